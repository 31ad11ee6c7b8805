/* "Beside the time": what the workers told of each run, median over the visits. */
#include "reports/metrics.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "model/metric.h"
#include "reports/name_list.h"

static const struct metric_table *metrics_of(const struct site *site, const struct board *board, size_t i)
{
	return &site->entries[board->entries[i]].metrics;
}

static struct name_list all_names(const struct site *site, const struct board *board)
{
	struct name_list names = {0};
	for (size_t i = 0; i < board->entry_count; i++) {
		const struct metric_table *metrics = metrics_of(site, board, i);
		for (size_t m = 0; m < metrics->count; m++)
			name_list_add(&names, metrics->items[m].name);
	}
	return names;
}

static void put_heads(struct value *table, const struct name_list *names)
{
	struct value *heads = value_put_list(table, "heads");
	for (size_t i = 0; i < names->count; i++) {
		struct buf words = BUF_INIT;
		metric_write_name(&words, names->items[i]);
		put_buf(value_add_map(heads), "name", &words);
	}
	value_putf(table, "all_columns", "%zu", names->count + 1);
}

static void put_row(struct value *row, const struct line *line, const struct metric_table *metrics,
		    const struct name_list *names)
{
	value_put(row, "label", line->label);
	value_putf(row, "colour", "%d", line->family % SERIES_COLOURS);
	struct value *cells = value_put_list(row, "cells");
	for (size_t i = 0; i < names->count; i++) {
		struct value *cell = value_add_map(cells);
		struct buf text = BUF_INIT;
		double median = metric_table_median(metrics, names->items[i]);
		if (isfinite(median))
			metric_write_value(&text, names->items[i], median);
		put_buf(cell, "value", &text);
	}
}

/* "type double, width 2000"; the panel alone where it has a name. */
static struct value *add_group(struct value *groups, const struct board *board, const struct board_panel *panel,
			       size_t x)
{
	struct value *group = value_add_map(groups);
	struct buf heading = BUF_INIT;
	if (panel->value)
		buf_printf(&heading, "%s, ", panel->value);
	words_at(&heading, board, x);
	put_buf(group, "heading", &heading);
	return value_put_list(group, "rows");
}

static void put_groups(struct value *table, const struct site *site, const struct board *board,
		       const struct name_list *names)
{
	struct value *groups = value_put_list(table, "groups"), *rows = NULL;
	const struct board_panel *panel = NULL, *last = NULL;
	size_t last_x = NOWHERE;
	for (size_t i = 0; i < board->entry_count; i++) {
		const struct metric_table *metrics = metrics_of(site, board, i);
		if (!metrics->count)
			continue;
		const struct line *line = board_line(board, board->entries[i], &panel);
		size_t x = board_x(board, board->entries[i]);
		if (!rows || panel != last || x != last_x)
			rows = add_group(groups, board, panel, x);
		put_row(value_add_map(rows), line, metrics, names);
		last = panel;
		last_x = x;
	}
}

void put_metrics(struct value *section, const struct site *site, const struct board *board)
{
	struct name_list names = all_names(site, board);
	if (names.count) {
		struct value *table = value_put_map(section, "metrics");
		value_put(table, "benchmark", board->benchmark->title);
		put_heads(table, &names);
		put_groups(table, site, board, &names);
	}
	free(names.items);
}

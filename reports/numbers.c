#include "reports/numbers.h"

#include <math.h>
#include <stdlib.h>

#include "reports/absent.h"
#include "reports/kinds.h"

#define LONG_TABLE 24 /* rows; a longer one scrolls in its own frame, below a header that stays */

struct columns {
	bool speed_up, rate, share, memory;
};

static struct columns find_columns(const struct site *site, const struct board *board)
{
	struct columns columns = {0};
	const char *unit;
	for (size_t i = 0; i < board->entry_count; i++) {
		const struct entry *entry = &site->entries[board->entries[i]];
		columns.speed_up |= isfinite(entry->speed_up.median);
		columns.rate |= isfinite(entry_rate(site, entry, &unit));
		columns.share |= isfinite(entry_share(site, entry));
		columns.memory |= entry->peak_bytes > 0;
	}
	return columns;
}

/* A point without a time says why across the columns that it leaves empty. */
static size_t count_columns(const struct columns *columns)
{
	return 3u + columns->speed_up + columns->rate + columns->share + columns->memory;
}

static void put_columns(struct value *map, const struct columns *columns)
{
	value_put_flag(map, "has_speed_up", columns->speed_up);
	value_put_flag(map, "has_rate", columns->rate);
	value_put_flag(map, "has_share", columns->share);
	value_put_flag(map, "has_memory", columns->memory);
	value_putf(map, "columns", "%zu", count_columns(columns));
	value_putf(map, "all_columns", "%zu", count_columns(columns) + 1);
}

static void put_row(struct value *row, const struct site *site, const struct board *board, size_t index)
{
	const struct entry *entry = &site->entries[index];
	const struct line *line = board_line(board, index, NULL);
	value_put(row, "id", entry->id);
	value_put(row, "label", line->label);
	value_putf(row, "colour", "%d", line->family % SERIES_COLOURS);
	put_entry(row, site, entry);
	put_kind(row, site, entry);
}

/* What is unavailable has no rows: it stands below, by its reasons. */
static bool has_rows(const struct site *site, const struct board *board, const struct board_panel *panel)
{
	for (size_t i = 0; i < panel->count; i++)
		for (size_t x = 0; x < board->x_count; x++) {
			size_t entry = panel->lines[i].entries[x];
			if (entry != NOWHERE && site->entries[entry].state != STATE_UNAVAILABLE)
				return true;
		}
	return false;
}

static struct value *add_table(struct value *list, const struct site *site, const struct board *board,
			       const struct board_panel *panel, const struct columns *columns)
{
	struct value *table = value_add_map(list);
	put_columns(table, columns);
	value_put(table, "panel", panel->value);
	value_put(table, "benchmark", board->benchmark->title);
	value_put_flag(table, "has_rows", has_rows(site, board, panel));
	put_absent(table, site, board, panel);
	value_put_flag(table, "is_long", panel->count * board->x_count > LONG_TABLE);
	return table;
}

void put_tables(struct value *map, const struct site *site, const struct board *board)
{
	struct columns columns = find_columns(site, board);
	struct value *list = value_put_list(map, "tables"), *groups = NULL, *rows = NULL;
	const struct board_panel *panel = NULL, *last = NULL;
	size_t last_x = NOWHERE;
	for (size_t i = 0; i < board->entry_count; i++) {
		size_t x = board_x(board, board->entries[i]);
		board_line(board, board->entries[i], &panel);
		bool new_panel = panel != last;
		if (new_panel)
			groups = value_put_list(add_table(list, site, board, panel, &columns), "groups");
		last = panel;
		if (new_panel)
			last_x = NOWHERE;
		if (site->entries[board->entries[i]].state == STATE_UNAVAILABLE)
			continue;
		if (x != last_x) {
			struct value *group = value_add_map(groups);
			struct buf heading = BUF_INIT;
			words_at(&heading, board, x);
			put_buf(group, "heading", &heading);
			rows = value_put_list(group, "rows");
		}
		put_row(value_add_map(rows), site, board, board->entries[i]);
		last_x = x;
	}
}

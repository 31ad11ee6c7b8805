#include "stats/metrics.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "stats/robust.h"

/* Where the name is, or where it belongs. */
static size_t place_of(const struct metric_table *table, const char *name)
{
	size_t at = 0;
	while (at < table->count && strcmp(table->items[at].name, name) < 0)
		at++;
	return at;
}

static bool is_at(const struct metric_table *table, size_t at, const char *name)
{
	return at < table->count && strcmp(table->items[at].name, name) == 0;
}

static struct metric_series *series_for(struct metric_table *table, const char *name)
{
	size_t at = place_of(table, name);
	if (!is_at(table, at, name)) {
		MEM_GROW(table->items, table->count, table->capacity);
		memmove(&table->items[at + 1], &table->items[at], (table->count - at) * sizeof *table->items);
		table->items[at] = (struct metric_series){.name = mem_text(name)};
		table->count++;
	}
	return &table->items[at];
}

void metric_table_add(struct metric_table *table, const struct answer *metrics)
{
	for (size_t i = 0; i < metrics->count; i++) {
		struct metric_series *series = series_for(table, metrics->items[i].name);
		MEM_GROW(series->values, series->count, series->capacity);
		series->values[series->count++] = metrics->items[i].number;
	}
}

double metric_table_median(const struct metric_table *table, const char *name)
{
	size_t at = place_of(table, name);
	return is_at(table, at, name) ? stats_median(table->items[at].values, table->items[at].count) : NAN;
}

void metric_table_free(struct metric_table *table)
{
	for (size_t i = 0; i < table->count; i++) {
		free(table->items[i].name);
		free(table->items[i].values);
	}
	free(table->items);
	*table = (struct metric_table){0};
}

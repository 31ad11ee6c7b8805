/*
 * A family is a way of computing without its counted parameters: `openmp` with 1, 2, 4 threads; each library of the
 * backend `blas`. It has one colour and one marker on all pages, and its variants differ by the dash of their lines.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "reports/board.h"

#define DRAWN_MAX 10 /* lines in a panel that can be told apart */

struct family {
	const char *name;
	const struct benchmark **benchmarks; /* in which it takes part */
	size_t count, capacity;
	int number;
};

static int compare_names(const void *a, const void *b)
{
	return strcmp(((const struct family *)a)->name, ((const struct family *)b)->name);
}

static bool takes_part(const struct family *family, const struct benchmark *benchmark)
{
	for (size_t i = 0; i < family->count; i++)
		if (family->benchmarks[i] == benchmark)
			return true;
	return false;
}

/* Do both stand in a figure of the same benchmark? */
static bool meet(const struct family *a, const struct family *b)
{
	for (size_t i = 0; i < a->count; i++)
		if (takes_part(b, a->benchmarks[i]))
			return true;
	return false;
}

/* The least number that no family it meets has, of those that are numbered already. */
static int free_number(const struct family *families, size_t count, const struct family *family)
{
	for (int number = 0;; number++) {
		bool taken = false;
		for (size_t i = 0; i < count && !taken; i++)
			taken = families[i].number == number && meet(&families[i], family);
		if (!taken)
			return number;
	}
}

typedef void (*line_fn)(void *context, const struct board *board, struct board_panel *panel, struct line *line);

static void each_line(struct site *site, line_fn each, void *context)
{
	for (size_t b = 0; b < site->board_count; b++)
		for (size_t p = 0; p < site->boards[b].panel_count; p++)
			for (size_t i = 0; i < site->boards[b].panels[p].count; i++)
				each(context, &site->boards[b], &site->boards[b].panels[p],
				     &site->boards[b].panels[p].lines[i]);
}

struct family_list {
	struct family *items;
	size_t count, capacity;
};

static struct family *family_named(struct family_list *list, const char *name)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->items[i].name, name) == 0)
			return &list->items[i];
	MEM_GROW(list->items, list->count, list->capacity);
	list->items[list->count] = (struct family){.name = name};
	return &list->items[list->count++];
}

static void collect(void *context, const struct board *board, struct board_panel *panel, struct line *line)
{
	(void)panel;
	struct family *family = family_named(context, line->family_name);
	if (takes_part(family, board->benchmark))
		return;
	MEM_GROW(family->benchmarks, family->count, family->capacity);
	family->benchmarks[family->count++] = board->benchmark;
}

/* The last line of a family, that with the most threads, is variant 0: it is drawn solid. */
static void number_line(void *context, const struct board *board, struct board_panel *panel, struct line *line)
{
	(void)board;
	line->family = family_named(context, line->family_name)->number;
	line->variant = 0;
	for (const struct line *other = line + 1; other < panel->lines + panel->count; other++)
		line->variant += strcmp(other->family_name, line->family_name) == 0;
}

static bool is_best_of_family(const struct site *site, const struct board *board, const struct board_panel *panel,
			      const struct line *line)
{
	size_t x;
	struct board_panel family = {.value = NULL, .lines = mem_zero(panel->count, sizeof *panel->lines)};
	for (size_t i = 0; i < panel->count; i++)
		if (strcmp(panel->lines[i].family_name, line->family_name) == 0)
			family.lines[family.count++] = panel->lines[i];
	const struct line *best = panel_best(site, board, &family, &x);
	bool is_it = best && params_equal(&best->params, &line->params) && strcmp(best->backend, line->backend) == 0;
	free(family.lines);
	return is_it;
}

static void choose_drawn(struct site *site, struct board *board)
{
	for (size_t p = 0; p < board->panel_count; p++) {
		struct board_panel *panel = &board->panels[p];
		size_t timed = 0;
		for (size_t i = 0; i < panel->count; i++)
			timed += line_has_time(site, board, &panel->lines[i]);
		for (size_t i = 0; i < panel->count; i++)
			panel->lines[i].drawn = timed <= DRAWN_MAX || !line_has_time(site, board, &panel->lines[i]) ||
						is_best_of_family(site, board, panel, &panel->lines[i]);
	}
}

void families_assign(struct site *site)
{
	struct family_list list = {0};
	each_line(site, collect, &list);
	if (list.count)
		qsort(list.items, list.count, sizeof *list.items, compare_names);
	for (size_t i = 0; i < list.count; i++)
		list.items[i].number = free_number(list.items, i, &list.items[i]);
	each_line(site, number_line, &list);
	for (size_t b = 0; b < site->board_count; b++)
		choose_drawn(site, &site->boards[b]);
	for (size_t i = 0; i < list.count; i++)
		free(list.items[i].benchmarks);
	free(list.items);
}

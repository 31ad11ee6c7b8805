/*
 * A family is a way of computing without its counted parameters: `openmp` with 1, 2, 4 threads; each library of the
 * backend `blas`. It has one colour and one marker on all pages, and its variants differ by the dash of their lines.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "reports/board.h"

#define DRAWN_MAX      10 /* lines in a panel that can be told apart */
#define KIND_MAX       20 /* in one that is parted by kind: each has its label, and colours come back with other markers */
#define LEAST_BACKENDS 5 /* from here on the best of each backend are a comparison */

/* A benchmark in which a family takes part, and whether it is in its figures. */
struct part {
	const struct benchmark *benchmark;
	bool drawn;
	enum kind kind;
	bool by_kind; /* its figures part kinds on every machine */
};

struct family {
	const char *name;
	struct part *parts;
	size_t count, capacity;
	bool drawn; /* somewhere: these share out the colours first */
	int number;
};

static int compare_families(const void *left, const void *right)
{
	const struct family *a = left, *b = right;
	if (a->drawn != b->drawn)
		return a->drawn ? -1 : 1;
	return strcmp(a->name, b->name);
}

static struct part *part_in(struct family *family, const struct benchmark *benchmark)
{
	for (size_t i = 0; i < family->count; i++)
		if (family->parts[i].benchmark == benchmark)
			return &family->parts[i];
	MEM_GROW(family->parts, family->count, family->capacity);
	family->parts[family->count] = (struct part){.benchmark = benchmark, .by_kind = true};
	return &family->parts[family->count++];
}

/* Do both stand side by side: in a figure of a benchmark or of a group, or where one is in no figure, in a table? */
static bool stand_together(const struct part *a, const struct part *b, bool in_figure)
{
	const char *group = a->benchmark->group, *other = b->benchmark->group;
	bool same = a->benchmark == b->benchmark || (group && other && strcmp(group, other) == 0);
	bool parted = a->benchmark == b->benchmark && a->by_kind && b->by_kind && a->kind != b->kind;
	return same && !parted && (!in_figure || (a->drawn && b->drawn));
}

static bool meet(const struct family *a, const struct family *b)
{
	for (size_t i = 0; i < a->count; i++)
		for (size_t k = 0; k < b->count; k++)
			if (stand_together(&a->parts[i], &b->parts[k], a->drawn && b->drawn))
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

struct collecting {
	struct site *site;
	struct family_list list;
};

static void collect(void *context, const struct board *board, struct board_panel *panel, struct line *line)
{
	(void)panel;
	struct collecting *collecting = context;
	struct family *family = family_named(&collecting->list, line->family_name);
	bool drawn = line->drawn && line_has_time(collecting->site, board, line);
	struct part *part = part_in(family, board->benchmark);
	part->drawn |= drawn;
	part->kind = line->kind;
	part->by_kind &= board->by_kind;
	family->drawn |= drawn;
}

/* The last line of a family, that with the most threads, is variant 0: it is drawn solid. */
static void number_line(void *context, const struct board *board, struct board_panel *panel, struct line *line)
{
	(void)board;
	struct collecting *collecting = context;
	line->family = family_named(&collecting->list, line->family_name)->number;
	line->variant = 0;
	for (const struct line *other = line + 1; other < panel->lines + panel->count; other++)
		line->variant += strcmp(other->family_name, line->family_name) == 0;
}

/* Does one way of computing stand for the other where lines are too many? */
typedef bool (*kin_fn)(const struct line *a, const struct line *b);

static bool same_family(const struct line *a, const struct line *b)
{
	return strcmp(a->family_name, b->family_name) == 0;
}

static bool same_backend(const struct line *a, const struct line *b)
{
	return strcmp(a->backend, b->backend) == 0;
}

/* Is the line the fastest of its kin at the largest value of the axis that one of them has a time for? */
static bool is_best_of_kin(const struct site *site, const struct board *board, const struct board_panel *panel,
			   const struct line *line, kin_fn kin)
{
	size_t x;
	struct board_panel some = {.lines = mem_zero(panel->count, sizeof *panel->lines)};
	for (size_t i = 0; i < panel->count; i++)
		if (kin(&panel->lines[i], line))
			some.lines[some.count++] = panel->lines[i];
	const struct line *best = panel_best(site, board, &some, &x);
	bool is_it = best && params_equal(&best->params, &line->params) && same_backend(best, line);
	free(some.lines);
	return is_it;
}

/* Leaves the best of each kin; returns how many are left. Lines without a time are in no figure anyway. */
static size_t thin(const struct site *site, const struct board *board, struct board_panel *panel, kin_fn kin)
{
	size_t left = 0;
	for (size_t i = 0; i < panel->count; i++) {
		struct line *line = &panel->lines[i];
		line->drawn = !line_has_time(site, board, line) || is_best_of_kin(site, board, panel, line, kin);
		left += line->drawn && line_has_time(site, board, line);
	}
	return left;
}

static size_t count_backends(const struct site *site, const struct board *board, const struct board_panel *panel)
{
	size_t count = 0;
	for (size_t i = 0; i < panel->count; i++)
		count += is_best_of_kin(site, board, panel, &panel->lines[i], same_backend);
	return count;
}

/* What a line is ranked by: how far it got along the axis, then how fast it was there. */
static bool is_ahead(const struct site *site, const struct board *board, const struct line *a, const struct line *b)
{
	for (size_t x = board->x_count; x-- > 0;) {
		double of_a = line_seconds(site, a, x), of_b = line_seconds(site, b, x);
		if (isfinite(of_a) || isfinite(of_b))
			return isfinite(of_a) && (!isfinite(of_b) || of_a < of_b || (of_a == of_b && a < b));
	}
	return false;
}

static void keep_fastest(const struct site *site, const struct board *board, struct board_panel *panel)
{
	bool *slow = mem_zero(panel->count, sizeof *slow);
	for (size_t i = 0; i < panel->count; i++) {
		size_t ahead = 0;
		for (size_t k = 0; k < panel->count; k++)
			ahead += panel->lines[k].drawn && panel->lines[k].kind == panel->lines[i].kind &&
				 is_ahead(site, board, &panel->lines[k], &panel->lines[i]);
		slow[i] = ahead >= KIND_MAX;
	}
	for (size_t i = 0; i < panel->count; i++)
		panel->lines[i].drawn &= !slow[i];
	free(slow);
}

static bool is_mixed(const struct board_panel *panel)
{
	for (size_t i = 1; i < panel->count; i++)
		if (panel->lines[i].kind != panel->lines[0].kind)
			return true;
	return false;
}

/* Few backends with many libraries each are compared by these: they stay. */
static void choose_drawn(const struct site *site, struct board *board, struct board_panel *panel)
{
	size_t timed = 0, left;
	for (size_t i = 0; i < panel->count; i++) {
		panel->lines[i].drawn = true;
		timed += line_has_time(site, board, &panel->lines[i]);
	}
	if (timed <= DRAWN_MAX)
		return;
	left = thin(site, board, panel, same_family);
	if (left > DRAWN_MAX && count_backends(site, board, panel) >= LEAST_BACKENDS)
		left = thin(site, board, panel, same_backend);
	board->by_kind |= left > DRAWN_MAX && is_mixed(panel);
	if (board->by_kind)
		keep_fastest(site, board, panel);
}

void families_assign(struct site *site)
{
	struct collecting collecting = {.site = site};
	struct family_list *list = &collecting.list;
	for (size_t b = 0; b < site->board_count; b++)
		for (size_t p = 0; p < site->boards[b].panel_count; p++)
			choose_drawn(site, &site->boards[b], &site->boards[b].panels[p]);
	each_line(site, collect, &collecting);
	if (list->count)
		qsort(list->items, list->count, sizeof *list->items, compare_families);
	for (size_t i = 0; i < list->count; i++)
		list->items[i].number = free_number(list->items, i, &list->items[i]);
	each_line(site, number_line, &collecting);
	for (size_t i = 0; i < list->count; i++)
		free(list->items[i].parts);
	free(list->items);
}

/* What has no time, and why: points of the boards with the same state and reason, counted. */
#include "reports/problems.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "reports/absent.h"

#define SHOWN_MAX 12
#define OPEN_MAX  3 /* reasons for what is unavailable */

struct problem {
	const struct entry *first;
	const struct board *board; /* NULL: of the machine's own benchmarks */
	size_t count;
	struct name_list names; /* of what is unavailable */
};

struct problem_list {
	struct problem *items;
	size_t count, points;
};

static const char *skip_number(const char *text)
{
	while ((*text >= '0' && *text <= '9') || *text == '.')
		text++;
	return text;
}

/* But for the numbers in them: "about 3 s an iteration ..." is why a point was skipped, however many seconds it was. */
static bool is_alike(const char *a, const char *b)
{
	for (;; a++, b++) {
		a = skip_number(a);
		b = skip_number(b);
		if (*a != *b || !*a)
			return *a == *b;
	}
}

static bool same(const struct problem *problem, const struct board *board, const struct entry *entry)
{
	const char *a = problem->first->reason ? problem->first->reason : "", *b = entry->reason ? entry->reason : "";
	if (problem->first->state != entry->state)
		return false;
	if (entry->state == STATE_UNAVAILABLE) /* a module that is missing is missing in all benchmarks */
		return strcmp(a, b) == 0;
	return problem->board == board && (entry->state == STATE_SKIPPED ? is_alike(a, b) : strcmp(a, b) == 0);
}

static const char *name_of(const struct site *site, const struct board *board, const struct entry *entry)
{
	return board ? board_line(board, (size_t)(entry - site->entries), NULL)->family_name : entry->point.backend;
}

static void count_entry(struct problem_list *list, const struct site *site, const struct board *board,
			const struct entry *entry)
{
	if (entry->state == STATE_OK)
		return;
	size_t at = 0;
	while (at < list->count && !same(&list->items[at], board, entry))
		at++;
	if (at == list->count)
		list->items[list->count++] = (struct problem){.first = entry, .board = board};
	list->items[at].count++;
	if (entry->state == STATE_UNAVAILABLE)
		name_list_add(&list->items[at].names, name_of(site, board, entry));
	list->points++;
}

/* Failures before what was not even tried; the more frequent first. */
static int compare(const void *left, const void *right)
{
	const struct problem *a = left, *b = right;
	bool a_tried = state_is_failure(a->first->state), b_tried = state_is_failure(b->first->state);
	if (a_tried != b_tried)
		return a_tried ? -1 : 1;
	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return a->first < b->first ? -1 : a->first > b->first;
}

static void put_place(struct value *item, const struct site *site, const struct problem *problem)
{
	const struct entry *entry = problem->first;
	if (problem->board) {
		const struct line *line = board_line(problem->board, (size_t)(entry - site->entries), NULL);
		value_put(item, "label", line->label);
		value_putf(item, "href", "%s#%s", problem->board->page, entry->id);
	} else {
		char *page = machine_page(site, entry->machine);
		value_put(item, "label", entry->point.backend);
		value_putf(item, "href", "%s#peak", page);
		free(page);
	}
}

static void put_problem(struct value *item, const struct site *site, const struct problem *problem)
{
	struct buf text = BUF_INIT;
	words_state(&text, problem->first->state);
	put_buf(item, "state", &text);
	value_putf(item, "count", "%zu", problem->count);
	value_put(item, "reason", problem->first->reason);
	value_put(item, "benchmark", problem->first->point.benchmark);
	put_place(item, site, problem);
	value_put_flag(item, "is_failure", state_is_failure(problem->first->state));
	if (problem->names.count > 1) {
		write_names(&text, &problem->names);
		put_buf(item, "names", &text);
	} else if (problem->count > 1) {
		value_putf(item, "others", "%zu", problem->count - 1);
	}
}

/* Of the machine's own benchmarks, those at a commit that a board shows. */
static bool is_shown(const struct site *site, const struct entry *entry)
{
	if (!site_benchmark(site, entry->point.benchmark)->of_machine)
		return false;
	for (size_t b = 0; b < site->board_count; b++) {
		const struct board *board = &site->boards[b];
		if (entry->commit == board->commit && entry->machine == board->machine && entry->dirty == board->dirty)
			return true;
	}
	return false;
}

static void collect(struct problem_list *list, const struct site *site, const struct board *only)
{
	for (size_t b = 0; b < site->board_count; b++) {
		const struct board *board = &site->boards[b];
		for (size_t i = 0; (!only || board == only) && i < board->entry_count; i++)
			count_entry(list, site, board, &site->entries[board->entries[i]]);
	}
	for (size_t i = 0; !only && i < site->entry_count; i++)
		if (is_shown(site, &site->entries[i]))
			count_entry(list, site, NULL, &site->entries[i]);
}

/* Where there are many reasons for what is unavailable, they are folded away together. Returns how many are told. */
static size_t put_items(struct value *map, const struct site *site, const struct problem_list *list)
{
	struct value *items = value_put_list(map, "problems"), *folded = NULL;
	size_t absent = 0, points = 0, shown = 0, open = 0;
	for (size_t i = 0; i < list->count; i++)
		absent += list->items[i].first->state == STATE_UNAVAILABLE;
	for (size_t i = 0; i < list->count; i++) {
		const struct problem *problem = &list->items[i];
		bool fold = problem->first->state == STATE_UNAVAILABLE && absent > OPEN_MAX;
		if (!fold && open++ >= SHOWN_MAX)
			continue;
		if (fold && !folded)
			folded = value_put_list(value_put_map(map, "folded"), "problems");
		points += fold ? problem->count : 0;
		put_problem(value_add_map(fold ? folded : items), site, problem);
		shown++;
	}
	if (points)
		value_putf(map, "folded_points", "%zu", points);
	return shown;
}

void put_problems(struct value *map, const struct site *site, const struct board *only)
{
	struct problem_list list = {.items = mem_zero(site->entry_count + 1, sizeof *list.items)};
	struct buf text = BUF_INIT;
	bool failed = false;
	collect(&list, site, only);
	qsort(list.items, list.count, sizeof *list.items, compare);
	size_t shown = put_items(map, site, &list);
	for (size_t i = 0; i < list.count; i++) {
		failed |= state_is_failure(list.items[i].first->state);
		free(list.items[i].names.items);
	}
	value_put_flag(map, "has_problems", list.count > 0);
	value_put_flag(map, "has_failures", failed);
	if (list.count > shown)
		value_putf(map, "more_problems", "%zu", list.count - shown);
	number_write_count(&text, list.points, "point", "points");
	put_buf(map, "problem_points", &text);
	free(list.items);
}

/* What has no time, and why: points of the boards with the same state and reason, counted. */
#include "reports/problems.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"

#define SHOWN_MAX 12

struct problem {
	const struct entry *first;
	const struct board *board;
	size_t count;
};

static bool same(const struct problem *problem, const struct board *board, const struct entry *entry)
{
	return problem->board == board && problem->first->state == entry->state &&
	       strcmp(problem->first->reason ? problem->first->reason : "", entry->reason ? entry->reason : "") == 0;
}

static struct problem *problem_for(struct problem *problems, size_t *count, const struct board *board,
				   const struct entry *entry)
{
	for (size_t i = 0; i < *count; i++)
		if (same(&problems[i], board, entry))
			return &problems[i];
	problems[*count] = (struct problem){entry, board, 0};
	return &problems[(*count)++];
}

/* Failures before what was not even tried; the more frequent first. */
static int compare(const void *left, const void *right)
{
	const struct problem *a = left, *b = right;
	bool a_tried = a->first->state > STATE_UNAVAILABLE, b_tried = b->first->state > STATE_UNAVAILABLE;
	if (a_tried != b_tried)
		return a_tried ? -1 : 1;
	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return a->board != b->board ? (a->board < b->board ? -1 : 1) : a->first < b->first ? -1 : 1;
}

static void put_problem(struct value *item, const struct site *site, const struct problem *problem)
{
	struct buf text = BUF_INIT;
	words_state(&text, problem->first->state);
	put_buf(item, "state", &text);
	value_putf(item, "count", "%zu", problem->count);
	value_put(item, "reason", problem->first->reason);
	value_put(item, "benchmark", problem->board->benchmark->name);
	value_put(item, "label", board_line(problem->board, (size_t)(problem->first - site->entries), NULL)->label);
	value_putf(item, "href", "%s#%s", problem->board->page, problem->first->id);
	value_put_flag(item, "is_failure", problem->first->state > STATE_UNAVAILABLE);
	if (problem->count > 1)
		value_putf(item, "others", "%zu", problem->count - 1);
}

void put_problems(struct value *map, const struct site *site, const struct board *only)
{
	struct problem *problems = mem_zero(site->entry_count + 1, sizeof *problems);
	size_t count = 0, points = 0;
	for (size_t b = 0; b < site->board_count; b++) {
		const struct board *board = &site->boards[b];
		for (size_t i = 0; (!only || board == only) && i < board->entry_count; i++) {
			const struct entry *entry = &site->entries[board->entries[i]];
			if (entry->state == STATE_OK)
				continue;
			problem_for(problems, &count, board, entry)->count++;
			points++;
		}
	}
	qsort(problems, count, sizeof *problems, compare);
	struct value *list = value_put_list(map, "problems");
	for (size_t i = 0; i < count && i < SHOWN_MAX; i++)
		put_problem(value_add_map(list), site, &problems[i]);
	value_put_flag(map, "has_problems", count > 0);
	if (count > SHOWN_MAX)
		value_putf(map, "more_problems", "%zu", count - SHOWN_MAX);
	struct buf text = BUF_INIT;
	number_write_count(&text, points, "point", "points");
	put_buf(map, "problem_points", &text);
	free(problems);
}

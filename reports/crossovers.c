/* Where lines of a panel change order: found with the board, told on its page and its group's. */
#include "reports/crossovers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "reports/board.h"

#define SHOWN_FIRST 6  /* in the list */
#define SHOWN_MAX   60 /* with those that are folded away */

/* The values of the axis at which both lines have a time. */
struct meeting {
	struct crossover_point *points;
	size_t *x;
	size_t count;
};

static struct meeting meet(const struct site *site, const struct board *board, const struct line *a,
			   const struct line *b)
{
	struct meeting meeting = {mem_zero(board->x_count, sizeof *meeting.points),
				  mem_zero(board->x_count, sizeof *meeting.x), 0};
	for (size_t x = 0; x < board->x_count; x++) {
		if (!isfinite(line_seconds(site, a, x)) || !isfinite(line_seconds(site, b, x)) ||
		    !(board->numbers[x] > 0 && board->x[x] > 0))
			continue;
		const struct summary *of_a = &site->entries[a->entries[x]].time,
				     *of_b = &site->entries[b->entries[x]].time;
		meeting.x[meeting.count] = x;
		meeting.points[meeting.count++] =
			(struct crossover_point){board->numbers[x], summary_ratio(of_a, of_b)};
	}
	return meeting;
}

/* Straight on the log scale; NaN where an end is. */
static double between(double from, double to, double share)
{
	return exp(log(from) + share * (log(to) - log(from)));
}

static double seconds_between(const struct site *site, const struct line *line, size_t left, size_t right, double share)
{
	return between(line_seconds(site, line, left), line_seconds(site, line, right), share);
}

static double fastest_between(const struct site *site, const struct board_panel *panel, size_t left, size_t right,
			      double share)
{
	double fastest = INFINITY;
	for (size_t i = 0; i < panel->count; i++)
		if (panel->lines[i].drawn)
			fastest = fmin(fastest, seconds_between(site, &panel->lines[i], left, right, share));
	return fastest;
}

static void cross(struct board *board, const struct site *site, size_t panel, const struct line *a,
		  const struct line *b)
{
	struct meeting meeting = meet(site, board, a, b);
	struct crossover *found = mem_zero(meeting.count + 1, sizeof *found);
	size_t count = crossovers_find(found, meeting.points, meeting.count);
	board->crossovers =
		mem_resize(board->crossovers, board->crossover_count + count + 1, sizeof *board->crossovers);
	for (size_t i = 0; i < count; i++) {
		size_t left = meeting.x[found[i].left], right = meeting.x[found[i].right];
		double seconds = seconds_between(site, a, left, right, found[i].share);
		board->crossovers[board->crossover_count++] = (struct board_crossover){
			.panel = panel,
			.winner = found[i].a_is_faster ? a : b,
			.loser = found[i].a_is_faster ? b : a,
			.at = found[i],
			.x = between(board->x[left], board->x[right], found[i].share),
			.seconds = seconds,
			.behind = seconds / fastest_between(site, &board->panels[panel], left, right, found[i].share),
		};
	}
	free(meeting.points);
	free(meeting.x);
	free(found);
}

static int compare(const void *left, const void *right)
{
	const struct board_crossover *a = left, *b = right;
	if (fabs(a->behind - b->behind) > 0)
		return a->behind < b->behind ? -1 : 1;
	if (a->panel != b->panel)
		return a->panel < b->panel ? -1 : 1;
	int winners = strcmp(a->winner->label, b->winner->label);
	return winners ? winners : strcmp(a->loser->label, b->loser->label);
}

void board_cross(struct board *board, const struct site *site)
{
	for (size_t p = 0; p < board->panel_count; p++) {
		const struct board_panel *panel = &board->panels[p];
		for (size_t a = 0; a < panel->count; a++)
			for (size_t b = a + 1; b < panel->count; b++)
				if (panel->lines[a].drawn && panel->lines[b].drawn)
					cross(board, site, p, &panel->lines[a], &panel->lines[b]);
	}
	if (board->crossover_count)
		qsort(board->crossovers, board->crossover_count, sizeof *board->crossovers, compare);
}

/* --- in words --- */

/* As many decimals as the interval leaves sense in. */
static int decimals_of(const struct crossover *at)
{
	double half = (at->high - at->low) / 2;
	return half > 0 ? (int)fmin(fmax(ceil(-log10(half)), 0), 3) : 3;
}

void words_crossover(struct buf *out, const struct board *board, const struct board_crossover *crossover)
{
	const struct crossover *at = &crossover->at;
	int decimals = decimals_of(at);
	buf_printf(out, "%s overtakes %s at %s ≈ %.*f [%.*f, %.*f]", crossover->winner->phrase,
		   crossover->loser->phrase, board->benchmark->axis, decimals, at->x, decimals, at->low, decimals,
		   at->high);
}

char *crossovers_href(const char *page, const struct board *board)
{
	return mem_printf("%s#%scrossovers", page, board->anchor);
}

static void put_crossover(struct value *item, const struct board *board, const struct board_crossover *crossover)
{
	const struct crossover *at = &crossover->at;
	int decimals = decimals_of(at);
	if (board->panel_count > 1)
		value_put(item, "panel", board->panels[crossover->panel].value);
	value_put(item, "winner", crossover->winner->phrase);
	value_put(item, "loser", crossover->loser->phrase);
	value_putf(item, "winner_colour", "%d", crossover->winner->family % SERIES_COLOURS);
	value_putf(item, "loser_colour", "%d", crossover->loser->family % SERIES_COLOURS);
	value_put(item, "axis", board->benchmark->axis);
	value_putf(item, "at", "%.*f", decimals, at->x);
	value_putf(item, "low", "%.*f", decimals, at->low);
	value_putf(item, "high", "%.*f", decimals, at->high);
	value_put_flag(item, "leads", crossover->behind < 1 + 1e-9);
}

void put_crossovers(struct value *map, const struct board *board, size_t panel)
{
	struct value *first = value_put_list(map, "crossovers"), *others = value_put_list(map, "more_crossovers");
	size_t count = 0;
	for (size_t i = 0; i < board->crossover_count; i++) {
		if (panel != NOWHERE && board->crossovers[i].panel != panel)
			continue;
		if (count < SHOWN_MAX)
			put_crossover(value_add_map(count < SHOWN_FIRST ? first : others), board,
				      &board->crossovers[i]);
		count++;
	}
	value_put_flag(map, "has_crossovers", count > 0);
	value_put_flag(map, "has_more_crossovers", count > SHOWN_FIRST);
	value_putf(map, "more_count", "%zu", count > SHOWN_FIRST ? count - SHOWN_FIRST : 0);
	if (count > SHOWN_MAX)
		value_putf(map, "unshown_crossovers", "%zu", count - SHOWN_MAX);
}

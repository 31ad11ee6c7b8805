/* --budget: a run that is to end in time leaves out, or stops, its slowest points. */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/number.h"
#include "command/run.h"

/* --- before the run: by the model --- */

struct candidate {
	size_t point;
	double visit, all; /* seconds that one visit and all of them are thought to take */
};

static struct candidate candidate_of(const struct session *session, size_t index)
{
	const struct run_point *point = &session->points[index];
	struct candidate out = {.point = index, .visit = run_point_expect(session, point)};
	for (int round = point->stored; round < session->settings->rounds && !point->stopped; round++)
		if (round == 0 || point->spent + out.all < session->settings->point_time)
			out.all += out.visit;
	return out;
}

static int slowest_first(const void *a, const void *b)
{
	const struct candidate *left = a, *right = b;
	if (left->visit != right->visit)
		return left->visit < right->visit ? 1 : -1;
	return (left->point > right->point) - (left->point < right->point);
}

static void leave_out(struct session *session, const struct candidate *candidate)
{
	struct planned *planned = &session->plan.points[candidate->point];
	struct buf reason = BUF_INIT;
	buf_text(&reason, "about ");
	number_write_seconds(&reason, candidate->visit);
	buf_text(&reason, " a visit, for which --budget ");
	number_write_seconds(&reason, session->settings->budget);
	buf_text(&reason, " has no room: run without it");
	planned->state = STATE_SKIPPED;
	planned->reason = buf_detach(&reason);
}

/* One visit of a slow point tells more than none, and three of a fast one: so the slowest lose their further visits
 * first (run_budget_trim() sees to that, once it knows how slow they are), and only then are points left out. */
static void fit(struct session *session, const struct candidate *candidates, size_t count, double total)
{
	double budget = session->settings->budget;
	for (size_t i = 0; i < count && total > budget; i++)
		total -= candidates[i].all - candidates[i].visit;
	for (size_t i = 0; i < count && total > budget; i++) {
		total -= candidates[i].visit;
		leave_out(session, &candidates[i]);
	}
}

void run_budget_plan(struct session *session)
{
	struct candidate *candidates = mem_zero(session->plan.count, sizeof *candidates);
	size_t count = 0;
	double total = 0;
	for (size_t i = 0; i < session->plan.count; i++) {
		const struct run_point *point = &session->points[i];
		if (point->planned->state != STATE_OK)
			continue;
		struct candidate candidate = candidate_of(session, i);
		total += candidate.all;
		/* What was begun is brought to its end, and without the machine's own peak no rate means much. */
		if (!point->stored && !point->planned->benchmark->of_machine)
			candidates[count++] = candidate;
	}
	if (count)
		qsort(candidates, count, sizeof *candidates, slowest_first);
	fit(session, candidates, count, total);
	free(candidates);
}

/* --- while it runs: by what was seen --- */

static struct run_point *slowest_visited(const struct session *session)
{
	struct run_point *slowest = NULL;
	for (size_t i = 0; i < session->plan.count; i++) {
		struct run_point *point = &session->points[i];
		if (!point->stopped && isfinite(point->last_visit) && !point->planned->benchmark->of_machine &&
		    (!slowest || point->last_visit > slowest->last_visit))
			slowest = point;
	}
	return slowest;
}

void run_budget_trim(struct session *session, size_t next, double elapsed)
{
	struct run_point *slowest;
	while (run_points_rest(session, next) > session->settings->budget - elapsed &&
	       (slowest = slowest_visited(session)))
		slowest->stopped = true;
}

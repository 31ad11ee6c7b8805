/* --budget: a run that is to end in time leaves out, or stops, its slowest points. */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/number.h"
#include "command/run.h"

/* Seconds that the visits of a point to come are thought to take. */
static double cost_of(const struct session *session, const struct run_point *point)
{
	double visit = run_point_expect(session, point), spent = point->spent, cost = 0;
	for (int round = point->stored; round < session->settings->rounds && !point->stopped; round++) {
		if (round > 0 && spent >= session->settings->point_time)
			break;
		spent += visit;
		cost += visit;
	}
	return cost;
}

/* --- before the run: by the model --- */

struct candidate {
	size_t point;
	double cost;
};

static int by_cost(const void *a, const void *b)
{
	const struct candidate *left = a, *right = b;
	if (left->cost != right->cost)
		return left->cost < right->cost ? 1 : -1;
	return (left->point > right->point) - (left->point < right->point);
}

static void leave_out(struct session *session, const struct candidate *candidate)
{
	struct planned *planned = &session->plan.points[candidate->point];
	struct buf reason = BUF_INIT;
	buf_text(&reason, "about ");
	number_write_seconds(&reason, candidate->cost);
	buf_text(&reason, " in all, which --budget ");
	number_write_seconds(&reason, session->settings->budget);
	buf_text(&reason, " has no room for: run without it");
	planned->state = STATE_SKIPPED;
	planned->reason = buf_detach(&reason);
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
		double cost = cost_of(session, point);
		total += cost;
		/* What was begun is brought to its end, and without the machine's own peak no rate means much. */
		if (!point->stored && !point->planned->benchmark->of_machine)
			candidates[count++] = (struct candidate){i, cost};
	}
	if (count)
		qsort(candidates, count, sizeof *candidates, by_cost);
	for (size_t i = 0; i < count && total > session->settings->budget; i++) {
		total -= candidates[i].cost;
		leave_out(session, &candidates[i]);
	}
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

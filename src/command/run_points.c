#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "command/run.h"

/* Time of a worker's start and end and of what it does outside of samples, roughly. */
#define VISIT_BASE_SECONDS 0.01

static void fail_planned(struct planned *planned, const struct error *why)
{
	planned->state = STATE_FAILED;
	mem_replace(&planned->reason, why->message);
}

/* The environment's hash; a worker that no longer describes itself fails its points and nothing else. */
static void find_environment(struct session *session, struct planned *planned, struct run_point *point)
{
	const struct linked_worker *linked;
	struct error why = ERROR_INIT;
	/* What the plan knows to be absent is part of no environment. */
	const char *blas = planned->state == STATE_OK ? params_get(&planned->point.params, "blas") : NULL;
	if (bench_setup_link(&linked, &session->setup, planned->worker, blas, &why)) {
		point->environment = linked->environment.hash;
		return;
	}
	fail_planned(planned, &why);
	if (bench_setup_link(&linked, &session->setup, planned->worker, NULL, NULL))
		point->environment = linked->environment.hash;
}

static struct run_point *find_point(struct session *session, const struct result *result)
{
	for (size_t i = 0; i < session->plan.count; i++) {
		struct run_point *point = &session->points[i];
		if (point->environment && strcmp(point->environment, result->environment) == 0 &&
		    point_compare(&point->planned->point, &result->point) == 0)
			return point;
	}
	return NULL;
}

/* What an earlier plan left out (put_unvisited() stores it: no process, no seconds) is no visit to a point that this
 * plan wants to make. */
static bool counts(const struct run_point *point, const struct visit *visit)
{
	return visit->seconds > 0 || point->planned->state != STATE_OK;
}

static bool note_stored(void *context, const struct result *result)
{
	struct session *session = context;
	struct run_point *point = result->dirty ? NULL : find_point(session, result);
	for (size_t i = 0; point && i < result->visit_count; i++) {
		const struct visit *visit = &result->visits[i];
		if (!counts(point, visit))
			continue;
		point->stored++;
		point->spent += visit->seconds;
		point->last_visit = visit->seconds;
		point->stopped |= visit->state != STATE_OK;
	}
	return true;
}

bool run_points_open(struct session *session, struct error *err)
{
	session->points = mem_zero(session->plan.count, sizeof *session->points);
	for (size_t i = 0; i < session->plan.count; i++) {
		struct run_point *point = &session->points[i];
		struct buf name = BUF_INIT;
		point_write(&name, &session->plan.points[i].point);
		*point = (struct run_point){
			.planned = &session->plan.points[i], .name = buf_detach(&name), .last_visit = NAN};
		find_environment(session, &session->plan.points[i], point);
	}
	if (!session->store || !session->settings->skip_existing || session->dirty)
		return true;
	const struct result_filter filter = {.commit = session->commit.sha,
					     .machine = session->setup.machine.fingerprint};
	return store_each_result(session->store, &filter, note_stored, session, err);
}

void run_points_close(struct session *session)
{
	for (size_t i = 0; session->points && i < session->plan.count; i++)
		free(session->points[i].name);
	free(session->points);
	session->points = NULL;
}

static bool is_wanted(const struct session *session, const struct slot *slot)
{
	const struct run_point *point = &session->points[slot->point];
	return slot->round >= point->stored && !point->stopped &&
	       (point->stored == 0 || point->spent < session->settings->point_time);
}

void run_points_drop_stored(struct session *session)
{
	size_t kept = 0;
	for (size_t i = 0; i < session->slot_count; i++)
		if (is_wanted(session, &session->slots[i]))
			session->slots[kept++] = session->slots[i];
	session->slot_count = kept;
}

double run_point_expect(const struct session *session, const struct run_point *point)
{
	const struct run_settings *settings = session->settings;
	if (isfinite(point->last_visit))
		return point->last_visit;
	/* Without an estimate: as short as a visit can be. */
	double iteration = isfinite(point->planned->estimate) ? point->planned->estimate : 0;
	double start = VISIT_BASE_SECONDS + (isfinite(point->planned->start) ? point->planned->start : 0);
	double group = fmax(settings->min_time, iteration);
	/* As measure.h has it: such an iteration is the only one. */
	if (iteration >= settings->max_time && settings->warmups <= 1)
		return start + iteration;
	/* Calibration doubles up to one group, and warms up. */
	double before = fmax(settings->warmups * group, iteration < settings->min_time ? 2 * group : group);
	/* No group begins after max_time, and the one under way is ended. */
	double samples = fmin(settings->samples * group, fmax(settings->max_time, group));
	return start + before + samples;
}

double run_points_rest(const struct session *session, size_t first)
{
	double rest = 0;
	for (size_t i = first; i < session->slot_count; i++) {
		const struct run_point *point = &session->points[session->slots[i].point];
		double visit = run_point_expect(session, point);
		bool will_stop = point->stopped ||
				 point->spent + visit * session->slots[i].round > session->settings->point_time;
		if (session->slots[i].round > 0 && will_stop)
			continue;
		rest += visit;
	}
	return rest;
}

/*
 * plan_parts.h: the steps of plan_make(): choose by the wishes, expand the
 * parameters, judge each point.
 */
#ifndef LAPCHART_PLAN_PLAN_PARTS_H
#define LAPCHART_PLAN_PLAN_PARTS_H

#include "base/pattern.h"
#include "plan/plan.h"

/* --- plan_choose.c --- */

struct choice {
	const struct wishes *wishes;
	struct pattern bench, backend;
};

bool choice_start(struct choice *choice, const struct wishes *wishes, struct error *err);
void choice_end(struct choice *choice);
/* Is it one of the machine's own benchmarks, which no wish names? */
bool choice_is_free(const struct choice *choice, const struct benchmark *benchmark);
bool choice_has_benchmark(const struct choice *choice, const struct benchmark *benchmark);
/* Of a worker that has the benchmark. */
bool choice_has_backend(const struct choice *choice, const struct benchmark *benchmark, const struct worker *worker);
/* Does each wish match something? The error says what there is. */
bool choice_check(const struct choice *choice, const struct definitions *definitions, const struct worker *workers,
		  size_t worker_count, struct error *err);

/* --- plan_expand.c --- */

/* Adds the points of one benchmark by one worker to the plan; nothing but `point`, `benchmark` and `worker` is
 * filled in. */
void expand_points(struct plan *plan, const struct choice *choice, const struct benchmark *benchmark,
		   const struct worker *worker, const struct plan_context *context);

/* --- plan_judge.c --- */

/* Fills in estimate, memory, state and reason. */
void judge_point(struct planned *planned, const struct wishes *wishes, const struct plan_context *context);

#endif

/*
 * plan.h: definitions, workers and wishes in; an ordered list of points out.
 * Pure: the machine's facts that it needs are arguments.
 */
#ifndef LAPCHART_PLAN_PLAN_H
#define LAPCHART_PLAN_PLAN_H

#include <stddef.h>
#include <stdint.h>

#include "model/benchmark.h"
#include "model/point.h"
#include "model/visit.h"
#include "model/worker.h"
#include "plan/definition.h"

enum sweep { SWEEP_DEFAULT, SWEEP_QUICK, SWEEP_FULL };

/* --axis size=100,200: replaces the sweep of a parameter in every benchmark that has it. */
struct axis_wish {
	char *name;
	struct values values;
};

/* Reads "size=100,200"; release with axis_wish_free(). */
bool axis_wish_parse(struct axis_wish *out, const char *text, struct error *err);
void axis_wish_free(struct axis_wish *wish);

/* The machine's own benchmarks are part of every run, whatever the wishes say, unless `bench` names them: then
 * the wishes hold for them too. */
struct wishes {
	const char *bench;   /* POSIX extended regular expression searched in the benchmark's name; NULL: all */
	const char *backend; /* the same for backends */
	bool without_peers;  /* native backends only */
	struct axis_wish *axes;
	size_t axis_count;
	enum sweep sweep;
	double slowest; /* seconds: an estimate of one iteration above it is skipped with that reason; INFINITY: none */
};

/* A library that is known and not there: its points are unavailable, for this reason. */
struct absent_library {
	const char *name, *reason;
};

/* What the plan has to know of the machine. */
struct plan_context {
	int cores;               /* replaces the words "cores" (1, 2, 4 ... cores) and "all-cores" in a sweep */
	uint64_t memory_bytes;   /* available; 0: unknown, nothing is skipped for it */
	const char *const *blas; /* names that replace the word "installed" */
	size_t blas_count;
	const struct absent_library *absent; /* libraries that replace the word "known" */
	size_t absent_count;
};

struct planned {
	struct point point;
	const struct benchmark *benchmark; /* lent from the definitions */
	const struct worker *worker;       /* lent */
	enum state state;                  /* OK: to be visited; SKIPPED or UNAVAILABLE: why below */
	char *reason;
	double estimate; /* seconds of one iteration by the model; NaN: unknown */
	double start;    /* seconds of a visit before it; NaN: unknown */
	double memory;   /* bytes by the model; NaN: unknown */
};

struct plan {
	struct planned *points; /* by benchmark, then backend, then parameters; machine's own benchmarks first */
	size_t count, capacity;
};

/* A wish that matches nothing, a bad expression, or an --axis that no chosen benchmark has, is an error with
 * what there is. A worker that is unavailable gives its points with that state, and so does a BLAS library that
 * is not installed. `definitions` and `workers` must outlive the plan. */
bool plan_make(struct plan *out, const struct definitions *definitions, const struct worker *workers,
	       size_t worker_count, const struct wishes *wishes, const struct plan_context *context, struct error *err);
void plan_free(struct plan *plan);

/* One visit to come: which point, in which round. */
struct slot {
	size_t point; /* index in plan->points */
	int round;
	int position; /* in the whole schedule, from 0 */
};

/* `rounds` visits for each point whose state is OK: round after round, each round in its own shuffled order
 * (Fisher-Yates, splitmix64 from the seed). Machine's own benchmarks open each round. Caller frees *slots. */
void plan_schedule(struct slot **slots, size_t *count, const struct plan *plan, int rounds, uint64_t seed);

/* Is the answer right? `oracle` is the answer of the definition's oracle backend at the same parameters, or
 * NULL. Returns true, or false with the reason ("sum is 1148517, must be 1148485"). Where neither golden value
 * nor oracle exists for an exact check, that is the reason. */
bool plan_verify(const struct benchmark *benchmark, const struct params *params, const struct answer *answer,
		 const struct answer *oracle, struct error *why);
/* Does verification at these parameters need the oracle's answer? */
bool plan_needs_oracle(const struct benchmark *benchmark, const struct params *params);

/* The point of the oracle at these parameters: those that are optional, which the oracle may not take, are left
 * out. False: the definition names no oracle. Release with point_free(). */
bool plan_oracle_point(struct point *out, const struct benchmark *benchmark, const struct params *params);
/* The point that the speed-up at these parameters is counted from: the reference backend, with its `reference_at`.
 * False: the definition names none. Release with point_free(). */
bool plan_reference_point(struct point *out, const struct benchmark *benchmark, const struct params *params);

/* Work of one iteration by the definition's formulas; NaN where there is none or a name is missing. */
struct work {
	double flops, bytes, elements;
};
struct work plan_work(const struct benchmark *benchmark, const char *backend, const struct params *params,
		      const struct answer *answer);

#endif

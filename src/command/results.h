/*
 * results.h: stored results with their summaries, for the terminal and as JSON.
 */
#ifndef LAPCHART_COMMAND_RESULTS_H
#define LAPCHART_COMMAND_RESULTS_H

#include <stdio.h>

#include "plan/plan.h"
#include "stats/metrics.h"
#include "stats/summary.h"
#include "store/store.h"

/* One point at one commit on one machine; the visits of several runs together. */
struct point_result {
	struct point point;
	char *commit, *machine, *environment;
	bool dirty;
	enum state state;
	char *reason;
	double flops, bytes, elements;
	uint64_t peak_bytes;
	struct metric_table metrics; /* of the visits that were OK */
	struct stats_visit *visits;  /* samples are owned */
	size_t visit_count;
	struct summary time;
	struct summary speedup; /* over the definition's reference at the same parameters; median NaN: none */
};

struct result_set {
	struct point_result *items; /* by benchmark, backend, parameters */
	size_t count, capacity;
	const struct definitions *definitions; /* lent */
};

bool results_read(struct result_set *out, struct store *store, const struct result_filter *filter,
		  const struct definitions *definitions, struct error *err);
void results_free(struct result_set *set);
/* Drops what a plan does not contain. */
void results_keep_planned(struct result_set *set, const struct plan *plan);
bool results_any_failed(const struct result_set *set);

/* A line per backend and benchmark, at the largest value of the axis that the reference reached. */
void results_print_short(const struct result_set *set, FILE *stream);
/* A line per point; where `metrics`, the numbers beside its time stand in one more column. */
void results_print_table(const struct result_set *set, bool metrics, FILE *stream);
void results_print_json(const struct result_set *set, FILE *stream);

#endif

/*
 * run.h: what the files of `lapchart run` share.
 *
 * run.c          options, set-up in order, the end of a run
 * run_points.c   each planned point with its environment, and what is stored of it already
 * run_visits.c   the loop over visits: harness, verification, store
 * run_dry.c      --dry-run
 * run_budget.c   --budget
 */
#ifndef LAPCHART_COMMAND_RUN_H
#define LAPCHART_COMMAND_RUN_H

#include <signal.h>

#include "command/bench_setup.h"
#include "plan/plan.h"
#include "store/store.h"

struct run_settings {
	const char *bench, *backend;
	struct text_list axes, backend_path, benchmark_path;
	int warmups, samples, rounds;
	double min_time, max_time, point_time, slowest, timeout;
	double budget;         /* seconds of the whole run; INFINITY: as long as it takes */
	uint64_t memory_limit; /* 0: by what is free */
	struct optional_uint seed;
	bool quick, full, dry_run, skip_existing, keep_planes, peers;
	const char *machine;
};

/* A planned point on its way through a run. */
struct run_point {
	const struct planned *planned;
	const char *environment; /* hash; lent from the setup; NULL where the worker could not be described */
	char *name;              /* point_write() */
	int stored;              /* visits that the store has already, at this commit in this environment */
	double spent;            /* seconds of these and of those since */
	double last_visit;       /* seconds of the latest visit; NaN: none yet */
	bool stopped;            /* failed or used up its time: no further round */
	bool visited;            /* in this run; the first time planes are kept */
};

struct session {
	const struct run_settings *settings;
	const struct invocation *invocation;
	uint64_t memory_limit; /* of a visit, in bytes; not what the settings say, where they say nothing */
	struct bench_setup setup;
	struct commit commit;
	bool dirty;
	struct plan plan;
	struct run_point *points; /* one for each of plan.points */
	struct store *store;      /* NULL in a dry run without a database */
	struct run run;
	struct slot *slots; /* the visits to come, in order */
	size_t slot_count;
	int lock; /* descriptor of the database with its lock; -1: none */
	const volatile sig_atomic_t *interrupted;
};

/* run_points.c: fills session->points; a worker that cannot be described marks its points failed in the plan. */
bool run_points_open(struct session *session, struct error *err);
void run_points_close(struct session *session);
/* Drops from session->slots the visits that the store has, and those of points that used up their time. */
void run_points_drop_stored(struct session *session);
/* Seconds that the visits from `first` on are thought to take. */
double run_points_rest(const struct session *session, size_t first);
/* Seconds of one visit of a point, by what was seen or by the model. */
double run_point_expect(const struct session *session, const struct run_point *point);

/* run_budget.c, for a finite budget. Before the run: marks the slowest points skipped until the rest fits, by the model
 * of their time. */
void run_budget_plan(struct session *session);
/* When a round begins with slot `next`: stops the slowest points that were visited until the rest fits. */
void run_budget_trim(struct session *session, size_t next, double elapsed);

/* run_visits.c */
struct run_counts {
	size_t measured; /* visits */
	size_t failed;   /* points that ended in failed, crashed, timed-out or out-of-memory */
};
/* Stores the points that are not to be visited, then visits. False: interrupted, or the store failed. */
bool run_visits(struct session *session, struct run_counts *counts, struct error *err);

/* run_dry.c */
void run_dry_print(const struct session *session);

#endif

/*
 * store.h: the one SQLite file. The only floor that says sqlite3_.
 *
 * schema.sql says what each table holds. One visit is one transaction; a
 * killed program loses at most the visit under way. Natural keys (commit sha,
 * machine fingerprint, environment hash, run key, point text) make two
 * databases mergeable. Raw samples stay; everything derived can be made again.
 */
#ifndef LAPCHART_STORE_STORE_H
#define LAPCHART_STORE_STORE_H

#include "model/record.h"

struct store;

/* Opens for reading and writing, creates where absent, migrates an older version. A newer version, a file that is
 * no database of lapchart's, and one that is damaged are errors that name the file and leave it alone. */
bool store_open(struct store **out, const char *path, struct error *err);
/* For reading only; must exist. Cheap enough to open one a thread (and used by that thread alone). Works where file
 * and folder are write-protected. An older version is read through a temporary copy that is migrated. */
bool store_open_read(struct store **out, const char *path, struct error *err);
void store_close(struct store *store);

/* --- writing --- */

bool store_put_commit(struct store *store, const struct commit *commit, struct error *err);    /* idempotent */
bool store_put_machine(struct store *store, const struct machine *machine, struct error *err); /* latest facts win */
bool store_put_environment(struct store *store, const struct environment *environment, struct error *err);
/* Starts a run: fills run->id, and run->key where it is NULL. Commit and machine must be there. */
bool store_start_run(struct store *store, struct run *run, struct error *err);
/* The latest unfinished, not dirty run with the same commit, machine, version and options; *found false: none. */
bool store_find_unfinished(struct store *store, struct run *run, bool *found, struct error *err);
bool store_finish_run(struct store *store, struct run *run, int64_t finished, struct error *err);

/* What every visit of a point shares. */
struct visit_key {
	int64_t run_id;
	const struct point *point;
	const char *environment;       /* hash, there already */
	double flops, bytes, elements; /* NaN: unknown */
};
/* Stores a visit in one transaction, with the result that it belongs to (made at the first visit), its metrics and its
 * planes. A visit of the same round replaces the older one; planes, where it has any, replace all older ones of the
 * point at this commit on this machine in this environment. */
bool store_put_visit(struct store *store, const struct visit_key *key, const struct visit *visit, struct error *err);

/* --- reading --- */

/* Median seconds per iteration of the point's latest OK result on this machine; NaN: none. For estimates. */
bool store_last_seconds(struct store *store, const char *machine, const struct point *point, double *seconds,
			struct error *err);

/* Callbacks lend the record; false from one ends the reading (and is no error). They may read from the store, and
 * must not write into it. */
typedef bool (*store_run_fn)(void *context, const struct run *run);
typedef bool (*store_commit_fn)(void *context, const struct commit *commit);
typedef bool (*store_machine_fn)(void *context, const struct machine *machine);
typedef bool (*store_result_fn)(void *context, const struct result *result);

/* Between the two, all is read as it was at one moment, whatever others write; they may be nested. */
bool store_begin_reading(struct store *store, struct error *err);
void store_end_reading(struct store *store);

bool store_each_run(struct store *store, store_run_fn each, void *context, struct error *err); /* latest start first */
bool store_each_commit(struct store *store, store_commit_fn each, void *context,
		       struct error *err); /* latest author time first, then sha */
bool store_each_machine(struct store *store, store_machine_fn each, void *context,
			struct error *err); /* by fingerprint */
bool store_get_environment(struct store *store, const char *hash, struct environment *out, bool *found,
			   struct error *err);

/* NULL or 0: any. */
struct result_filter {
	const char *benchmark, *backend, *commit, *machine;
	int64_t run_id;
};
/* Whole results with their visits and samples, by benchmark, backend, parameters, then start of the run; all as they
 * were at one moment. A visit that FAILED (a wrong answer among them) makes its result FAILED; else one OK visit makes
 * it OK; else it is in the state of its last visit. */
bool store_each_result(struct store *store, const struct result_filter *filter, store_result_fn each, void *context,
		       struct error *err);
/* The planes of a result, in the order of the computation, added to `out`: results themselves come without, since a
 * plane may take 400 KiB. All numbers are finite. */
bool store_get_planes(struct store *store, int64_t result_id, struct planes *out, struct error *err);

#endif

/*
 * tables.h: what the files of the tables say to each other. For the files of
 * this floor only.
 */
#ifndef LAPCHART_STORE_TABLES_H
#define LAPCHART_STORE_TABLES_H

#include "store/connection.h"

/* --- point.c --- */

/* The row of a point; made where it is not there. */
bool point_id(struct store *store, const struct point *point, int64_t *id, struct error *err);

struct stored_point {
	int64_t id;
	struct point point;
};
struct stored_points {
	struct stored_point *items;
	size_t count, capacity;
};
/* All points, or those of one benchmark or backend (NULL: any), in the order of point_compare(). */
bool points_read(struct stored_points *out, struct store *store, const char *benchmark, const char *backend,
		 struct error *err);
void points_free(struct stored_points *points);

/* --- run.c --- */

bool run_find(struct store *store, const char *key, struct run *out, bool *found, struct error *err);

/* --- result.c --- */

/* The row of a result; made where it is not there, else its work is set anew. */
bool result_put(struct store *store, const struct visit_key *key, int64_t point, int64_t *id, struct error *err);

/* --- sample.c --- */

bool sample_put(struct store *store, int64_t result_id, const struct visit *visit, struct error *err);

/* Visits of one run mostly name the same libraries: those of the last row that was read. */
struct library_memo {
	char *text;
	struct library *items;
	size_t count;
};
void library_memo_free(struct library_memo *memo);

/* Adds the visits of a result, by round. */
bool samples_read(struct result *out, struct store *store, int64_t result_id, struct library_memo *memo,
		  struct error *err);

/* --- metric.c --- */

bool metrics_put(struct store *store, int64_t result_id, const struct visit *visit, struct error *err);
/* Adds the metrics of a result to its visits, which were read before. */
bool metrics_read(struct result *result, struct store *store, struct error *err);

/* --- plane.c --- */

/* Puts the visit's planes, where it has any, in the place of those of the same point, commit, machine, environment. */
bool planes_put(struct store *store, int64_t result_id, const struct visit *visit, struct error *err);
bool planes_replace(struct store *store, int64_t result_id, const struct planes *planes, struct error *err);
/* Their results as `older`, among them the one of the first parameter, `newer`; with both runs. */
#define PLANE_GROUP                                                                                                    \
	" FROM result AS newer JOIN run AS newer_run ON newer_run.id = newer.run_id"                                   \
	" JOIN result AS older ON older.point_id = newer.point_id AND older.environment_id = newer.environment_id"     \
	" JOIN run AS older_run ON older_run.id = older.run_id WHERE newer.id = ?"                                     \
	" AND older_run.commit_id = newer_run.commit_id AND older_run.machine_id = newer_run.machine_id"               \
	" AND older_run.dirty = newer_run.dirty"

#endif

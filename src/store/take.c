#include "store/take.h"

#include <stdlib.h>
#include <string.h>

#include "store/query.h"
#include "store/tables.h"

bool store_take_begin(struct store *store, struct error *err)
{
	return transaction_begin(store, err);
}

bool store_take_end(struct store *store, bool good, struct error *err)
{
	return transaction_end(store, good, err);
}

/* --- commit, machine, environment --- */

static bool is_there(struct store *store, const char *sql, const char *key, bool *there, struct error *err)
{
	struct query query = query_open(store, sql);
	query_bind_text(&query, key);
	*there = query_next(&query, err);
	return query_close(&query);
}

bool store_take_commit(struct store *store, const struct commit *commit, enum taken *taken, struct error *err)
{
	bool there;
	if (!is_there(store, "SELECT 1 FROM commit_ WHERE sha = ?", commit->sha, &there, err))
		return false;
	*taken = there ? TAKEN_NOT : TAKEN_NEW;
	return there || store_put_commit(store, commit, err);
}

bool store_take_machine(struct store *store, const struct machine *machine, enum taken *taken, struct error *err)
{
	bool there;
	if (!is_there(store, "SELECT 1 FROM machine WHERE fingerprint = ?", machine->fingerprint, &there, err))
		return false;
	*taken = there ? TAKEN_NOT : TAKEN_NEW;
	return there || store_put_machine(store, machine, err);
}

bool store_take_environment(struct store *store, const struct environment *environment, enum taken *taken,
			    struct error *err)
{
	bool there;
	if (!is_there(store, "SELECT 1 FROM environment WHERE hash = ?", environment->hash, &there, err))
		return false;
	*taken = there ? TAKEN_NOT : TAKEN_NEW;
	return there || store_put_environment(store, environment, err);
}

/* --- run --- */

static bool begins_alike(const struct run *run, const struct run *stored)
{
	return strcmp(run->commit, stored->commit) == 0 && strcmp(run->machine, stored->machine) == 0 &&
	       run->dirty == stored->dirty && run->started == stored->started && run->seed == stored->seed;
}

static bool add_run(struct store *store, struct run *run, struct error *err)
{
	return store_start_run(store, run, err) && (!run->finished || store_finish_run(store, run, run->finished, err));
}

static bool meet_run(struct store *store, struct run *run, const struct run *stored, enum taken *taken,
		     struct error *err)
{
	run->id = stored->id;
	if (!begins_alike(run, stored))
		return error_set(err, ERROR_DATA,
				 "%s has another run of the key %s: one of the two was changed by hand", store->path,
				 run->key);
	*taken = run->finished && !stored->finished ? TAKEN_CHANGED : TAKEN_NOT;
	return *taken == TAKEN_NOT || store_finish_run(store, run, run->finished, err);
}

bool store_take_run(struct store *store, struct run *run, enum taken *taken, struct error *err)
{
	struct run stored;
	bool found;
	if (!run_find(store, run->key, &stored, &found, err))
		return false;
	*taken = TAKEN_NEW;
	bool good = found ? meet_run(store, run, &stored, taken, err) : add_run(store, run, err);
	run_free(&stored);
	return good;
}

/* --- result --- */

static bool find_result(struct store *store, const struct visit_key *key, int64_t point, int64_t *id, struct error *err)
{
	static const char sql[] = "SELECT result.id FROM result JOIN environment ON environment.id = environment_id"
				  " WHERE point_id = ? AND run_id = ? AND environment.hash = ?";
	struct query query = query_open(store, sql);
	query_bind_int(&query, point);
	query_bind_int(&query, key->run_id);
	query_bind_text(&query, key->environment);
	*id = query_next(&query, err) ? query_int(&query) : 0;
	return query_close(&query);
}

bool store_take_result(struct store *store, const struct visit_key *key, int64_t *id, enum taken *taken,
		       struct error *err)
{
	int64_t point;
	if (!point_id(store, key->point, &point, err) || !find_result(store, key, point, id, err))
		return false;
	*taken = *id ? TAKEN_NOT : TAKEN_NEW;
	return *id || result_put(store, key, point, id, err);
}

/* --- visit --- */

bool store_take_visit(struct store *store, int64_t result_id, const struct visit *visit, enum taken *taken,
		      struct error *err)
{
	static const char sql[] = "SELECT started_ns FROM sample WHERE result_id = ? AND round = ?";
	struct query query = query_open(store, sql);
	query_bind_int(&query, result_id);
	query_bind_int(&query, visit->round);
	*taken = TAKEN_NEW;
	if (query_next(&query, err))
		*taken = query_int(&query) < visit->started_ns ? TAKEN_CHANGED : TAKEN_NOT;
	if (!query_close(&query))
		return false;
	return *taken == TAKEN_NOT ||
	       (sample_put(store, result_id, visit, err) && metrics_put(store, result_id, visit, err));
}

/* --- planes --- */

bool store_take_planes(struct store *store, int64_t result_id, const struct planes *planes, enum taken *taken,
		       struct error *err)
{
	static const char sql[] = "SELECT older_run.started < newer_run.started AND older.id <> newer.id" PLANE_GROUP
				  " AND EXISTS (SELECT 1 FROM plane WHERE plane.result_id = older.id) LIMIT 1";
	struct query query = query_open(store, sql);
	query_bind_int(&query, result_id);
	*taken = TAKEN_NEW;
	if (query_next(&query, err))
		*taken = query_int(&query) ? TAKEN_CHANGED : TAKEN_NOT;
	if (!query_close(&query))
		return false;
	return *taken == TAKEN_NOT || planes_replace(store, result_id, planes, err);
}

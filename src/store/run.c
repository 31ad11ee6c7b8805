#include "base/mem.h"
#include "store/query.h"
#include "store/tables.h"

#define RUN_COLUMNS                                                                                                    \
	"run.id, run.key, commit_.sha, run.dirty, machine.fingerprint, run.started, run.finished, run.seed,"           \
	" run.options, run.version"
#define RUN_TABLES " FROM run JOIN commit_ ON commit_.id = run.commit_id JOIN machine ON machine.id = run.machine_id"

bool store_start_run(struct store *store, struct run *run, struct error *err)
{
	static const char sql[] = "INSERT INTO run (key, commit_id, machine_id, dirty, started, seed, options, version)"
				  " SELECT coalesce(?, lower(hex(randomblob(16)))), commit_.id, machine.id, ?, ?, ?, "
				  "?, ? FROM commit_, machine"
				  " WHERE commit_.sha = ? AND machine.fingerprint = ? RETURNING id, key";
	struct query query = query_open(store, sql);
	query_bind_text(&query, run->key);
	query_bind_int(&query, run->dirty);
	query_bind_int(&query, run->started);
	query_bind_int(&query, (int64_t)run->seed);
	query_bind_text(&query, run->options ? run->options : "{}");
	query_bind_text(&query, run->version ? run->version : "");
	query_bind_text(&query, run->commit);
	query_bind_text(&query, run->machine);
	bool made = query_next(&query, err);
	if (made) {
		run->id = query_int(&query);
		mem_replace(&run->key, query_text(&query));
		/* The row counts once the statement has come to its end. */
		query_next(&query, err);
	}
	if (!query_close(&query))
		return false;
	return made || error_set(err, ERROR_DATA, "%s has no commit %s or no machine %s: a run needs both", store->path,
				 run->commit, run->machine);
}

static struct run read_run(struct query *query)
{
	struct run run = {.id = query_int(query)};
	run.key = query_copy(query);
	run.commit = query_copy(query);
	run.dirty = query_int(query) != 0;
	run.machine = query_copy(query);
	run.started = query_int(query);
	run.finished = query_int(query);
	run.seed = (uint64_t)query_int(query);
	run.options = query_copy(query);
	run.version = query_copy(query);
	return run;
}

bool store_find_unfinished(struct store *store, struct run *run, bool *found, struct error *err)
{
	static const char sql[] =
		"SELECT " RUN_COLUMNS RUN_TABLES " WHERE run.finished IS NULL AND run.dirty = 0 AND commit_.sha = ?"
		" AND machine.fingerprint = ? AND run.version = ? AND run.options = ?"
		" ORDER BY run.started DESC, run.id DESC LIMIT 1";
	struct query query = query_open(store, sql);
	query_bind_text(&query, run->commit);
	query_bind_text(&query, run->machine);
	query_bind_text(&query, run->version ? run->version : "");
	query_bind_text(&query, run->options ? run->options : "{}");
	*found = query_next(&query, err);
	if (*found) {
		struct run stored = read_run(&query);
		run_free(run);
		*run = stored;
	}
	return query_close(&query);
}

bool run_find(struct store *store, const char *key, struct run *out, bool *found, struct error *err)
{
	static const char sql[] = "SELECT " RUN_COLUMNS RUN_TABLES " WHERE run.key = ?";
	struct query query = query_open(store, sql);
	query_bind_text(&query, key);
	*found = query_next(&query, err);
	*out = *found ? read_run(&query) : (struct run){0};
	return query_close(&query);
}

bool store_finish_run(struct store *store, struct run *run, int64_t finished, struct error *err)
{
	static const char sql[] = "UPDATE run SET finished = ? WHERE id = ?";
	struct query query = query_open(store, sql);
	query_bind_int(&query, finished);
	query_bind_int(&query, run->id);
	if (!query_run(&query, err))
		return false;
	if (sqlite3_changes(store->db) == 0)
		return error_set(err, ERROR_DATA, "%s has no run %lld", store->path, (long long)run->id);
	run->finished = finished;
	return true;
}

bool store_each_run(struct store *store, store_run_fn each, void *context, struct error *err)
{
	static const char sql[] = "SELECT " RUN_COLUMNS RUN_TABLES " ORDER BY run.started DESC, run.id DESC";
	struct query query = query_open(store, sql);
	bool more = true;
	while (more && query_next(&query, err)) {
		struct run run = read_run(&query);
		more = each(context, &run);
		run_free(&run);
	}
	return query_close(&query);
}

#include <math.h>

#include "base/mem.h"
#include "store/query.h"
#include "store/tables.h"

/* --- writing --- */

bool result_put(struct store *store, const struct visit_key *key, int64_t point, int64_t *id, struct error *err)
{
	static const char sql[] = "INSERT INTO result (point_id, run_id, environment_id, flops, bytes, elements)"
				  " SELECT ?, run.id, environment.id, ?, ?, ? FROM run, environment"
				  " WHERE run.id = ? AND environment.hash = ?"
				  " ON CONFLICT (point_id, run_id, environment_id) DO UPDATE"
				  " SET flops = excluded.flops, bytes = excluded.bytes, elements = excluded.elements"
				  " RETURNING id";
	struct query query = query_open(store, sql);
	query_bind_int(&query, point);
	query_bind_number(&query, key->flops);
	query_bind_number(&query, key->bytes);
	query_bind_number(&query, key->elements);
	query_bind_int(&query, key->run_id);
	query_bind_text(&query, key->environment);
	bool made = query_next(&query, err);
	if (made) {
		*id = query_int(&query);
		query_next(&query, err);
	}
	if (!query_close(&query))
		return false;
	return made || error_set(err, ERROR_DATA, "%s has no run %lld or no environment %s: a visit needs both",
				 store->path, (long long)key->run_id, key->environment);
}

bool store_put_visit(struct store *store, const struct visit_key *key, const struct visit *visit, struct error *err)
{
	int64_t point = 0, result = 0;
	if (!transaction_begin(store, err))
		return false;
	bool good = point_id(store, key->point, &point, err) && result_put(store, key, point, &result, err) &&
		    sample_put(store, result, visit, err) && metrics_put(store, result, visit, err) &&
		    planes_put(store, result, visit, err);
	return transaction_end(store, good, err);
}

/* --- reading --- */

/* The visit that speaks for the result. One that proved the computation wrong outweighs all that looked right; else
 * one good visit makes a good result; else the last one says what is the matter. store_last_seconds() asks the same
 * in SQL. */
static const struct visit *speaker(const struct result *result)
{
	const struct visit *good = NULL, *wrong = NULL;
	for (size_t i = 0; i < result->visit_count; i++) {
		const struct visit *visit = &result->visits[i];
		if (visit->state == STATE_OK)
			good = visit;
		else if (visit->state == STATE_FAILED)
			wrong = visit;
	}
	return wrong ? wrong : good ? good : &result->visits[result->visit_count - 1];
}

/* What follows from the visits; there is at least one. */
static void conclude(struct result *result)
{
	const struct visit *visit = speaker(result);
	result->state = visit->state;
	result->reason = mem_text(visit->reason);
	result->answer = answer_copy(&visit->answer);
	result->cpu_seconds = NAN;
	for (size_t i = 0; i < result->visit_count; i++) {
		const struct usage *usage = &result->visits[i].usage;
		double seconds = usage->user_seconds + usage->system_seconds;
		if (!isnan(seconds))
			result->cpu_seconds = (isnan(result->cpu_seconds) ? 0 : result->cpu_seconds) + seconds;
		if (usage->peak_bytes > result->peak_bytes)
			result->peak_bytes = usage->peak_bytes;
	}
}

/* One call of store_each_result() on its way through the points. */
struct reader {
	struct store *store;
	const struct result_filter *filter;
	store_result_fn each;
	void *context;
	struct query results; /* of one point */
	struct library_memo memo;
	bool more; /* the callback has not had enough */
};

static void write_query(struct buf *sql, const struct result_filter *filter)
{
	buf_text(sql, "SELECT result.id, commit_.sha, machine.fingerprint, environment.hash, run.id, run.dirty,"
		      " result.flops, result.bytes, result.elements,"
		      " (SELECT count(*) FROM plane WHERE plane.result_id = result.id) FROM result"
		      " JOIN run ON run.id = result.run_id JOIN commit_ ON commit_.id = run.commit_id"
		      " JOIN machine ON machine.id = run.machine_id"
		      " JOIN environment ON environment.id = result.environment_id WHERE result.point_id = ?");
	/* Only the conditions that there are: each can then be answered from an index. */
	if (filter->commit)
		buf_text(sql, " AND commit_.sha = ?");
	if (filter->machine)
		buf_text(sql, " AND machine.fingerprint = ?");
	if (filter->run_id)
		buf_text(sql, " AND run.id = ?");
	buf_text(sql, " ORDER BY run.started, run.id, result.id");
}

static void bind_query(struct query *query, const struct result_filter *filter, int64_t point)
{
	query_bind_int(query, point);
	if (filter->commit)
		query_bind_text(query, filter->commit);
	if (filter->machine)
		query_bind_text(query, filter->machine);
	if (filter->run_id)
		query_bind_int(query, filter->run_id);
}

static struct result read_row(struct query *query, const struct point *point)
{
	struct result result = {.id = query_int(query)};
	result.point = point_copy(point);
	result.commit = query_copy(query);
	result.machine = query_copy(query);
	result.environment = query_copy(query);
	result.run_id = query_int(query);
	result.dirty = query_int(query) != 0;
	result.flops = query_number(query);
	result.bytes = query_number(query);
	result.elements = query_number(query);
	result.plane_count = (size_t)query_int(query);
	return result;
}

static bool bad_result(struct store *store, const struct point *point, struct error *err)
{
	struct buf name = BUF_INIT;
	point_write(&name, point);
	store_bad_row(store, "result", name.data, err);
	buf_free(&name);
	return false;
}

static bool read_point(struct reader *reader, const struct stored_point *stored, struct error *err)
{
	struct query *query = &reader->results;
	query_again(query);
	bind_query(query, reader->filter, stored->id);
	bool good = true;
	while (good && reader->more && query_next(query, err)) {
		struct result result = read_row(query, &stored->point);
		good = (samples_read(&result, reader->store, result.id, &reader->memo, err) &&
			metrics_read(&result, reader->store, err)) ||
		       bad_result(reader->store, &stored->point, err);
		if (good && result.visit_count) {
			conclude(&result);
			reader->more = reader->each(reader->context, &result);
		}
		result_free(&result);
	}
	return good && query->code == SQLITE_OK;
}

static bool read_points(struct reader *reader, const struct stored_points *points, struct error *err)
{
	struct buf sql = BUF_INIT;
	write_query(&sql, reader->filter);
	reader->results = query_open_once(reader->store, sql.data);
	bool good = true;
	for (size_t i = 0; good && reader->more && i < points->count; i++)
		good = read_point(reader, &points->items[i], err);
	good = query_close(&reader->results) && good;
	library_memo_free(&reader->memo);
	buf_free(&sql);
	return good;
}

bool store_each_result(struct store *store, const struct result_filter *filter, store_result_fn each, void *context,
		       struct error *err)
{
	static const struct result_filter any = {0};
	struct reader reader = {
		.store = store, .filter = filter ? filter : &any, .each = each, .context = context, .more = true};
	if (!store_begin_reading(store, err))
		return false;
	struct stored_points points = {0};
	bool good = points_read(&points, store, reader.filter->benchmark, reader.filter->backend, err) &&
		    read_points(&reader, &points, err);
	points_free(&points);
	store_end_reading(store);
	return good;
}

#include "store/query.h"

#include <math.h>

#include "base/mem.h"

static int prepare(sqlite3_stmt **out, struct store *store, const char *sql, unsigned flags)
{
	return sqlite3_prepare_v3(store->db, sql, -1, flags, out, NULL);
}

struct query query_open_once(struct store *store, const char *sql)
{
	struct query query = {.store = store, .slot = SIZE_MAX};
	query.code = prepare(&query.statement, store, sql, 0);
	return query;
}

struct query query_open(struct store *store, const char *sql)
{
	size_t slot = 0;
	while (slot < store->cached && store->cache[slot].sql != sql)
		slot++;
	/* A callback may ask the same question while the first answer is being read. */
	if (slot < store->cached && store->cache[slot].used)
		return query_open_once(store, sql);
	if (slot == store->cached) {
		sqlite3_stmt *statement;
		int code = prepare(&statement, store, sql, SQLITE_PREPARE_PERSISTENT);
		if (code != SQLITE_OK)
			return (struct query){.store = store, .slot = SIZE_MAX, .code = code};
		MEM_GROW(store->cache, store->cached, store->capacity);
		store->cache[store->cached++] = (struct cached_statement){.sql = sql, .statement = statement};
	}
	store->cache[slot].used = true;
	return (struct query){.store = store, .statement = store->cache[slot].statement, .slot = slot};
}

static void note(struct query *query, int code)
{
	if (query->code == SQLITE_OK)
		query->code = code;
}

void query_bind_text(struct query *query, const char *text)
{
	if (query->code == SQLITE_OK)
		note(query, sqlite3_bind_text(query->statement, ++query->next, text, -1, SQLITE_STATIC));
}

void query_bind_int(struct query *query, int64_t value)
{
	if (query->code == SQLITE_OK)
		note(query, sqlite3_bind_int64(query->statement, ++query->next, value));
}

void query_bind_number(struct query *query, double value)
{
	if (query->code == SQLITE_OK)
		note(query, isnan(value) ? sqlite3_bind_null(query->statement, ++query->next)
					 : sqlite3_bind_double(query->statement, ++query->next, value));
}

void query_bind_bytes(struct query *query, const void *bytes, size_t length)
{
	/* A NULL pointer would bind NULL, not an empty blob. */
	if (query->code == SQLITE_OK)
		note(query,
		     sqlite3_bind_blob64(query->statement, ++query->next, length ? bytes : "", length, SQLITE_STATIC));
}

bool query_next(struct query *query, struct error *err)
{
	if (query->code == SQLITE_OK) {
		int code = sqlite3_step(query->statement);
		query->next = 0;
		if (code == SQLITE_ROW)
			return true;
		if (code == SQLITE_DONE)
			return false;
		query->code = code;
	}
	return store_failure(query->store, query->code, err);
}

const char *query_text(struct query *query)
{
	return (const char *)sqlite3_column_text(query->statement, query->next++);
}

char *query_copy(struct query *query)
{
	return mem_text(query_text(query));
}

int64_t query_int(struct query *query)
{
	return sqlite3_column_int64(query->statement, query->next++);
}

double query_number(struct query *query)
{
	int column = query->next++;
	if (sqlite3_column_type(query->statement, column) == SQLITE_NULL)
		return NAN;
	return sqlite3_column_double(query->statement, column);
}

const void *query_bytes(struct query *query, size_t *length)
{
	int column = query->next++;
	const void *bytes = sqlite3_column_blob(query->statement, column);
	*length = (size_t)sqlite3_column_bytes(query->statement, column);
	return bytes;
}

void query_again(struct query *query)
{
	if (!query->statement)
		return; /* it could not be prepared */
	sqlite3_reset(query->statement);
	sqlite3_clear_bindings(query->statement);
	query->next = 0;
}

bool query_close(struct query *query)
{
	bool good = query->code == SQLITE_OK;
	if (query->slot == SIZE_MAX) {
		sqlite3_finalize(query->statement);
	} else {
		query_again(query);
		query->store->cache[query->slot].used = false;
	}
	query->statement = NULL;
	return good;
}

bool query_run(struct query *query, struct error *err)
{
	query_next(query, err);
	return query_close(query);
}

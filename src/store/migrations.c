#include "store/migrations.h"

#include <stdio.h>

#include "base/mem.h"
#include "store/query.h"

/* to_format[N] takes format N-1 to N. Steps are never edited once they are released. Foreign keys are off while
 * they run, so that a step may build a table anew; they are checked before the commit. */
static const char *const to_format[] = {
	[2] = "ALTER TABLE sample ADD COLUMN steal_seconds REAL;"
	      "ALTER TABLE sample ADD COLUMN busy_seconds REAL;"
	      "ALTER TABLE sample ADD COLUMN cpu_pressure REAL;"
	      "ALTER TABLE sample ADD COLUMN memory_pressure REAL;"
	      "ALTER TABLE sample ADD COLUMN load REAL;"
	      "ALTER TABLE sample ADD COLUMN frequency_hz REAL;"
	      "ALTER TABLE sample ADD COLUMN libraries TEXT;"
	      "CREATE TABLE change ("
	      " id INTEGER PRIMARY KEY,"
	      " identity TEXT NOT NULL UNIQUE,"
	      " point_id INTEGER NOT NULL REFERENCES point (id),"
	      " machine_id INTEGER NOT NULL REFERENCES machine (id),"
	      " metric TEXT NOT NULL,"
	      " before_id INTEGER NOT NULL REFERENCES commit_ (id),"
	      " after_id INTEGER NOT NULL REFERENCES commit_ (id),"
	      " ratio REAL NOT NULL CHECK (ratio > 0),"
	      " low REAL,"
	      " high REAL,"
	      " evidence TEXT NOT NULL,"
	      " found INTEGER NOT NULL,"
	      " state TEXT NOT NULL CHECK (state IN ('open', 'confirmed', 'recovered', 'acknowledged')),"
	      " note TEXT,"
	      " CHECK (low <= high)"
	      ") STRICT;"
	      "CREATE INDEX change_by_series ON change (point_id, machine_id);",
	[3] = "CREATE TABLE metric ("
	      " result_id INTEGER NOT NULL,"
	      " round INTEGER NOT NULL,"
	      " name TEXT NOT NULL,"
	      " value REAL NOT NULL,"
	      " PRIMARY KEY (result_id, round, name),"
	      " FOREIGN KEY (result_id, round) REFERENCES sample (result_id, round) ON DELETE CASCADE"
	      ") STRICT, WITHOUT ROWID;"
	      "CREATE TABLE plane ("
	      " result_id INTEGER NOT NULL REFERENCES result (id) ON DELETE CASCADE,"
	      " name TEXT NOT NULL,"
	      " position INTEGER NOT NULL,"
	      " title TEXT NOT NULL,"
	      " log_scale INTEGER NOT NULL CHECK (log_scale IN (0, 1)),"
	      " width REAL,"
	      " width_unit TEXT,"
	      " rows_computed INTEGER NOT NULL,"
	      " columns_computed INTEGER NOT NULL,"
	      " rows_kept INTEGER NOT NULL,"
	      " columns_kept INTEGER NOT NULL,"
	      " low REAL NOT NULL,"
	      " high REAL NOT NULL,"
	      " numbers BLOB NOT NULL,"
	      " PRIMARY KEY (result_id, name),"
	      " CHECK ((width IS NULL) = (width_unit IS NULL)),"
	      " CHECK (rows_kept > 0 AND columns_kept > 0),"
	      " CHECK (length(numbers) = 4 * rows_kept * columns_kept)"
	      ") STRICT;",
};

const int store_format = COUNT_OF(to_format) - 1;

static bool is_format(struct store *store, int64_t application, int64_t format, int64_t objects, struct error *err)
{
	if (application == 0 && format == 0 && objects == 0)
		return true;
	if (application != STORE_APPLICATION_ID)
		return error_set(
			err, ERROR_DATA,
			"%s is an SQLite database, but not one of lapchart's, and was left alone: use --db FILE",
			store->path);
	if (format > store_format)
		return error_set(
			err, ERROR_DATA,
			"%s was written by a newer lapchart (format %lld, this one reads up to %d): update lapchart",
			store->path, (long long)format, store_format);
	if (format < 1)
		return store_damaged(store, "it says that it has no format", err);
	return true;
}

bool store_identify(struct store *store, int *format, struct error *err)
{
	struct query query =
		query_open_once(store, "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)"
				       " FROM pragma_application_id, pragma_user_version");
	int64_t application = 0, version = 0, objects = 0;
	if (query_next(&query, err)) {
		application = query_int(&query);
		version = query_int(&query);
		objects = query_int(&query);
	}
	if (!query_close(&query) || !is_format(store, application, version, objects, err))
		return false;
	*format = (int)version;
	return true;
}

static bool set_format(struct store *store, struct error *err)
{
	char sql[96];
	snprintf(sql, sizeof sql, "PRAGMA application_id = %d; PRAGMA user_version = %d", STORE_APPLICATION_ID,
		 store_format);
	return store_execute(store, sql, err);
}

static bool foreign_keys_hold(struct store *store, struct error *err)
{
	struct query query = query_open_once(store, "SELECT \"table\" FROM pragma_foreign_key_check");
	bool broken = query_next(&query, err);
	if (broken)
		error_set(err, ERROR_DATA, "%s is damaged (a row of the table '%s' points nowhere) and was left alone",
			  store->path, query_text(&query));
	return query_close(&query) && !broken;
}

static bool apply(struct store *store, int format, struct error *err)
{
	if (format == 0)
		return store_execute(store, store_schema, err) && set_format(store, err);
	for (int next = format + 1; next <= store_format; next++)
		if (!store_execute(store, to_format[next], err))
			return error_context(err, "cannot bring %s to format %d", store->path, next);
	return foreign_keys_hold(store, err) && set_format(store, err);
}

bool store_migrate(struct store *store, struct error *err)
{
	int format;
	if (!store_identify(store, &format, err))
		return false;
	if (format == store_format)
		return true;
	if (!transaction_begin(store, err))
		return false;
	/* Look again: while this process waited for its turn, another one may have done the work. */
	bool good = store_identify(store, &format, err) && (format == store_format || apply(store, format, err));
	return transaction_end(store, good, err);
}

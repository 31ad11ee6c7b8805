#include "store/connection.h"

bool store_execute(struct store *store, const char *sql, struct error *err)
{
	int code = sqlite3_exec(store->db, sql, NULL, NULL, NULL);
	return code == SQLITE_OK || store_failure(store, code, err);
}

/* IMMEDIATE takes the one lock for writing at the start, where waiting for it is possible: a transaction that
 * begins by reading and writes later is refused at once when another one wrote in between. */
bool transaction_begin(struct store *store, struct error *err)
{
	return store_execute(store, "BEGIN IMMEDIATE", err);
}

bool transaction_end(struct store *store, bool good, struct error *err)
{
	good = good && store_execute(store, "COMMIT", err);
	/* After some failures (a full disk) SQLite has rolled back already. */
	if (!good && !sqlite3_get_autocommit(store->db))
		store_execute(store, "ROLLBACK", NULL);
	return good;
}

bool store_begin_reading(struct store *store, struct error *err)
{
	if (!store->readers && !store_execute(store, "BEGIN", err))
		return false;
	store->readers++;
	return true;
}

void store_end_reading(struct store *store)
{
	if (--store->readers == 0)
		store_execute(store, "COMMIT", NULL);
}

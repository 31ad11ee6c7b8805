/* One message for each way in which SQLite can fail that a user can do something about. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "store/connection.h"

static bool io_failure(const struct store *store, struct error *err)
{
	int reason = sqlite3_system_errno(store->db);
	return error_set(err, ERROR_SYSTEM, "cannot read or write %s: %s (is the disk broken, or a quota used up?)",
			 store->path, reason ? strerror(reason) : sqlite3_errmsg(store->db));
}

static bool cannot_open(const struct store *store, struct error *err)
{
	int reason = sqlite3_system_errno(store->db);
	if (reason == EISDIR)
		return error_set(err, ERROR_USAGE, "%s is a folder, not a database: give a file with --db FILE",
				 store->path);
	return error_set(err, ERROR_SYSTEM,
			 "cannot open %s: %s (SQLite needs a folder in which it may write %s-wal and %s-shm)",
			 store->path, reason ? strerror(reason) : sqlite3_errmsg(store->db), store->path, store->path);
}

bool store_damaged(const struct store *store, const char *finding, struct error *err)
{
	struct buf line = BUF_INIT;
	utf8_plain_line(&line, finding);
	error_set(err, ERROR_DATA,
		  "%s is damaged (%s) and was left alone: put back a copy, or save what can be read with "
		  "`sqlite3 '%s' .recover | sqlite3 NEW.db`",
		  store->path, line.data, store->path);
	buf_free(&line);
	return false;
}

bool store_failure(const struct store *store, int code, struct error *err)
{
	const char *path = store->path;
	switch (code & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return error_set(err, ERROR_SYSTEM,
				 "another lapchart is writing to %s: wait until it has ended, or use --db FILE", path);
	case SQLITE_FULL:
		return error_set(
			err, ERROR_SYSTEM,
			"no space left for %s: free some and go on with the same command; what was stored is safe",
			path);
	case SQLITE_READONLY:
	case SQLITE_PERM:
		return error_set(err, ERROR_SYSTEM,
				 "%s cannot be written: make the file and its folder writable, or use --db FILE", path);
	case SQLITE_CANTOPEN:
		return cannot_open(store, err);
	case SQLITE_IOERR:
		return io_failure(store, err);
	case SQLITE_CORRUPT:
		return store_damaged(store, sqlite3_errmsg(store->db), err);
	case SQLITE_NOTADB:
		return error_set(err, ERROR_DATA,
				 "%s is not an SQLite database and was left alone: use --db FILE, or move it away",
				 path);
	default:
		return error_set(err, ERROR_DATA, "%s: %s", path, sqlite3_errmsg(store->db));
	}
}

bool store_bad_row(const struct store *store, const char *table, const char *name, struct error *err)
{
	if (!err)
		return false;
	char *finding = mem_printf("%s %s: %s", table, name, err->message);
	store_damaged(store, finding, err);
	free(finding);
	return false;
}

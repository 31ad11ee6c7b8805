/* Opening and closing. A file is looked at before anything is written into it: what is not lapchart's, or not
 * whole, stays as it is. */
#include "store/store.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/path.h"
#include "store/connection.h"
#include "store/migrations.h"
#include "store/query.h"

/* A visit's transaction takes about a millisecond: who waits longer than this waits for a long write. */
#define PATIENCE_MS 10000
#define RETRY_MS    5

/* Above this size the whole file is not read each time it is opened for writing; SQLite then meets damage where
 * it reads, and the transaction that met it is undone. */
#define CHECKED_BYTES (256 << 20)

void store_close(struct store *store)
{
	if (!store)
		return;
	for (size_t i = 0; i < store->cached; i++)
		sqlite3_finalize(store->cache[i].statement);
	sqlite3_close(store->db);
	free(store->cache);
	free(store->path);
	free(store);
}

/* "file:" URI of a path: the one way to hand options of a file to SQLite. */
static char *uri_of(const char *path, const char *options)
{
	struct buf uri = BUF_INIT;
	buf_text(&uri, *path == '/' ? "file://" : "file:./");
	for (; *path; path++)
		buf_printf(&uri, strchr("?#%", *path) ? "%%%02x" : "%c", (unsigned char)*path);
	buf_text(&uri, options);
	return buf_detach(&uri);
}

/* `name` is what SQLite gets. Threads share no connection, hence NOMUTEX. */
static bool open_connection(struct store **out, const char *path, const char *name, int flags, struct error *err)
{
	struct store *store = mem_zero(1, sizeof *store);
	store->path = mem_text(path);
	int code = sqlite3_open_v2(name, &store->db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
	if (code != SQLITE_OK) {
		store_failure(store, code, err);
		store_close(store);
		return false;
	}
	sqlite3_busy_timeout(store->db, PATIENCE_MS);
	/* Until it is known to be lapchart's, closing must not tidy up somebody else's file. */
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	*out = store;
	return true;
}

/* Always a URI, and never a bare name: SQLite takes ":memory:" and "file:x" for something else. */
static bool open_file(struct store **out, const char *path, int flags, const char *options, struct error *err)
{
	char *uri = uri_of(path, options);
	bool good = open_connection(out, path, uri, flags | SQLITE_OPEN_URI, err);
	free(uri);
	return good;
}

static bool is_whole(struct store *store, struct error *err)
{
	struct stat info;
	if (stat(store->path, &info) != 0 || info.st_size > CHECKED_BYTES)
		return true;
	struct query query = query_open_once(store, "PRAGMA quick_check(1)");
	bool whole = true;
	if (query_next(&query, err)) {
		const char *finding = query_text(&query);
		whole = strcmp(finding, "ok") == 0 || store_damaged(store, finding, err);
	}
	return query_close(&query) && whole;
}

/* Asks for WAL; SQLite's answer is the mode that the file has then. Turning it on needs the file for oneself, and for
 * that alone SQLite does not wait of its own accord: two processes may be creating the file at once. */
static bool turn_on_wal(struct store *store, bool *wal, struct error *err)
{
	for (int waited = 0;; waited += RETRY_MS) {
		struct query query = query_open_once(store, "PRAGMA journal_mode = WAL");
		*wal = query_next(&query, NULL) && strcmp(query_text(&query), "wal") == 0;
		int code = query.code;
		if (query_close(&query))
			return true;
		if ((code & 0xff) != SQLITE_BUSY || waited >= PATIENCE_MS)
			return store_failure(store, code, err);
		sqlite3_sleep(RETRY_MS);
	}
}

/* WAL: readers and one writer at a time do not wait for each other, and a transaction is one append. With
 * synchronous=NORMAL a commit is handed to the kernel but not waited for on the disk: it survives any death of the
 * program; a power failure may cost the last visits, never the file. Where the file system has no shared memory,
 * SQLite stays with its rollback journal, for which NORMAL would not be safe. */
static bool set_journal(struct store *store, struct error *err)
{
	bool wal;
	return turn_on_wal(store, &wal, err) &&
	       store_execute(store, wal ? "PRAGMA synchronous = NORMAL" : "PRAGMA synchronous = FULL", err);
}

static bool make_ready(struct store *store, struct error *err)
{
	int format;
	if (!store_identify(store, &format, err))
		return false;
	if (sqlite3_db_readonly(store->db, NULL))
		return store_failure(store, SQLITE_READONLY, err);
	if (format && !is_whole(store, err))
		return false;
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
	return set_journal(store, err) && store_migrate(store, err) &&
	       store_execute(store, "PRAGMA foreign_keys = ON", err);
}

bool store_open(struct store **out, const char *path, struct error *err)
{
	struct store *store;
	if (!open_file(&store, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "", err))
		return false;
	if (!make_ready(store, err)) {
		store_close(store);
		return false;
	}
	*out = store;
	return true;
}

/* Is there a journal beside the file? Then somebody writes, or was killed. */
static bool has_journal(const char *path)
{
	char *journal = mem_printf("%s-wal", path);
	bool has = path_exists(journal);
	free(journal);
	return has;
}

/* Can this failure come from a folder in which a reader may not create what WAL needs? */
static bool is_locked_out(const struct store *store)
{
	int code = sqlite3_errcode(store->db) & 0xff;
	return (code == SQLITE_CANTOPEN || code == SQLITE_READONLY) && !has_journal(store->path);
}

static bool open_identified(struct store **out, const char *path, int flags, const char *options, int *format,
			    bool *locked_out, struct error *err)
{
	struct store *store;
	*locked_out = false;
	if (!open_file(&store, path, flags, options, err))
		return false;
	if (store_identify(store, format, err)) {
		*out = store;
		return true;
	}
	*locked_out = is_locked_out(store);
	store_close(store);
	return false;
}

/* A reader in WAL mode has to create two files beside the database. In a folder where it may not, a database that
 * nobody has open can be read as a file that does not change. With a journal there, that would show an old state.
 * Opened for writing where that is allowed, so that the last one to close tidies up; query_only forbids the rest. */
static bool open_to_read(struct store **out, const char *path, int *format, struct error *err)
{
	bool locked_out;
	struct error first = ERROR_INIT;
	if (open_identified(out, path, SQLITE_OPEN_READWRITE, "", format, &locked_out, &first))
		return true;
	if (locked_out)
		return open_identified(out, path, SQLITE_OPEN_READONLY, "?immutable=1", format, &locked_out, err);
	if (err)
		*err = first;
	return false;
}

/* An older format is read through a copy that is brought up to date, so that the file stays as it is and need not
 * be writable. The copy is SQLite's own temporary file: in memory while it is small, gone when it is closed. */
static bool upgrade_copy(struct store **store, struct error *err)
{
	struct store *copy;
	if (!open_connection(&copy, (*store)->path, "", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, err))
		return false;
	sqlite3_backup *backup = sqlite3_backup_init(copy->db, "main", (*store)->db, "main");
	int code = backup ? sqlite3_backup_step(backup, -1) : sqlite3_errcode(copy->db);
	sqlite3_backup_finish(backup);
	bool good = code == SQLITE_DONE || store_failure(copy, code, err);
	good = good && store_migrate(copy, err);
	if (good) {
		store_close(*store);
		*store = copy;
	} else {
		store_close(copy);
	}
	return good;
}

bool store_open_read(struct store **out, const char *path, struct error *err)
{
	if (!path_exists(path))
		return error_set(err, ERROR_USAGE,
				 "%s does not exist: `lapchart run` makes it, --db FILE names another", path);
	struct store *store;
	int format;
	if (!open_to_read(&store, path, &format, err))
		return false;
	bool good = format > 0 || error_set(err, ERROR_DATA, "%s is empty: `lapchart run` fills it", path);
	if (good && format < store_format)
		good = upgrade_copy(&store, err);
	if (!good || !store_execute(store, "PRAGMA query_only = ON", err)) {
		store_close(store);
		return false;
	}
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
	*out = store;
	return true;
}

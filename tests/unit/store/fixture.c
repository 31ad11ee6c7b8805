#include "fixture.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/path.h"

char *folder, *database;
static char *environment_hash;

void fixture_make(void)
{
	const char *where = getenv("TMPDIR");
	must(path_make_temporary(&folder, where ? where : "/tmp", "lapchart-store-", &err));
	database = path_join(folder, "lap.db");
}

void fixture_remove(void)
{
	must(path_remove_all(folder, &err));
	free(folder);
	free(database);
	free(environment_hash);
	environment_hash = NULL;
}

struct store *open_store(void)
{
	struct store *store;
	must(store_open(&store, database, &err));
	return store;
}

struct store *open_reader(void)
{
	struct store *store;
	struct error err = ERROR_INIT;
	ck_assert_msg(store_open_read(&store, database, &err), "%s", err.message);
	ck_assert_int_eq(err.kind, ERROR_NONE);
	return store;
}

static struct error refused;

const char *refusal(void)
{
	struct store *store;
	refused = (struct error)ERROR_INIT;
	ck_assert(!store_open(&store, database, &refused));
	return refused.message;
}

const char *reader_refusal(void)
{
	struct store *store;
	refused = (struct error)ERROR_INIT;
	ck_assert(!store_open_read(&store, database, &refused));
	return refused.message;
}

static sqlite3 *open_sqlite(void)
{
	sqlite3 *db;
	ck_assert_int_eq(sqlite3_open(database, &db), SQLITE_OK);
	sqlite3_exec(db, "PRAGMA synchronous = OFF", NULL, NULL, NULL);
	return db;
}

void execute(const char *sql)
{
	sqlite3 *db = open_sqlite();
	char *message = NULL;
	ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, &message) == SQLITE_OK, "%s", message);
	sqlite3_close(db);
}

int64_t number_of(const char *sql)
{
	sqlite3 *db = open_sqlite();
	sqlite3_stmt *statement;
	ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK, "%s", sqlite3_errmsg(db));
	ck_assert_int_eq(sqlite3_step(statement), SQLITE_ROW);
	int64_t number = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return number;
}

const char *put_basics(struct store *store)
{
	struct commit commit = {.sha = SHA, .author_time = 1700000000, .author = "Ada", .subject = "Begin"};
	struct machine machine = {.fingerprint = FINGERPRINT, .name = "a machine"};
	struct environment environment = {0};
	facts_text(&environment.facts, "os.name", "debian");
	environment_seal(&environment);
	must(store_put_commit(store, &commit, &err));
	must(store_put_machine(store, &machine, &err));
	must(store_put_environment(store, &environment, &err));
	mem_replace(&environment_hash, environment.hash);
	environment_free(&environment);
	return environment_hash;
}

struct run put_run(struct store *store, int64_t started)
{
	struct run run = {.commit = mem_text(SHA),
			  .machine = mem_text(FINGERPRINT),
			  .started = started,
			  .seed = 7,
			  .options = mem_text("{\"rounds\":3}"),
			  .version = mem_text("lapchart 0.1.0")};
	must(store_start_run(store, &run, &err));
	return run;
}

void put_visit(struct store *store, int64_t run_id, const struct point *point, const struct visit *visit)
{
	struct visit_key key = {run_id, point, environment_hash, 1e9, 2e6, 3e3};
	must(store_put_visit(store, &key, visit, &err));
}

struct point make_point(const char *benchmark, const char *backend, const char *params)
{
	struct point point = {mem_text(benchmark), mem_text(backend), {0}};
	must(params_parse(&point.params, params, &err));
	return point;
}

struct visit make_visit(int round, double seconds)
{
	struct visit visit = {
		.round = round, .order = 10 + round, .started_ns = 1700000000000000123, .seconds = 4 * seconds};
	visit.overhead_seconds = 0.0005;
	visit.iterations = 12;
	visit_add_sample(&visit, seconds * 1.1);
	visit_add_sample(&visit, seconds);
	visit_add_sample(&visit, seconds * 0.9);
	answer_int(&visit.answer, "sum", 42);
	visit.usage = (struct usage){0.5, 0.25, 4096, 1, 2, 3, 4};
	visit.noise = (struct noise){0.01, 0.02, 0.03, 0.04, 0.05, 2.6e9};
	visit.libraries = mem_zero(1, sizeof *visit.libraries);
	visit.libraries[0] = (struct library){.kind = mem_text("blas"), .name = mem_text("blis"), .threads = 2};
	visit.library_count = 1;
	return visit;
}

struct buf file_bytes(const char *path)
{
	struct buf bytes = BUF_INIT;
	must(file_read(&bytes, path, 64 << 20, &err));
	return bytes;
}

void write_bytes(const char *path, const void *bytes, size_t length)
{
	struct error err = ERROR_INIT;
	ck_assert_msg(file_write(path, bytes, length, &err) != FILE_FAILED, "%s", err.message);
}

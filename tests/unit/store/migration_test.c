#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../check_main.h"
#include "base/file.h"
#include "base/path.h"
#include "fixture.h"

TCase *migration_tests(void);

#define PRESENT_FORMAT 3

/* The file as the given format left it. */
static void make_old(int format)
{
	char path[4096];
	snprintf(path, sizeof path, TESTS_DIR "/golden/store/v%d.sql", format);
	struct buf sql = file_bytes(path);
	execute(sql.data);
	buf_free(&sql);
}

static bool look_at_old_result(void *context, const struct result *result)
{
	*(int *)context += 1;
	ck_assert_str_eq(result->point.benchmark, "mandelbrot-tutorial");
	ck_assert_str_eq(params_get(&result->point.params, "width"), "100");
	ck_assert_str_eq(result->environment, "old-environment");
	ck_assert_int_eq(result->state, STATE_OK);
	ck_assert_str_eq(answer_find(&result->answer, "sum")->text, "10201");
	ck_assert_uint_eq(result->visit_count, 2);
	ck_assert_uint_eq(result->visits[0].sample_count, 2);
	ck_assert_double_eq(result->visits[0].samples[0], 0.25);
	ck_assert_double_eq(result->visits[0].samples[1], 0.5);
	ck_assert_double_nan(result->visits[0].noise.load);
	ck_assert_uint_eq(result->visits[0].library_count, 0);
	ck_assert_int_eq(result->visits[1].state, STATE_CRASHED);
	return true;
}

static void assert_old_data(struct store *store)
{
	int results = 0;
	must(store_each_result(store, NULL, look_at_old_result, &results, &err));
	ck_assert_int_eq(results, 1);
}

START_TEST(each_older_format_is_brought_up_to_date_with_its_data)
{
	for (int format = 1; format < PRESENT_FORMAT; format++) {
		make_old(format);
		struct store *store = open_store();
		assert_old_data(store);
		put_basics(store);
		store_close(store);
		ck_assert_int_eq(number_of("PRAGMA user_version"), PRESENT_FORMAT);
		ck_assert_int_eq(number_of("SELECT count(*) FROM change"), 0);
		ck_assert_int_eq(number_of("SELECT count(*) FROM metric"), 0);
		ck_assert_int_eq(number_of("SELECT count(*) FROM plane"), 0);
		ck_assert_int_eq(remove(database), 0);
	}
}
END_TEST

/* Tables, columns, keys and indexes; not the text, in which comments differ. */
static char *describe_schema(void)
{
	sqlite3 *db;
	sqlite3_stmt *statement;
	struct buf out = BUF_INIT;
	static const char sql[] =
		"SELECT t.name, c.cid, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk, t.strict, 0"
		" FROM pragma_table_list t JOIN pragma_table_info(t.name) c WHERE t.schema = 'main' AND t.name NOT "
		"LIKE 'sqlite%'"
		" UNION ALL SELECT m.name, f.seq, f.\"table\", f.\"from\", f.\"to\", f.on_delete, 0, 0, 1"
		" FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'"
		" UNION ALL SELECT m.name, x.seqno, i.name, x.name, i.\"unique\", i.origin, 0, 0, 2"
		" FROM sqlite_schema m JOIN pragma_index_list(m.name) i JOIN pragma_index_info(i.name) x"
		" WHERE m.type = 'table' ORDER BY 9, 1, 3, 2, 4";
	ck_assert_int_eq(sqlite3_open(database, &db), SQLITE_OK);
	ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK, "%s", sqlite3_errmsg(db));
	while (sqlite3_step(statement) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(statement); i++)
			buf_printf(&out, "%s ", (const char *)sqlite3_column_text(statement, i));
		buf_char(&out, '\n');
	}
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return buf_detach(&out);
}

START_TEST(an_old_file_ends_with_the_same_tables_as_a_new_one)
{
	store_close(open_store());
	char *new = describe_schema();
	ck_assert_uint_gt(strlen(new), 2000);
	ck_assert_int_eq(remove(database), 0);
	for (int format = 1; format < PRESENT_FORMAT; format++) {
		make_old(format);
		store_close(open_store());
		char *old = describe_schema();
		ck_assert_str_eq(old, new);
		ck_assert_int_eq(remove(database), 0);
		free(old);
	}
	free(new);
}
END_TEST

START_TEST(a_reader_leaves_an_older_file_as_it_is)
{
	make_old(1);
	struct buf before = file_bytes(database);
	struct store *store = open_reader();
	assert_old_data(store);
	store_close(store);
	struct buf after = file_bytes(database);
	ck_assert_uint_eq(after.length, before.length);
	ck_assert_mem_eq(after.data, before.data, before.length);
	ck_assert_int_eq(number_of("PRAGMA user_version"), 1);
	buf_free(&before);
	buf_free(&after);
}
END_TEST

START_TEST(a_newer_format_is_refused_and_left_alone)
{
	store_close(open_store());
	execute("PRAGMA user_version = 99");
	struct buf before = file_bytes(database);
	char expected[5000];
	snprintf(expected, sizeof expected,
		 "%s was written by a newer lapchart (format 99, this one reads up to %d): update lapchart", database,
		 PRESENT_FORMAT);
	ck_assert_str_eq(refusal(), expected);
	ck_assert_str_eq(reader_refusal(), expected);
	struct buf after = file_bytes(database);
	ck_assert_mem_eq(after.data, before.data, before.length);
	buf_free(&before);
	buf_free(&after);
}
END_TEST

START_TEST(a_migration_that_cannot_be_done_leaves_the_old_file)
{
	make_old(1);
	execute("CREATE TABLE change (mine TEXT)");
	const char *message = refusal();
	ck_assert_msg(strstr(message, "to format 2: ") && strstr(message, "already exists"), "%s", message);
	ck_assert_int_eq(number_of("PRAGMA user_version"), 1);
	ck_assert_int_eq(number_of("SELECT count(*) FROM pragma_table_info('sample') WHERE name = 'load'"), 0);
}
END_TEST

START_TEST(a_row_that_points_nowhere_stops_a_migration)
{
	make_old(1);
	execute("PRAGMA foreign_keys = OFF; DELETE FROM environment");
	const char *message = refusal();
	ck_assert_msg(strstr(message, "a row of the table 'result' points nowhere"), "%s", message);
	ck_assert_int_eq(number_of("PRAGMA user_version"), 1);
}
END_TEST

/* --- killed at any moment --- */

/* SQLite calls this every few instructions of its machine: a clock that is the same each time. */
static int ticks_left;

/* From one death to the next; no divisor of what SQLite repeats. */
#define STEP 11

static int tick(void *unused)
{
	(void)unused;
	if (--ticks_left < 0)
		kill(getpid(), SIGKILL);
	return 0;
}

static int install_clock(sqlite3 *db, char **message, const void *api)
{
	(void)message, (void)api;
	sqlite3_progress_handler(db, 10, tick, NULL);
	return SQLITE_OK;
}

/* Opens in a process that dies after so many ticks. True: it was done before that. */
static bool open_and_die(int ticks)
{
	pid_t child = fork();
	if (child == 0) {
		ticks_left = ticks;
		sqlite3_auto_extension((void (*)(void))install_clock);
		struct store *store;
		bool good = store_open(&store, database, NULL);
		if (good)
			store_close(store);
		_exit(good ? 0 : 1);
	}
	int status;
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_msg(WIFSIGNALED(status) || WEXITSTATUS(status) == 0, "opening failed after %d ticks", ticks);
	return !WIFSIGNALED(status);
}

START_TEST(a_migration_killed_at_any_moment_leaves_the_old_or_the_new_file)
{
	make_old(1);
	struct buf old = file_bytes(database);
	int killed = 0;
	for (int ticks = 0;; ticks += STEP, killed++) {
		write_bytes(database, old.data, old.length);
		bool done = open_and_die(ticks);
		int64_t format = number_of("PRAGMA user_version");
		ck_assert_int_eq(number_of("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"),
				 1);
		bool is_new = format == PRESENT_FORMAT;
		ck_assert_int_eq(
			number_of("SELECT count(*) FROM sqlite_schema WHERE name IN ('change', 'metric', 'plane')"),
			is_new ? 3 : 0);
		ck_assert_int_eq(number_of("SELECT count(*) FROM pragma_table_info('sample')"), is_new ? 26 : 19);
		struct store *store = open_store();
		assert_old_data(store);
		store_close(store);
		ck_assert_int_eq(remove(database), 0);
		if (done)
			break;
	}
	buf_free(&old);
	ck_assert_int_gt(killed, 10);
}
END_TEST

START_TEST(a_creation_killed_at_any_moment_can_be_repeated)
{
	int killed = 0;
	for (int ticks = 0; !open_and_die(ticks); ticks += STEP, killed++) {
		struct store *store = open_store();
		put_basics(store);
		store_close(store);
		ck_assert_int_eq(remove(database), 0);
	}
	ck_assert_int_gt(killed, 5);
}
END_TEST

START_TEST(several_processes_may_create_the_file_at_once)
{
	enum { PROCESSES = 6 };
	pid_t children[PROCESSES];
	for (int i = 0; i < PROCESSES; i++) {
		children[i] = fork();
		if (children[i] == 0) {
			struct store *store;
			struct error err = ERROR_INIT;
			if (store_open(&store, database, &err))
				store_close(store);
			else
				fprintf(stderr, "%s\n", err.message);
			_exit(err.kind);
		}
	}
	for (int i = 0; i < PROCESSES; i++) {
		int status;
		ck_assert_int_eq(waitpid(children[i], &status, 0), children[i]);
		ck_assert_int_eq(status, 0);
	}
	store_close(open_reader());
}
END_TEST

TCase *migration_tests(void)
{
	TCase *tests = tcase_create("migrations");
	tcase_add_checked_fixture(tests, fixture_make, fixture_remove);
	tcase_set_timeout(tests, 60); /* a slow disk makes each death slow */
	tcase_add_test(tests, each_older_format_is_brought_up_to_date_with_its_data);
	tcase_add_test(tests, an_old_file_ends_with_the_same_tables_as_a_new_one);
	tcase_add_test(tests, a_reader_leaves_an_older_file_as_it_is);
	tcase_add_test(tests, a_newer_format_is_refused_and_left_alone);
	tcase_add_test(tests, a_migration_that_cannot_be_done_leaves_the_old_file);
	tcase_add_test(tests, a_row_that_points_nowhere_stops_a_migration);
	tcase_add_test(tests, a_migration_killed_at_any_moment_leaves_the_old_or_the_new_file);
	tcase_add_test(tests, a_creation_killed_at_any_moment_can_be_repeated);
	tcase_add_test(tests, several_processes_may_create_the_file_at_once);
	return tests;
}

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../check_main.h"
#include "base/mem.h"
#include "fixture.h"

TCase *damage_tests(void);

#define PAGE 4096

/* A database of some 40 pages. */
static void fill(void)
{
	struct store *store = open_store();
	put_basics(store);
	struct run run = put_run(store, 1);
	for (int n = 0; n < 100; n++) {
		char params[32];
		snprintf(params, sizeof params, "width=%d", n);
		struct point point = make_point("mandelbrot", "serial", params);
		struct visit visit = make_visit(0, 0.1);
		visit.stderr_tail = mem_zero(1, 1000);
		memset(visit.stderr_tail, 'e', 999);
		put_visit(store, run.id, &point, &visit);
		visit_free(&visit);
		point_free(&point);
	}
	run_free(&run);
	store_close(store);
}

static bool pass(void *context, const struct result *result)
{
	(void)context, (void)result;
	return true;
}

/* Opening, or reading everything, has to fail with this. */
static void assert_reader_told(const char *part)
{
	struct store *store;
	struct error err = ERROR_INIT;
	if (store_open_read(&store, database, &err)) {
		ck_assert(!store_each_result(store, NULL, pass, NULL, &err));
		store_close(store);
	}
	ck_assert_int_eq(err.kind, ERROR_DATA);
	ck_assert_msg(strstr(err.message, part), "%s", err.message);
}

/* The file holds `bytes` now: both kinds of opening say so in these words, and it still does after that. */
static void assert_told_and_left_alone(const struct buf *bytes, const char *part)
{
	write_bytes(database, bytes->data, bytes->length);
	const char *message = refusal();
	ck_assert_msg(strstr(message, part), "%s", message);
	ck_assert_msg(strstr(message, "left alone"), "%s", message);
	ck_assert_msg(!strchr(message, '\n'), "%s", message);
	assert_reader_told(part);
	struct buf after = file_bytes(database);
	ck_assert_uint_eq(after.length, bytes->length);
	ck_assert_mem_eq(after.data, bytes->data, bytes->length);
	buf_free(&after);
}

START_TEST(a_text_file_is_no_database)
{
	struct buf bytes = BUF_INIT;
	for (int i = 0; i < 2000; i++)
		buf_text(&bytes, "not a database\n");
	assert_told_and_left_alone(&bytes, "lap.db is not an SQLite database and was left alone");
	buf_free(&bytes);
}
END_TEST

START_TEST(a_database_of_somebody_else_is_told_apart)
{
	execute("CREATE TABLE theirs (x)");
	struct buf bytes = file_bytes(database);
	assert_told_and_left_alone(&bytes, "lap.db is an SQLite database, but not one of lapchart's");
	buf_free(&bytes);
}
END_TEST

/* Whoever closes a database last merges its journal, unless it is told not to. */
START_TEST(the_journal_of_somebody_else_is_left_alone_too)
{
	sqlite3 *theirs;
	ck_assert_int_eq(sqlite3_open(database, &theirs), SQLITE_OK);
	sqlite3_db_config(theirs, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	static const char sql[] = "PRAGMA journal_mode = WAL; CREATE TABLE theirs (x)";
	ck_assert_int_eq(sqlite3_exec(theirs, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(theirs);
	struct buf bytes = file_bytes(database);
	char *journal = mem_printf("%s-wal", database);
	struct buf before = file_bytes(journal);
	assert_told_and_left_alone(&bytes, "but not one of lapchart's");
	struct buf after = file_bytes(journal);
	ck_assert_uint_eq(after.length, before.length);
	ck_assert_mem_eq(after.data, before.data, before.length);
	buf_free(&bytes);
	buf_free(&before);
	buf_free(&after);
	free(journal);
}
END_TEST

START_TEST(a_database_with_another_application_id_is_told_apart)
{
	execute("PRAGMA application_id = 7");
	struct buf bytes = file_bytes(database);
	assert_told_and_left_alone(&bytes, "but not one of lapchart's");
	buf_free(&bytes);
}
END_TEST

START_TEST(a_destroyed_header_is_told)
{
	fill();
	struct buf bytes = file_bytes(database);
	memset(bytes.data, 'x', 100);
	assert_told_and_left_alone(&bytes, "lap.db is not an SQLite database");
	buf_free(&bytes);
}
END_TEST

START_TEST(a_format_that_never_was_is_told)
{
	fill();
	execute("PRAGMA user_version = 0");
	struct buf bytes = file_bytes(database);
	assert_told_and_left_alone(&bytes, "lap.db is damaged");
	buf_free(&bytes);
}
END_TEST

START_TEST(a_file_cut_anywhere_is_told)
{
	fill();
	struct buf whole = file_bytes(database);
	ck_assert_uint_gt(whole.length, 30 * PAGE);
	static const double shares[] = {0.001, 0.03, 0.3, 0.5, 0.9, 0.99};
	for (size_t i = 0; i < COUNT_OF(shares); i++) {
		struct buf cut = BUF_INIT;
		buf_add(&cut, whole.data, (size_t)((double)whole.length * shares[i]));
		assert_told_and_left_alone(&cut, "lap.db is damaged");
		buf_free(&cut);
	}
	buf_free(&whole);
}
END_TEST

/* A reader meets damage where it reads; who writes has to know before. */
START_TEST(an_overwritten_page_is_told_before_anything_is_written)
{
	fill();
	struct buf whole = file_bytes(database);
	for (size_t page = 1; page < whole.length / PAGE; page++) {
		struct buf bytes = BUF_INIT;
		buf_add(&bytes, whole.data, whole.length);
		memset(bytes.data + page * PAGE, 0xa5, PAGE);
		write_bytes(database, bytes.data, bytes.length);
		const char *message = refusal();
		ck_assert_msg(strstr(message, "lap.db is damaged"), "page %zu: %s", page, message);
		struct buf after = file_bytes(database);
		ck_assert_uint_eq(after.length, bytes.length);
		ck_assert_mem_eq(after.data, bytes.data, bytes.length);
		buf_free(&after);
		buf_free(&bytes);
	}
	buf_free(&whole);
}
END_TEST

START_TEST(a_reader_is_told_of_an_overwritten_table)
{
	fill();
	int64_t page = number_of("SELECT rootpage FROM sqlite_schema WHERE name = 'sample'");
	struct buf bytes = file_bytes(database);
	memset(bytes.data + (page - 1) * PAGE, 0xa5, PAGE);
	assert_told_and_left_alone(&bytes, "lap.db is damaged");
	buf_free(&bytes);
}
END_TEST

/* --- rows that no lapchart wrote --- */

static void assert_row_told(const char *sql, const char *part)
{
	execute(sql);
	assert_reader_told(part);
}

START_TEST(an_unknown_state_names_the_result)
{
	fill();
	assert_row_told("UPDATE sample SET state = 'odd', reason = 'x' WHERE rowid = 1",
			"lap.db is damaged (result mandelbrot/serial width=0: 'odd' is no state of a result)");
}
END_TEST

START_TEST(a_broken_answer_names_the_result)
{
	fill();
	assert_row_told("UPDATE sample SET answer = '{\"sum\":' WHERE rowid = 1",
			"(result mandelbrot/serial width=0: ");
}
END_TEST

START_TEST(broken_libraries_name_the_result)
{
	fill();
	assert_row_told("UPDATE sample SET libraries = '[{\"kind\":1}]' WHERE rowid = 1",
			"(result mandelbrot/serial width=0: 'kind' is not a text)");
	assert_row_told("UPDATE sample SET libraries = 'nothing'",
			"(result mandelbrot/serial width=0: the libraries are no list)");
}
END_TEST

START_TEST(broken_parameters_name_the_point)
{
	fill();
	assert_row_told("UPDATE point SET params = '=,=' WHERE id = 1", "lap.db is damaged (point =,=: ");
}
END_TEST

static bool pass_machine(void *context, const struct machine *machine)
{
	(void)context, (void)machine;
	return true;
}

START_TEST(broken_facts_name_the_machine_and_the_environment)
{
	struct store *store = open_store();
	const char *hash = put_basics(store);
	execute("UPDATE machine SET facts = '{'; UPDATE environment SET json = '[]'");
	struct error err = ERROR_INIT;
	ck_assert(!store_each_machine(store, pass_machine, NULL, &err));
	ck_assert_msg(strstr(err.message, "lap.db is damaged (machine " FINGERPRINT ": "), "%s", err.message);
	struct environment environment;
	bool found;
	ck_assert(!store_get_environment(store, hash, &environment, &found, &err));
	ck_assert_msg(strstr(err.message, "lap.db is damaged (environment "), "%s", err.message);
	store_close(store);
}
END_TEST

TCase *damage_tests(void)
{
	TCase *tests = tcase_create("damage");
	tcase_add_checked_fixture(tests, fixture_make, fixture_remove);
	tcase_add_test(tests, a_text_file_is_no_database);
	tcase_add_test(tests, a_database_of_somebody_else_is_told_apart);
	tcase_add_test(tests, the_journal_of_somebody_else_is_left_alone_too);
	tcase_add_test(tests, a_database_with_another_application_id_is_told_apart);
	tcase_add_test(tests, a_destroyed_header_is_told);
	tcase_add_test(tests, a_format_that_never_was_is_told);
	tcase_add_test(tests, a_file_cut_anywhere_is_told);
	tcase_add_test(tests, an_overwritten_page_is_told_before_anything_is_written);
	tcase_add_test(tests, a_reader_is_told_of_an_overwritten_table);
	tcase_add_test(tests, an_unknown_state_names_the_result);
	tcase_add_test(tests, a_broken_answer_names_the_result);
	tcase_add_test(tests, broken_libraries_name_the_result);
	tcase_add_test(tests, broken_parameters_name_the_point);
	tcase_add_test(tests, broken_facts_name_the_machine_and_the_environment);
	return tests;
}

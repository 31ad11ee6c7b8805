#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../check_main.h"
#include "base/mem.h"
#include "base/path.h"
#include "fixture.h"
#include "store/connection.h"

TCase *open_tests(void);

#define must_contain(message, part) ck_assert_msg(strstr(message, part), "%s", message)

static void put_one(void)
{
	struct store *store = open_store();
	put_basics(store);
	store_close(store);
}

static bool count_commit(void *context, const struct commit *commit)
{
	(void)commit;
	*(int *)context += 1;
	return true;
}

static int commits_in(struct store *store)
{
	int count = 0;
	must(store_each_commit(store, count_commit, &count, &err));
	return count;
}

START_TEST(a_new_file_is_created_and_known_as_lapcharts)
{
	store_close(open_store());
	ck_assert_int_eq(number_of("PRAGMA application_id"), 0x6c617063);
	ck_assert_int_eq(number_of("PRAGMA user_version"), 3);
	ck_assert_int_eq(number_of("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict"), 10);
	ck_assert_int_eq(number_of("SELECT count(*) FROM pragma_journal_mode WHERE journal_mode = 'wal'"), 1);
}
END_TEST

START_TEST(an_empty_file_is_taken_as_a_new_one)
{
	write_bytes(database, "", 0);
	must_contain(reader_refusal(), "lap.db is empty: `lapchart run` fills it");
	put_one();
}
END_TEST

START_TEST(nothing_is_left_beside_a_file_that_was_closed)
{
	put_one();
	store_close(open_reader());
	char **names;
	size_t count;
	must(path_list(&names, &count, folder, &err));
	ck_assert_uint_eq(count, 1);
	path_list_free(names, count);
}
END_TEST

START_TEST(names_that_mean_something_to_sqlite_are_plain_names)
{
	static const char *const names[] = {":memory:", "file:x?mode=memory", "a%41 b#c?d.db"};
	ck_assert_int_eq(chdir(folder), 0);
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		mem_replace(&database, names[i]);
		struct store *store = open_store();
		ck_assert(path_exists(names[i]));
		store_close(store);
		store_close(open_reader());
	}
	ck_assert_int_eq(chdir("/"), 0);
}
END_TEST

START_TEST(a_reader_of_a_missing_file_is_told_who_makes_it)
{
	must_contain(reader_refusal(), "lap.db does not exist: `lapchart run` makes it");
	ck_assert(!path_exists(database));
}
END_TEST

START_TEST(a_missing_folder_is_named)
{
	mem_replace(&database, "/nonexistent/folder/lap.db");
	must_contain(refusal(), "cannot open /nonexistent/folder/lap.db: No such file or directory");
}
END_TEST

START_TEST(a_folder_is_no_database)
{
	mem_replace(&database, folder);
	must_contain(refusal(), "is a folder, not a database");
	must_contain(reader_refusal(), "is a folder, not a database");
}
END_TEST

START_TEST(a_reader_cannot_write)
{
	put_one();
	struct store *store = open_reader();
	struct machine machine = {.fingerprint = "other", .name = "other"};
	struct error err = ERROR_INIT;
	ck_assert(!store_put_machine(store, &machine, &err));
	must_contain(err.message, "lap.db cannot be written");
	store_close(store);
}
END_TEST

START_TEST(a_reader_sees_what_a_writer_stores_meanwhile)
{
	struct store *writer = open_store();
	struct store *reader = open_reader();
	ck_assert_int_eq(commits_in(reader), 0);
	put_basics(writer);
	ck_assert_int_eq(commits_in(reader), 1);
	store_close(writer);
	store_close(reader);
}
END_TEST

START_TEST(a_second_writer_is_told_of_the_first)
{
	put_one();
	struct store *store = open_store();
	sqlite3_busy_timeout(store->db, 20);
	sqlite3 *other;
	ck_assert_int_eq(sqlite3_open(database, &other), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	struct point point = make_point("mandelbrot", "serial", "");
	struct visit visit = make_visit(0, 0.1);
	struct visit_key key = {1, &point, "x", 0, 0, 0};
	struct error err = ERROR_INIT;
	ck_assert(!store_put_visit(store, &key, &visit, &err));
	must_contain(err.message, "another lapchart is writing to ");
	must_contain(err.message, "lap.db: wait until it has ended, or use --db FILE");
	ck_assert_int_eq(sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(other);
	put_basics(store);
	visit_free(&visit);
	point_free(&point);
	store_close(store);
}
END_TEST

/* Fills the store until it says why not; what was there before has to stay. */
static void put_until_full(struct store *store, struct error *err)
{
	const char *environment = put_basics(store);
	struct run run = put_run(store, 1);
	struct point point = make_point("mandelbrot", "serial", "");
	bool good = true;
	for (int round = 0; good; round++) {
		struct visit visit = make_visit(round, 0.1);
		struct visit_key key = {run.id, &point, environment, 0, 0, 0};
		good = store_put_visit(store, &key, &visit, err);
		visit_free(&visit);
		ck_assert_int_lt(round, 10000);
	}
	point_free(&point);
	run_free(&run);
}

START_TEST(a_full_disk_is_told_and_costs_nothing_that_was_stored)
{
	struct store *store = open_store();
	sqlite3_exec(store->db, "PRAGMA max_page_count = 60", NULL, NULL, NULL);
	struct error err = ERROR_INIT;
	put_until_full(store, &err);
	must_contain(err.message, "no space left for ");
	must_contain(err.message, "go on with the same command; what was stored is safe");
	int64_t before = number_of("SELECT count(*) FROM sample");
	ck_assert_int_gt(before, 10);
	put_basics(store);
	store_close(store);
	ck_assert_int_eq(number_of("SELECT count(*) FROM sample"), before);
}
END_TEST

START_TEST(a_write_that_the_system_refuses_is_told_and_costs_nothing)
{
	struct store *store = open_store();
	struct rlimit old, small = {256 << 10, RLIM_INFINITY};
	ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &old), 0);
	small.rlim_max = old.rlim_max;
	signal(SIGXFSZ, SIG_IGN);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &small), 0);
	struct error err = ERROR_INIT;
	put_until_full(store, &err);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &old), 0);
	must_contain(err.message, "cannot read or write ");
	store_close(store);
	ck_assert_int_eq(number_of("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"), 1);
}
END_TEST

/* --- write-protected --- */

/* Root may write anywhere: become somebody else for the length of a test. */
static void drop_privileges(void)
{
	if (getuid() == 0)
		ck_assert_int_eq(seteuid(65534), 0);
}

static void regain_privileges(void)
{
	if (getuid() == 0)
		ck_assert_int_eq(seteuid(0), 0);
}

static void protect(mode_t file, mode_t parent)
{
	ck_assert_int_eq(chmod(database, file), 0);
	ck_assert_int_eq(chmod(folder, parent), 0);
	drop_privileges();
}

static void unprotect(void)
{
	regain_privileges();
	ck_assert_int_eq(chmod(folder, 0755), 0);
	ck_assert_int_eq(chmod(database, 0644), 0);
}

START_TEST(a_protected_file_in_a_protected_folder_can_be_read)
{
	put_one();
	protect(0444, 0555);
	struct store *store = open_reader();
	ck_assert_int_eq(commits_in(store), 1);
	store_close(store);
	unprotect();
}
END_TEST

START_TEST(a_protected_file_in_an_open_folder_can_be_read)
{
	put_one();
	protect(0444, 0777);
	struct store *store = open_reader();
	ck_assert_int_eq(commits_in(store), 1);
	store_close(store);
	unprotect();
}
END_TEST

START_TEST(a_protected_file_can_be_read_while_somebody_writes_it)
{
	struct store *writer = open_store();
	put_basics(writer);
	protect(0444, 0555);
	struct store *reader = open_reader();
	ck_assert_int_eq(commits_in(reader), 1);
	store_close(reader);
	unprotect();
	store_close(writer);
}
END_TEST

/* What a killed writer leaves: a database with a journal. */
static void leave_journal(void)
{
	struct store *writer = open_store();
	put_basics(writer);
	char *copy = path_join(folder, "killed.db"), *journal = path_join(folder, "killed.db-wal");
	char *journal_now = mem_printf("%s-wal", database);
	struct buf bytes = file_bytes(database);
	write_bytes(copy, bytes.data, bytes.length);
	buf_free(&bytes);
	bytes = file_bytes(journal_now);
	ck_assert_uint_gt(bytes.length, 0);
	write_bytes(journal, bytes.data, bytes.length);
	buf_free(&bytes);
	store_close(writer);
	free(journal_now);
	free(journal);
	free(database);
	database = copy;
}

START_TEST(a_journal_is_not_passed_over_where_it_cannot_be_read_in)
{
	leave_journal();
	protect(0444, 0555);
	const char *message = reader_refusal();
	unprotect();
	must_contain(message, "killed.db");
	must_contain(message, "writ");
	struct store *store = open_reader();
	ck_assert_int_eq(commits_in(store), 1);
	store_close(store);
}
END_TEST

START_TEST(writing_a_protected_file_is_refused_with_the_remedy)
{
	put_one();
	protect(0444, 0777);
	must_contain(refusal(), "lap.db cannot be written: make the file and its folder writable, or use --db FILE");
	unprotect();
}
END_TEST

START_TEST(writing_in_a_protected_folder_is_refused_with_the_remedy)
{
	put_one();
	protect(0666, 0555);
	must_contain(refusal(), "lap.db cannot be written: make the file and its folder writable, or use --db FILE");
	unprotect();
}
END_TEST

TCase *open_tests(void)
{
	TCase *tests = tcase_create("open");
	tcase_add_checked_fixture(tests, fixture_make, fixture_remove);
	tcase_add_test(tests, a_new_file_is_created_and_known_as_lapcharts);
	tcase_add_test(tests, an_empty_file_is_taken_as_a_new_one);
	tcase_add_test(tests, nothing_is_left_beside_a_file_that_was_closed);
	tcase_add_test(tests, names_that_mean_something_to_sqlite_are_plain_names);
	tcase_add_test(tests, a_reader_of_a_missing_file_is_told_who_makes_it);
	tcase_add_test(tests, a_missing_folder_is_named);
	tcase_add_test(tests, a_folder_is_no_database);
	tcase_add_test(tests, a_reader_cannot_write);
	tcase_add_test(tests, a_reader_sees_what_a_writer_stores_meanwhile);
	tcase_add_test(tests, a_second_writer_is_told_of_the_first);
	tcase_add_test(tests, a_full_disk_is_told_and_costs_nothing_that_was_stored);
	tcase_add_test(tests, a_write_that_the_system_refuses_is_told_and_costs_nothing);
	tcase_add_test(tests, a_protected_file_in_a_protected_folder_can_be_read);
	tcase_add_test(tests, a_protected_file_in_an_open_folder_can_be_read);
	tcase_add_test(tests, a_protected_file_can_be_read_while_somebody_writes_it);
	tcase_add_test(tests, a_journal_is_not_passed_over_where_it_cannot_be_read_in);
	tcase_add_test(tests, writing_a_protected_file_is_refused_with_the_remedy);
	tcase_add_test(tests, writing_in_a_protected_folder_is_refused_with_the_remedy);
	return tests;
}

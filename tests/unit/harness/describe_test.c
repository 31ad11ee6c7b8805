/*
 * describe_test.c: descriptions, and the search for workers in folders.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../check_main.h"
#include "base/mem.h"
#include "base/path.h"
#include "support.h"

TCase *describe_tests(void);

START_TEST(a_worker_describes_itself)
{
	struct lap lap;
	struct worker worker;
	lap_begin(&lap);
	ck_assert_msg(harness_describe(&worker, FAKE_WORKER, NULL, lap.scratch, &lap.err), "%s", lap.err.message);
	ck_assert_str_eq(worker.path, FAKE_WORKER);
	ck_assert_str_eq(worker.backend, "fake");
	ck_assert(worker_takes(&worker, "fake", "times"));
	ck_assert_ptr_null(worker.unavailable);
	worker_free(&worker);
	lap_end(&lap);
}
END_TEST

#define DESCRIBE "echo '{\"type\":\"describe\",\"backend\":\"x\",\"benchmarks\":[{\"name\":\"b\"}]}' >&3\n"
#define DONE     "echo '{\"type\":\"done\"}' >&3\n"

static bool describe_script(struct worker *worker, struct lap *lap, const char *body)
{
	lap_begin(lap);
	char *text = mem_printf("#!/bin/sh\n%s", body);
	char *path = lap_script(lap, "worker", text);
	bool good = harness_describe(worker, path, NULL, lap->scratch, &lap->err);
	free(path);
	free(text);
	return good;
}

START_TEST(one_that_is_unavailable_is_described_with_the_reason)
{
	struct lap lap;
	struct worker worker;
	ck_assert(describe_script(&worker, &lap,
				  DESCRIBE "echo '{\"type\":\"unavailable\",\"reason\":\"no device\"}' >&3\n" DONE));
	ck_assert_str_eq(worker.backend, "x");
	ck_assert_str_eq(worker.unavailable, "no device");
	worker_free(&worker);
	lap_end(&lap);
}
END_TEST

static const struct {
	const char *body, *error;
} bad[] = {
	{"exit 0\n", "replied nothing"},
	{"exit 2\n", "exited with status 2"},
	{"echo one; echo no such library >&2; exit 127\n",
	 "exited with status 127; the last line that it printed: no such library"},
	{"kill -SEGV $$\n", "killed by SIGSEGV"},
	{DESCRIBE, "the reply is cut after line 1: it has no done line"},
	{DONE, "sent no describe line"},
	{DESCRIBE DESCRIBE DONE, "line 2 of the reply is a second description"},
	{"echo nonsense >&3\n", "line 1 of the reply is not JSON: nonsense"},
	{"echo '{\"type\":\"error\",\"message\":\"no disk\"}' >&3; exit 1\n", "no disk"},
	{DESCRIBE "echo '{\"type\":\"answer\",\"values\":{}}' >&3\n" DONE, "ran when asked to describe itself"},
};

START_TEST(a_bad_description_is_an_error_that_names_the_worker)
{
	struct lap lap;
	struct worker worker;
	ck_assert(!describe_script(&worker, &lap, bad[_i].body));
	char *expected = mem_printf("%s/worker --describe: %s", lap.folder, bad[_i].error);
	ck_assert_str_eq(lap.err.message, expected);
	free(expected);
	lap_end(&lap);
}
END_TEST

/* --- search --- */

static void keep_complaint(void *context, const char *message)
{
	struct buf *complaints = context;
	buf_printf(complaints, "%s\n", message);
}

/* Puts a link to the scripted worker, which takes its backend's name from its own, into FOLDER/SUB. */
static void put_worker(struct lap *lap, const char *sub, const char *name)
{
	char *folder = path_join(lap->folder, sub);
	ck_assert(path_make_folders(folder, NULL));
	char *link = path_join(folder, name);
	ck_assert_int_eq(symlink(FAKE_WORKER, link), 0);
	free(link);
	free(folder);
}

static struct worker_list scan(struct lap *lap, const char *first, const char *second, size_t processes,
			       struct buf *complaints)
{
	struct worker_list list;
	char *a = path_join(lap->folder, first), *b = path_join(lap->folder, second);
	const char *const folders[] = {a, b};
	harness_scan(&list, folders, 2, lap->scratch, processes, complaints ? keep_complaint : NULL, complaints);
	free(a);
	free(b);
	return list;
}

START_TEST(workers_are_found_and_earlier_folders_win)
{
	struct lap lap;
	struct buf complaints = BUF_INIT;
	lap_begin(&lap);
	put_worker(&lap, "b", "lapchart-worker-one");
	put_worker(&lap, "a", "lapchart-worker-two");
	put_worker(&lap, "a", "lapchart-worker-one");
	put_worker(&lap, "a", "other-worker-three");
	struct worker_list list = scan(&lap, "b", "a", (size_t)_i, &complaints);
	ck_assert_str_eq(complaints.data, "");
	ck_assert_uint_eq(list.count, 2);
	ck_assert_str_eq(list.items[0].backend, "one");
	ck_assert_ptr_nonnull(strstr(list.items[0].path, "/b/lapchart-worker-one"));
	ck_assert_str_eq(list.items[1].backend, "two");
	worker_list_free(&list);
	lap_end(&lap);
}
END_TEST

START_TEST(a_file_that_fails_is_reported_and_left_out)
{
	struct lap lap;
	struct buf complaints = BUF_INIT;
	lap_begin(&lap);
	free(lap_script(&lap, "lapchart-worker-bad", "#!/bin/sh\nexit 4\n"));
	free(lap_script(&lap, "lapchart-worker-text", "hello\n"));
	free(lap_script(&lap, "lapchart-worker-idle",
			"#!/bin/sh\necho '{\"type\":\"describe\",\"backend\":\"x\",\"benchmarks\":[]}' >&3\n" DONE));
	put_worker(&lap, ".", "lapchart-worker-good");
	struct worker_list list = scan(&lap, ".", "nowhere", (size_t)_i, &complaints);
	ck_assert_uint_eq(list.count, 1);
	ck_assert_str_eq(list.items[0].backend, "good");
	ck_assert_ptr_nonnull(strstr(complaints.data, "lapchart-worker-bad --describe: exited with status 4\n"));
	ck_assert_ptr_nonnull(strstr(complaints.data, "lapchart-worker-idle --describe: names no benchmark\n"));
	ck_assert_ptr_nonnull(strstr(complaints.data, "lapchart-worker-text cannot be started: it is neither"));
	ck_assert_ptr_nonnull(strstr(complaints.data, "/nowhere: No such file or directory\n"));
	worker_list_free(&list);
	list = scan(&lap, ".", "nowhere", (size_t)_i, NULL);
	ck_assert_uint_eq(list.count, 1);
	worker_list_free(&list);
	buf_free(&complaints);
	lap_end(&lap);
}
END_TEST

static char *complaints_of(struct lap *lap, size_t processes)
{
	struct buf complaints = BUF_INIT;
	struct worker_list list = scan(lap, "nowhere", ".", processes, &complaints);
	ck_assert_uint_eq(list.count, 0);
	return buf_detach(&complaints);
}

START_TEST(complaints_come_in_the_order_of_the_files)
{
	struct lap lap;
	lap_begin(&lap);
	/* The first ones take longest. */
	free(lap_script(&lap, "lapchart-worker-1", "#!/bin/sh\nsleep 0.3\nexit 1\n"));
	free(lap_script(&lap, "lapchart-worker-2", "#!/bin/sh\nsleep 0.1\nprintf '\\377\\n'; exit 2\n"));
	free(lap_script(&lap, "lapchart-worker-3", "#!/bin/sh\necho nonsense >&3\n"));
	free(lap_script(&lap, "lapchart-worker-4", "#!/bin/sh\nexit 4\n"));
	char *expected = complaints_of(&lap, 1), *seen = complaints_of(&lap, 4);
	ck_assert_ptr_nonnull(strstr(expected, "/nowhere: No such file or directory\n"));
	ck_assert_ptr_nonnull(strstr(expected, "the last line that it printed: \377\n"));
	ck_assert_str_eq(seen, expected);
	free(expected);
	free(seen);
	lap_end(&lap);
}
END_TEST

TCase *describe_tests(void)
{
	TCase *tests = tcase_create("describe");
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, a_worker_describes_itself);
	tcase_add_test(tests, one_that_is_unavailable_is_described_with_the_reason);
	tcase_add_loop_test(tests, a_bad_description_is_an_error_that_names_the_worker, 0, COUNT_OF(bad));
	tcase_add_loop_test(tests, workers_are_found_and_earlier_folders_win, 1, 4);
	tcase_add_loop_test(tests, a_file_that_fails_is_reported_and_left_out, 1, 4);
	tcase_add_test(tests, complaints_come_in_the_order_of_the_files);
	return tests;
}

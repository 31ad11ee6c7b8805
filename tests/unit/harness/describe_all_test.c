/*
 * describe_all_test.c: several workers described at a time, as if it were one
 * after the other.
 */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../check_main.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/path.h"
#include "harness/clock.h"
#include "harness/describe_all.h"
#include "support.h"

TCase *describe_all_tests(void);

#define MANY 30
#define TIME 20.0 /* seconds that a worker has where it is not about that */
#define REPLY                                                                                                          \
	"echo '{\"type\":\"describe\",\"backend\":\"x\",\"benchmarks\":[{\"name\":\"b\"}]}\n{\"type\":\"done\"}' "     \
	">&3\n"

struct group {
	struct lap lap;
	struct candidate items[MANY];
	size_t count;
};

static void group_begin(struct group *group)
{
	memset(group, 0, sizeof *group);
	lap_begin(&group->lap);
}

/* The body may name the folder of the group as $lap. */
static void add(struct group *group, const char *body)
{
	char *name = mem_printf("worker-%02zu", group->count);
	char *text = mem_printf("#!/bin/sh\nlap=%s\n%s", group->lap.folder, body);
	group->items[group->count++].path = lap_script(&group->lap, name, text);
	free(text);
	free(name);
}

static void describe(struct group *group, double seconds, size_t describers)
{
	describe_all(group->items, group->count, group->lap.scratch, seconds, describers);
}

static void group_end(struct group *group)
{
	for (size_t i = 0; i < group->count; i++)
		candidate_free(&group->items[i]);
	lap_end(&group->lap);
}

static void expect_described(const struct candidate *item)
{
	ck_assert_str_eq(item->err.message, "");
	ck_assert(item->answered);
	ck_assert_str_eq(item->worker.path, item->path);
	ck_assert_str_eq(item->worker.backend, "x");
}

static void expect_error(const struct candidate *item, const char *what)
{
	char *expected = mem_printf("%s --describe: %s", item->path, what);
	ck_assert_int_eq(item->err.kind, ERROR_DATA);
	ck_assert_str_eq(item->err.message, expected);
	free(expected);
}

/* --- what is sent --- */

#define FULL                                                                                                           \
	"{\"backend\":\"b\",\"version\":\"\",\"summary\":\"a \\\"line\\\"\",\"class\":\"plain\",\"device\":\"gpu\","   \
	"\"compiler\":\"c\",\"flags\":\"-f\",\"launcher\":\"mpirun -n {ranks}\",\"unavailable\":\"no \xc3\xa9\","      \
	"\"benchmarks\":[{\"name\":\"n\",\"params\":[\"p\",\"q\"],\"planes\":true,\"native\":\"serial\"},"             \
	"{\"name\":\"m\",\"params\":[]}],"                                                                             \
	"\"libraries\":[{\"kind\":\"blas\",\"name\":\"l\",\"path\":\"/l\",\"threads\":2,\"integer_bits\":64}],"        \
	"\"facts\":{\"gpu\":{\"a\":1,\"b\":2.0,\"c\":0.1,\"d\":true,\"e\":[\"u\",\"v\"]}}}"

static void expect_full_script(struct candidate *item)
{
	struct buf text = BUF_INIT;
	struct json json = json_start(&text, JSON_LINE);
	worker_write_json(&json, NULL, &item->worker);
	ck_assert_str_eq(text.data, FULL);
	buf_free(&text);
}

START_TEST(all_that_a_worker_tells_arrives)
{
	struct group group;
	group_begin(&group);
	char *line = mem_printf("{\"type\":\"describe\",%s", &FULL[1]), *path = path_join(group.lap.folder, "line");
	ck_assert_int_ne(file_write(path, line, strlen(line), NULL), FILE_FAILED);
	for (int i = 0; i < 2; i++)
		add(&group, "cat $lap/line >&3\necho '\n{\"type\":\"done\"}' >&3\n");
	describe(&group, TIME, _i ? 2 : 1);
	for (size_t i = 0; i < group.count; i++) {
		ck_assert_str_eq(group.items[i].err.message, "");
		ck_assert_str_eq(group.items[i].worker.path, group.items[i].path);
		expect_full_script(&group.items[i]);
	}
	free(path);
	free(line);
	group_end(&group);
}
END_TEST

START_TEST(a_record_that_is_cut_counts_for_nothing)
{
	struct candidate sent[2] = {{.answered = true}, {.answered = true}}, got[2] = {{0}};
	struct buf records = BUF_INIT;
	error_set(&sent[1].err, ERROR_SYSTEM, "one\nline \xff and another");
	error_set(&sent[0].err, ERROR_DATA, "two");
	candidate_write(&records, sent, 1);
	size_t first = records.length;
	candidate_write(&records, sent, 0);
	for (size_t length = first; length < records.length; length++) {
		memset(got, 0, sizeof got);
		candidates_read(got, 2, records.data, length);
		ck_assert(got[1].answered && !got[0].answered);
		ck_assert_int_eq(got[1].err.kind, ERROR_SYSTEM);
		ck_assert_str_eq(got[1].err.message, sent[1].err.message);
	}
	candidates_read(got, 2, records.data, records.length);
	ck_assert(got[0].answered);
	ck_assert_str_eq(got[0].err.message, "two");
	candidates_read(got, 1, records.data, records.length); /* an index that is none is not written to */
	buf_free(&records);
}
END_TEST

/* --- who asks --- */

static size_t count_descriptors(void)
{
	char **names;
	size_t count;
	ck_assert(path_list(&names, &count, "/proc/self/fd", NULL));
	path_list_free(names, count);
	return count;
}

static const size_t crowds[] = {1, 2, 5, 100};

START_TEST(each_of_many_gets_its_own_answer)
{
	struct group group;
	group_begin(&group);
	size_t before = count_descriptors();
	for (int i = 0; i < MANY; i++)
		add(&group, i % 3 == 1 ? "exit 4\n" : i % 3 == 2 ? "kill -SEGV $$\n" : REPLY);
	error_set(&group.items[3].err, ERROR_DATA, "known before");
	group.items[3].answered = true;
	describe(&group, TIME, crowds[_i]);
	for (size_t i = 0; i < MANY; i++) {
		if (i == 3)
			ck_assert_str_eq(group.items[i].err.message, "known before");
		else if (i % 3 == 0)
			expect_described(&group.items[i]);
		else
			expect_error(&group.items[i], i % 3 == 1 ? "exited with status 4" : "killed by SIGSEGV");
	}
	ck_assert_uint_eq(count_descriptors(), before);
	ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1);
	ck_assert_int_eq(errno, ECHILD);
	group_end(&group);
}
END_TEST

/* Who asked: the worker's parent. */
#define NOTE_PARENT "echo $PPID >>$lap/parents\n"

static bool this_process_asked(const struct group *group)
{
	struct buf text = BUF_INIT;
	char *path = path_join(group->lap.folder, "parents"), *own = mem_printf("%d\n", (int)getpid());
	ck_assert(file_read(&text, path, 4096, NULL));
	bool own_alone = true;
	for (const char *at = text.data; *at; at += strcspn(at, "\n") + 1)
		own_alone = own_alone && strncmp(at, own, strlen(own)) == 0;
	free(path);
	free(own);
	buf_free(&text);
	return own_alone;
}

static const struct {
	size_t workers, describers;
	bool by_itself;
} small[] = {{1, 8, true}, {3, 1, true}, {3, 0, true}, {2, 2, false}};

START_TEST(one_worker_or_one_core_is_no_reason_to_fork)
{
	struct group group;
	group_begin(&group);
	for (size_t i = 0; i < small[_i].workers; i++)
		add(&group, NOTE_PARENT REPLY);
	describe(&group, TIME, small[_i].describers);
	for (size_t i = 0; i < group.count; i++)
		expect_described(&group.items[i]);
	ck_assert(this_process_asked(&group) == small[_i].by_itself);
	group_end(&group);
}
END_TEST

START_TEST(one_that_takes_long_keeps_no_other_waiting)
{
	struct group group;
	group_begin(&group);
	add(&group, "until [ -e $lap/last ]; do sleep 0.01; done\n" REPLY);
	for (int i = 1; i < 5; i++)
		add(&group, REPLY);
	add(&group, ">$lap/last\n" REPLY);
	describe(&group, TIME, 2);
	for (size_t i = 0; i < group.count; i++)
		expect_described(&group.items[i]);
	group_end(&group);
}
END_TEST

START_TEST(one_that_hangs_is_timed_out_and_the_others_are_described)
{
	struct group group;
	group_begin(&group);
	for (int i = 0; i < 6; i++)
		add(&group, i == 1 ? "exec sleep 100\n" : REPLY);
	describe(&group, 3, 2);
	for (size_t i = 0; i < group.count; i++)
		if (i == 1)
			expect_error(&group.items[i], "no reply for 3.00 s: timed out after 3.00 s");
		else
			expect_described(&group.items[i]);
	group_end(&group);
}
END_TEST

/* --- who dies --- */

#define DESCRIBERS       4 /* each can be killed once */
#define KILL_PARENT_ONCE "mkdir $lap/killed-%d 2>/dev/null && kill -KILL $PPID && exec sleep 100\n" REPLY

START_TEST(what_a_killed_process_was_busy_with_is_asked_anew)
{
	struct group group;
	group_begin(&group);
	for (int i = 0; i < MANY; i++) {
		char *body = mem_printf(KILL_PARENT_ONCE, i);
		add(&group, i < _i ? body : REPLY);
		free(body);
	}
	describe(&group, TIME, DESCRIBERS);
	for (size_t i = 0; i < group.count; i++)
		expect_described(&group.items[i]);
	/* A private folder is left of each that was killed. */
	ck_assert(path_remove_all(group.lap.scratch, NULL));
	group_end(&group);
}
END_TEST

static pid_t wait_for_number(const char *folder, const char *name)
{
	struct buf text = BUF_INIT;
	char *path = path_join(folder, name);
	for (int i = 0; i < 2000 && !strchr(text.data, '\n'); i++) {
		clock_sleep(0.01);
		buf_clear(&text);
		file_read(&text, path, 64, NULL);
	}
	pid_t number = (pid_t)atoi(text.data);
	free(path);
	buf_free(&text);
	return number;
}

static void expect_killed(pid_t pid)
{
	int status;
	ck_assert_int_gt(pid, 0);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

START_TEST(all_die_with_a_program_that_is_killed)
{
	struct group group;
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	group_begin(&group);
	for (int i = 0; i < 2; i++)
		add(&group, "name=${0##*/}\necho $PPID >$lap/parent-$name\necho $$ >$lap/own-$name\nexec sleep 100\n");
	pid_t program = fork();
	if (program == 0) {
		signal(SIGINT, SIG_DFL); /* libcheck has a handler of its own */
		describe(&group, 100, 2);
		_exit(0);
	}
	const pid_t ended[] = {
		wait_for_number(group.lap.folder, "parent-worker-00"),
		wait_for_number(group.lap.folder, "parent-worker-01"),
		wait_for_number(group.lap.folder, "own-worker-00"),
		wait_for_number(group.lap.folder, "own-worker-01"),
	};
	kill(program, _i ? SIGINT : SIGKILL);
	ck_assert_int_eq(waitpid(program, NULL, 0), program);
	for (size_t i = 0; i < COUNT_OF(ended); i++)
		expect_killed(ended[i]);
	group_end(&group);
}
END_TEST

TCase *describe_all_tests(void)
{
	TCase *tests = tcase_create("describe_all");
	tcase_set_timeout(tests, 120);
	tcase_add_loop_test(tests, all_that_a_worker_tells_arrives, 0, 2);
	tcase_add_test(tests, a_record_that_is_cut_counts_for_nothing);
	tcase_add_loop_test(tests, each_of_many_gets_its_own_answer, 0, COUNT_OF(crowds));
	tcase_add_loop_test(tests, one_worker_or_one_core_is_no_reason_to_fork, 0, COUNT_OF(small));
	tcase_add_test(tests, one_that_takes_long_keeps_no_other_waiting);
	tcase_add_test(tests, one_that_hangs_is_timed_out_and_the_others_are_described);
	tcase_add_loop_test(tests, what_a_killed_process_was_busy_with_is_asked_anew, 1, DESCRIBERS + 1);
	tcase_add_loop_test(tests, all_die_with_a_program_that_is_killed, 0, 2);
	return tests;
}

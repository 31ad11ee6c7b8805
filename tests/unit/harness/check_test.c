/*
 * check_test.c: worker-check finds what is wrong, and only that.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../check_main.h"
#include "base/file.h"
#include "base/mem.h"
#include "support.h"

TCase *check_tests(void);

/* All findings, a line each: "+ good" or "- bad". */
static char *check(struct lap *lap, const char *program)
{
	struct finding *findings;
	size_t count;
	struct buf text = BUF_INIT;
	harness_check_worker(&findings, &count, program, NULL, NULL, lap->scratch);
	for (size_t i = 0; i < count; i++)
		buf_printf(&text, "%c %s\n", findings[i].good ? '+' : '-', findings[i].text);
	findings_free(findings, count);
	return buf_detach(&text);
}

START_TEST(a_good_worker_passes_each_check)
{
	struct lap lap;
	lap_begin(&lap);
	char *text = check(&lap, FAKE_WORKER);
	ck_assert_str_eq(
		text,
		"+ --describe prints one describe line: backend fake\n"
		"+ --describe leaves no process behind\n"
		"+ a visit brings 2 samples, an answer and a done line\n"
		"+ a visit leaves no process behind\n"
		"+ a visit with LAPCHART_REPLY alone brings 2 samples, an answer and a done line\n"
		"+ a visit with LAPCHART_REPLY alone leaves no process behind\n"
		"+ a visit with --keep-planes keeps planes: pupil\n"
		"+ an unknown benchmark is refused: --benchmark no-such-thing: this worker has the benchmark fake\n"
		"+ an unknown option is refused: --no-such-thing 1: is unknown or wrong\n"
		"+ a visit that is killed leaves no process outside its group\n");
	free(text);
	lap_end(&lap);
}
END_TEST

#define SAY(json) "echo '" json "' >&3\n"
#define DESCRIBE(backend, benchmarks)                                                                                  \
	SAY("{\"type\":\"describe\",\"backend\":\"" backend "\",\"benchmarks\":[" benchmarks "]}")
#define DONE SAY("{\"type\":\"done\"}")
#define VISIT                                                                                                          \
	SAY("{\"type\":\"sample\",\"seconds\":1,\"iterations\":1}")                                                    \
	SAY("{\"type\":\"sample\",\"seconds\":1,\"iterations\":1}") SAY("{\"type\":\"answer\",\"values\":{}}")

/* One misdeed each, and the finding that must be among those of worker-check. */
static const struct {
	const char *misdeed, *finding;
} findings[] = {
	{"exit", "- --describe: exited with status 1; the last line that it printed: fake: about to exit\n"},
	{"signal", "- --describe: killed by SIGSEGV\n"},
	{"stdout", "- --describe writes its reply to standard output or error; it must go to the descriptor "
		   "LAPCHART_REPLY_FD or the file LAPCHART_REPLY\n"},
	{"no-done", "- --describe: the reply is cut after line 1: it has no done line\n"},
	{"garbage", "- a visit: line 2 of the reply is not JSON: Segmentation fault ?[31m(core dumped)\n"},
	{"too-few", "- a visit: sent 1 of 2 samples and had time for more\n"},
	{"no-answer", "- a visit: the reply holds no answer\n"},
	{"child", "- a visit leaves 1 process behind: wait for what you start\n"},
	{"session", "- a visit leaves 1 process behind: wait for what you start\n"},
	{"bad-metrics",
	 "- a visit: line 5 of the reply has bad \"values\": the metric 'start_up_seconds' is not a number\n"},
	{"plane-missing", "- a visit with --keep-planes: the file pupil.f64 of the plane 'pupil': cannot be opened: No "
			  "such file or directory\n"},
	{"plane-twice", "- a visit with --keep-planes: line 5 of the reply has two planes of the name 'pupil'\n"},
	{"plane-unasked", "- a visit: it sent planes that nobody asked for\n"},
	{"plane-quiet",
	 "- a visit with --keep-planes: it sends no planes, and its description says that it has some\n"},
	{"early-session", "- a visit that is killed leaves 1 process outside its group: do not call setsid() or "
			  "setpgid()\n"},
};

START_TEST(a_misdeed_is_found)
{
	struct lap lap;
	lap_begin(&lap);
	setenv("LAPCHART_FAKE", findings[_i].misdeed, 1);
	char *text = check(&lap, FAKE_WORKER);
	unsetenv("LAPCHART_FAKE");
	ck_assert_msg(strstr(text, findings[_i].finding) != NULL, "%s", text);
	free(text);
	lap_end(&lap);
}
END_TEST

static const struct {
	const char *body, *finding;
} scripts[] = {
	{"exit 0\n", "- --describe: replied nothing\n"},
	{DESCRIBE("x y", "{\"name\":\"b\"}") DONE, "- --describe: line 1 of the reply has a bad description: 'backend' "
						   "must be a name of letters, digits and . _ -"},
	{DESCRIBE("x", "") DONE, "- the description names no benchmark\n"},
	{DESCRIBE("x", "{\"name\":\"b\"}") SAY("{\"type\":\"unavailable\",\"reason\":\"no GPU\"}") DONE,
	 "+ it says that it cannot run here (no GPU); so the rest is not tried\n"},
	{"case $1 in --describe)\n" DESCRIBE("x", "{\"name\":\"b\"}") DONE "exit;; esac\n" VISIT DONE,
	 "- an unknown benchmark: it exits with status 0, must be another\n"},
	{"case $1 in --describe)\n" DESCRIBE("x", "{\"name\":\"b\"}") DONE "exit;; esac\n" VISIT DONE,
	 "- a visit of 1000 samples of a second each: it ended at once; --min-time must be kept\n"},
	{"case $1$2 in --describe)\n" DESCRIBE("x", "{\"name\":\"b\"}") DONE
	 "exit;; *such*) echo oops; exit 3;; esac\n" VISIT DONE,
	 "- an unknown benchmark: it sends no error line that says what is wrong; the last line that it printed: "
	 "oops\n"},
	{"case $1 in --describe)\n" DESCRIBE("x", "{\"name\":\"b\"}") DONE
	 "exit;; esac\n"
	 "test \"$LAPCHART_REPLY_FD\" || exit 5\n" VISIT DONE,
	 "- a visit with LAPCHART_REPLY alone: exited with status 5\n"},
};

START_TEST(what_a_script_does_wrong_is_found)
{
	struct lap lap;
	lap_begin(&lap);
	char *text = mem_printf("#!/bin/sh\n%s", scripts[_i].body);
	char *path = lap_script(&lap, "lapchart-worker-script", text);
	char *result = check(&lap, path);
	ck_assert_msg(strstr(result, scripts[_i].finding) != NULL, "%s", result);
	free(result);
	free(path);
	free(text);
	lap_end(&lap);
}
END_TEST

START_TEST(a_file_that_is_not_there_is_one_finding)
{
	struct lap lap;
	lap_begin(&lap);
	char *text = check(&lap, "/nowhere/lapchart-worker-x");
	ck_assert_str_eq(text,
			 "- --describe: /nowhere/lapchart-worker-x cannot be started: No such file or directory\n");
	free(text);
	lap_end(&lap);
}
END_TEST

/* The worker in Python that doc/worker.md shows, as a file. */
static char *worker_of_manual(struct lap *lap)
{
	struct buf manual = BUF_INIT;
	ck_assert(file_read(&manual, SOURCE_DIR "/doc/worker.md", 1 << 20, NULL));
	char *start = strstr(manual.data, "```python\n");
	ck_assert_ptr_nonnull(start);
	start += strlen("```python\n");
	char *end = strstr(start, "```");
	ck_assert_ptr_nonnull(end);
	*end = '\0';
	char *path = lap_script(lap, "lapchart-worker-python", start);
	buf_free(&manual);
	return path;
}

START_TEST(the_worker_of_the_manual_passes)
{
	struct lap lap;
	if (!*PYTHON || access("/usr/bin/env", X_OK) != 0) {
		fprintf(stderr, "skipped: the worker of doc/worker.md needs python3\n");
		return;
	}
	lap_begin(&lap);
	char *path = worker_of_manual(&lap);
	char *text = check(&lap, path);
	ck_assert_msg(strstr(text, "\n- ") == NULL && text[0] == '+', "%s", text);
	ck_assert_ptr_nonnull(strstr(text, "+ a visit that is killed leaves no process outside its group\n"));
	free(text);
	free(path);
	lap_end(&lap);
}
END_TEST

TCase *check_tests(void)
{
	TCase *tests = tcase_create("check");
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, a_good_worker_passes_each_check);
	tcase_add_loop_test(tests, a_misdeed_is_found, 0, COUNT_OF(findings));
	tcase_add_loop_test(tests, what_a_script_does_wrong_is_found, 0, COUNT_OF(scripts));
	tcase_add_test(tests, a_file_that_is_not_there_is_one_finding);
	tcase_add_test(tests, the_worker_of_the_manual_passes);
	return tests;
}

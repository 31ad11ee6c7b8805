/*
 * launcher_test.c: workers that are started by another program, which puts
 * their processes into sessions of their own, as mpirun does.
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
#include "harness/proctree.h"
#include "support.h"

TCase *launcher_tests(void);

/* N PROGRAM...: the program, and N - 1 processes that outlive it. Keeps a note of its arguments. */
#define ONE_REPLIES                                                                                                    \
	"#!/bin/sh\n"                                                                                                  \
	"echo \"$@\" >${0%/*}/arguments\n"                                                                             \
	"n=$1; shift\n"                                                                                                \
	"while [ $n -gt 1 ]; do setsid sleep 60 & n=$((n - 1)); done\n"                                                \
	"setsid -w \"$@\"\n"

/* N PROGRAM...: N copies; notes that it was asked to end. */
#define ALL_RUN                                                                                                        \
	"#!/bin/sh\n"                                                                                                  \
	"n=$1; shift\n"                                                                                                \
	"trap 'echo asked >${0%/*}/asked; exit 1' TERM\n"                                                              \
	"while [ $n -gt 0 ]; do setsid \"$@\" & n=$((n - 1)); done\n"                                                  \
	"wait\n"

/* A lap with the parameter ranks and this script as launcher; the caller frees *launcher. */
static void begin(struct lap *lap, char **launcher, const char *script, const char *ranks)
{
	lap_begin(lap);
	char *path = lap_script(lap, "launcher", script);
	*launcher = mem_printf("%s {ranks}", path);
	params_set(&lap->point.params, "ranks", ranks);
	lap->request.launcher = *launcher;
	free(path);
}

static void end(struct lap *lap, char *launcher)
{
	free(launcher);
	lap_end(lap);
}

static char *note_of(const struct lap *lap, const char *name)
{
	struct buf text = BUF_INIT;
	char *path = path_join(lap->folder, name);
	file_read(&text, path, 1 << 16, NULL);
	free(path);
	return buf_detach(&text);
}

static bool has_children(void)
{
	return waitpid(-1, NULL, WNOHANG) >= 0 || errno != ECHILD;
}

START_TEST(its_words_stand_before_the_program)
{
	struct lap lap;
	char *launcher;
	begin(&lap, &launcher, ONE_REPLIES, "3");
	lap_expect(&lap, STATE_OK, NULL);
	ck_assert_uint_eq(lap.visit.sample_count, SAMPLES);
	char *arguments = note_of(&lap, "arguments");
	const char expected[] = "3 " FAKE_WORKER " --benchmark fake --param ranks=3 --warmup 0 --samples 3";
	ck_assert_msg(strncmp(arguments, expected, strlen(expected)) == 0, "%s", arguments);
	ck_assert(!has_children());
	free(arguments);
	end(&lap, launcher);
}
END_TEST

START_TEST(it_is_found_through_path)
{
	struct lap lap;
	char *launcher, *before = mem_text(getenv("PATH"));
	begin(&lap, &launcher, ONE_REPLIES, "1");
	char *path = mem_printf("%s:%s", lap.folder, before);
	setenv("PATH", path, 1);
	lap.request.launcher = "launcher {ranks}";
	lap_expect(&lap, STATE_OK, NULL);
	setenv("PATH", before, 1);
	free(path);
	free(before);
	end(&lap, launcher);
}
END_TEST

START_TEST(a_parameter_that_is_missing_fails_the_visit)
{
	struct lap lap;
	lap_begin(&lap);
	lap.request.launcher = "env {ranks}";
	lap_expect(&lap, STATE_FAILED, "the launcher needs the parameter ranks, which this point does not have");
	lap_end(&lap);
}
END_TEST

static const struct {
	const char *launcher, *reason;
} absent[] = {
	{"mpirun -n 2", "mpirun was not found; on Debian: apt install openmpi-bin"},
	{"srun -n 2", "srun was not found; on Debian: apt install slurm-client"},
	{"/nowhere/launch 2", "/nowhere/launch, which starts the worker, was not found"},
};

START_TEST(one_that_is_not_installed_makes_the_visit_unavailable)
{
	struct lap lap;
	struct worker worker = {.launcher = mem_text(absent[_i].launcher)};
	lap_begin(&lap);
	setenv("PATH", lap.folder, 1);
	harness_find_launcher(&worker);
	ck_assert_str_eq(worker.unavailable, absent[_i].reason);
	lap.request.launcher = worker.launcher;
	lap_expect(&lap, STATE_UNAVAILABLE, absent[_i].reason);
	worker_free(&worker);
	lap_end(&lap);
}
END_TEST

START_TEST(a_worker_without_one_stays_available)
{
	struct worker alone = {.path = mem_text("x")}, with = {.launcher = mem_text("env")};
	harness_find_launcher(&alone);
	harness_find_launcher(&with);
	ck_assert_ptr_null(alone.unavailable);
	ck_assert_ptr_null(with.unavailable);
	worker_free(&alone);
	worker_free(&with);
}
END_TEST

START_TEST(its_processes_end_with_a_visit_that_times_out)
{
	struct lap lap;
	char *launcher;
	begin(&lap, &launcher, ALL_RUN, "3");
	lap_param(&lap, "do=hang-ignoring");
	lap.request.limits.seconds = 0.3;
	lap_expect(&lap, STATE_TIMED_OUT, "no reply for 300 ms: timed out after 300 ms");
	ck_assert(!has_children());
	char *asked = note_of(&lap, "asked");
	ck_assert_str_eq(asked, "asked\n");
	free(asked);
	end(&lap, launcher);
}
END_TEST

START_TEST(one_that_does_not_end_when_asked_is_killed)
{
	struct lap lap;
	char *launcher;
	begin(&lap, &launcher, "#!/bin/sh\ntrap '' TERM\nwhile :; do setsid sleep 60; done\n", "1");
	lap.request.limits.seconds = 0.2;
	lap_expect(&lap, STATE_TIMED_OUT, "no reply for 200 ms: timed out after 200 ms");
	ck_assert(!has_children());
	end(&lap, launcher);
}
END_TEST

/* Each of the three stays below the limit. */
START_TEST(the_memory_of_its_processes_counts_together)
{
	struct lap lap;
	char *launcher;
	begin(&lap, &launcher, ALL_RUN, "3");
	lap_param(&lap, "do=memory");
	lap_param(&lap, "number=50");
	lap.request.limits.memory_bytes = 120 << 20;
	ck_assert(lap_visit(&lap));
	ck_assert_int_eq(lap.visit.state, STATE_OUT_OF_MEMORY);
	ck_assert(!has_children());
	end(&lap, launcher);
}
END_TEST

START_TEST(a_signal_that_it_tells_of_is_a_crash)
{
	struct lap lap;
	char *launcher;
	begin(&lap, &launcher, "#!/bin/sh\nexit 139\n", "1");
	lap_expect(&lap, STATE_CRASHED, "killed by SIGSEGV");
	end(&lap, launcher);
	begin(&lap, &launcher, "#!/bin/sh\nexit 3\n", "1");
	lap_expect(&lap, STATE_FAILED, "exited with status 3");
	end(&lap, launcher);
}
END_TEST

/* Until the launcher and its copies are there. */
static void wait_for_tree(struct proctree *tree, pid_t program, size_t count)
{
	for (int i = 0; i < 1000 && tree->count < count; i++) {
		clock_sleep(0.01);
		proctree_read(tree, program, NULL);
	}
	ck_assert_uint_ge(tree->count, count);
	clock_sleep(0.1); /* until they are the worker, and no copies of the launcher any more */
	proctree_read(tree, program, NULL);
}

static bool all_gone(const struct proctree *tree)
{
	while (waitpid(-1, NULL, WNOHANG) > 0)
		;
	for (size_t i = 0; i < tree->count; i++)
		if (!is_gone(tree->items[i].pid))
			return false;
	return true;
}

START_TEST(its_processes_die_with_a_program_that_is_killed)
{
	struct lap lap;
	struct proctree tree = {0};
	char *launcher;
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	begin(&lap, &launcher, ALL_RUN, "3");
	lap_param(&lap, "do=hang-ignoring");
	pid_t program = fork();
	if (program == 0) {
		harness_visit(&lap.visit, &lap.request, NULL);
		_exit(0);
	}
	wait_for_tree(&tree, program, 5); /* guard, launcher, three copies */
	kill(program, SIGKILL);
	bool gone = false;
	for (int i = 0; i < 1000 && !gone; i++) {
		clock_sleep(0.01);
		gone = all_gone(&tree);
	}
	ck_assert(gone);
	ck_assert(!has_children());
	char *asked = note_of(&lap, "asked");
	ck_assert_str_eq(asked, "asked\n");
	free(asked);
	proctree_free(&tree);
	end(&lap, launcher);
}
END_TEST

START_TEST(worker_check_starts_it_too)
{
	struct lap lap;
	struct finding *findings;
	size_t count, good = 0;
	char *launcher;
	begin(&lap, &launcher, ONE_REPLIES, "1");
	harness_check_worker(&findings, &count, FAKE_WORKER, launcher, &lap.point, lap.scratch);
	for (size_t i = 0; i < count; i++)
		good += findings[i].good;
	ck_assert_uint_eq(good, count);
	ck_assert_str_eq(findings[count - 1].text, "a visit that is killed ends with its launcher");
	findings_free(findings, count);
	char *arguments = note_of(&lap, "arguments");
	ck_assert_msg(strncmp(arguments, "1 " FAKE_WORKER, strlen("1 " FAKE_WORKER)) == 0, "%s", arguments);
	free(arguments);
	end(&lap, launcher);
}
END_TEST

START_TEST(worker_check_tells_that_it_is_not_there)
{
	struct lap lap;
	struct finding *findings;
	size_t count;
	lap_begin(&lap);
	harness_check_worker(&findings, &count, FAKE_WORKER, "/nowhere/launch", &lap.point, lap.scratch);
	ck_assert_str_eq(findings[count - 1].text,
			 "it says that it cannot run here (/nowhere/launch, which starts the worker, was not found); "
			 "so the rest is not tried");
	findings_free(findings, count);
	lap_end(&lap);
}
END_TEST

TCase *launcher_tests(void)
{
	TCase *tests = tcase_create("launcher");
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, its_words_stand_before_the_program);
	tcase_add_test(tests, it_is_found_through_path);
	tcase_add_test(tests, a_parameter_that_is_missing_fails_the_visit);
	tcase_add_loop_test(tests, one_that_is_not_installed_makes_the_visit_unavailable, 0, COUNT_OF(absent));
	tcase_add_test(tests, a_worker_without_one_stays_available);
	tcase_add_test(tests, its_processes_end_with_a_visit_that_times_out);
	tcase_add_test(tests, one_that_does_not_end_when_asked_is_killed);
	tcase_add_test(tests, the_memory_of_its_processes_counts_together);
	tcase_add_test(tests, a_signal_that_it_tells_of_is_a_crash);
	tcase_add_test(tests, its_processes_die_with_a_program_that_is_killed);
	tcase_add_test(tests, worker_check_starts_it_too);
	tcase_add_test(tests, worker_check_tells_that_it_is_not_there);
	return tests;
}

/*
 * start_test.c: how a worker is started: what it sees, and what cannot be started.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../check_main.h"
#include "base/mem.h"
#include "base/path.h"
#include "support.h"

TCase *start_tests(void);

static void expect_no_start(struct lap *lap, const char *program, const char *why)
{
	char *reason = mem_printf("%s cannot be started: %s", program, why);
	lap->request.program = program;
	lap_expect(lap, STATE_FAILED, reason);
	free(reason);
	lap_end(lap);
}

START_TEST(a_missing_file_fails)
{
	struct lap lap;
	lap_begin(&lap);
	expect_no_start(&lap, "/nowhere/lapchart-worker-x", "No such file or directory");
}
END_TEST

START_TEST(a_folder_fails)
{
	struct lap lap;
	lap_begin(&lap);
	expect_no_start(&lap, "/tmp", "it is a folder");
}
END_TEST

START_TEST(a_file_without_the_right_to_run_fails)
{
	struct lap lap;
	lap_begin(&lap);
	char *path = lap_script(&lap, "plain", "#!/bin/sh\n");
	ck_assert_int_eq(chmod(path, 0644), 0);
	expect_no_start(&lap, path, "it is not executable (chmod +x makes it so)");
	free(path);
}
END_TEST

START_TEST(a_script_with_a_missing_interpreter_fails)
{
	struct lap lap;
	lap_begin(&lap);
	char *path = lap_script(&lap, "script", "#!/nowhere/python\n");
	expect_no_start(&lap, path, "the interpreter that its first line names is not there");
	free(path);
}
END_TEST

START_TEST(a_file_that_is_no_program_fails)
{
	struct lap lap;
	lap_begin(&lap);
	char *path = lap_script(&lap, "text", "hello\n");
	expect_no_start(&lap, path, "it is neither a program for this machine nor a script with a '#!' line");
	free(path);
}
END_TEST

START_TEST(a_scratch_folder_that_is_not_there_fails)
{
	struct lap lap;
	struct error err = ERROR_INIT;
	lap_begin(&lap);
	lap.request.scratch = "/nowhere";
	ck_assert(harness_visit(&lap.visit, &lap.request, &err));
	ck_assert_int_eq(lap.visit.state, STATE_FAILED);
	ck_assert_str_eq(lap.visit.reason, "cannot create a private folder in /nowhere: No such file or directory");
	lap_end(&lap);
}
END_TEST

START_TEST(a_library_that_is_not_there_fails)
{
	struct lap lap;
	lap_begin(&lap);
	lap.request.library_path = "/nowhere/libblas.so.3";
	lap_expect(&lap, STATE_FAILED, "cannot find the library /nowhere/libblas.so.3: No such file or directory");
	lap_end(&lap);
}
END_TEST

/* Runs a shell script as a worker, and returns what it printed. */
static const char *printed_by(struct lap *lap, const char *body)
{
	char *text = mem_printf("#!/bin/sh\n%s\n", body);
	char *path = lap_script(lap, "lapchart-worker-script", text);
	lap->request.program = path;
	lap_visit(lap);
	free(path);
	free(text);
	ck_assert_ptr_nonnull(lap->visit.stderr_tail);
	return lap->visit.stderr_tail;
}

START_TEST(the_arguments_are_those_of_the_contract)
{
	struct lap lap;
	lap_begin(&lap);
	lap_param(&lap, "width=1000");
	lap_param(&lap, "threads=2");
	lap.request.warmups = 2;
	lap.request.min_time = 0.1;
	ck_assert_str_eq(
		printed_by(&lap, "echo \"$@\""),
		"--benchmark fake --param threads=2 --param width=1000 --warmup 2 --samples 3 --min-time 0.1\n");
	lap.request.max_time = 1.5;
	ck_assert_ptr_nonnull(strstr(printed_by(&lap, "echo \"$@\""), "--min-time 0.1 --max-time 1.5\n"));
	lap_end(&lap);
}
END_TEST

START_TEST(the_current_folder_is_private_and_empty)
{
	struct lap lap;
	lap_begin(&lap);
	char *expected = mem_printf("%s/visit-", lap.scratch);
	const char *text = printed_by(&lap, "pwd; ls -A; echo $LAPCHART_REPLY");
	ck_assert_msg(strncmp(text, expected, strlen(expected)) == 0, "%s", text);
	ck_assert_ptr_nonnull(strstr(strchr(text, '\n'), "/reply\n"));
	ck_assert_ptr_eq(strchr(text, '\n') + 1, strstr(strchr(text, '\n'), expected));
	free(expected);
	lap_end(&lap);
}
END_TEST

START_TEST(the_library_is_linked_and_found_first)
{
	struct lap lap;
	lap_begin(&lap);
	char *library = lap_script(&lap, "some-blas.so", "");
	lap.request.library_path = library;
	setenv("LD_LIBRARY_PATH", "/before", 1);
	char *expected = mem_printf("%s\n", library);
	const char *text = printed_by(&lap, "readlink libblas.so.3; echo $LD_LIBRARY_PATH; pwd");
	ck_assert_msg(strncmp(text, expected, strlen(expected)) == 0, "%s", text);
	char *own = mem_text(strstr(text + strlen(expected), "\n") + 1);
	own[strcspn(own, "\n")] = '\0';
	char *path = mem_printf("%s:%s:/before\n", own, lap.folder);
	ck_assert_msg(strstr(text, path) != NULL, "%s", text);
	unsetenv("LD_LIBRARY_PATH");
	free(path);
	free(own);
	free(expected);
	free(library);
	lap_end(&lap);
}
END_TEST

START_TEST(without_a_library_the_search_path_stays)
{
	struct lap lap;
	lap_begin(&lap);
	setenv("LD_LIBRARY_PATH", "/before", 1);
	ck_assert_str_eq(printed_by(&lap, "echo $LD_LIBRARY_PATH; ls"), "/before\n");
	unsetenv("LD_LIBRARY_PATH");
	lap_end(&lap);
}
END_TEST

START_TEST(only_the_four_descriptors_are_open)
{
	struct lap lap;
	lap_begin(&lap);
	int inherited = dup2(open("/dev/null", O_RDONLY), 50);
	ck_assert_int_eq(inherited, 50);
	/* The shell's own descriptors: a glob needs none that stays. */
	ck_assert_str_eq(printed_by(&lap, "for n in 0 1 2 3 4 5 6 7 8 9 50; do [ -e /proc/$$/fd/$n ] && "
					  "[ \"$(readlink /proc/$$/fd/$n)\" != \"$0\" ] && printf '%s ' $n; done; "
					  "read line; echo $LAPCHART_REPLY_FD$line; ulimit -c"),
			 "0 1 2 3 3\n0\n");
	close(inherited);
	lap_end(&lap);
}
END_TEST

START_TEST(signals_are_as_a_shell_gives_them)
{
	struct lap lap;
	sigset_t blocked, before;
	lap_begin(&lap);
	sigemptyset(&blocked);
	sigaddset(&blocked, SIGUSR1);
	sigprocmask(SIG_BLOCK, &blocked, &before);
	signal(SIGPIPE, SIG_IGN);
	const char *text = printed_by(&lap, "exec grep -E 'SigBlk|SigIgn' /proc/self/status");
	ck_assert_msg(strstr(text, "SigBlk:\t0000000000000000") != NULL, "%s", text);
	/* Signals from 32 on are the C library's own, which no program can set. */
	const char *ignored = strstr(text, "SigIgn:\t");
	ck_assert_msg(ignored && (strtoull(ignored + 8, NULL, 16) & 0x7fffffff) == 0, "%s", text);
	signal(SIGPIPE, SIG_DFL);
	sigprocmask(SIG_SETMASK, &before, NULL);
	lap_end(&lap);
}
END_TEST

START_TEST(a_relative_program_and_scratch_are_found)
{
	struct lap lap;
	lap_begin(&lap);
	char *here = getcwd(NULL, 0);
	ck_assert_int_eq(chdir(lap.folder), 0);
	free(lap_script(&lap, "worker", "#!/bin/sh\necho here\n"));
	lap.request.program = "./worker";
	lap.request.scratch = "scratch";
	ck_assert(lap_visit(&lap));
	ck_assert_str_eq(lap.visit.stderr_tail, "here\n");
	ck_assert_int_eq(chdir(here), 0);
	free(here);
	lap_end(&lap);
}
END_TEST

TCase *start_tests(void)
{
	TCase *tests = tcase_create("start");
	tcase_add_test(tests, a_missing_file_fails);
	tcase_add_test(tests, a_folder_fails);
	tcase_add_test(tests, a_file_without_the_right_to_run_fails);
	tcase_add_test(tests, a_script_with_a_missing_interpreter_fails);
	tcase_add_test(tests, a_file_that_is_no_program_fails);
	tcase_add_test(tests, a_scratch_folder_that_is_not_there_fails);
	tcase_add_test(tests, a_library_that_is_not_there_fails);
	tcase_add_test(tests, the_arguments_are_those_of_the_contract);
	tcase_add_test(tests, the_current_folder_is_private_and_empty);
	tcase_add_test(tests, the_library_is_linked_and_found_first);
	tcase_add_test(tests, without_a_library_the_search_path_stays);
	tcase_add_test(tests, only_the_four_descriptors_are_open);
	tcase_add_test(tests, signals_are_as_a_shell_gives_them);
	tcase_add_test(tests, a_relative_program_and_scratch_are_found);
	return tests;
}

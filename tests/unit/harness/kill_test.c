/*
 * kill_test.c: nothing of a worker is left when its visit ends, nor when
 * lapchart does.
 */
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../check_main.h"
#include "base/mem.h"
#include "harness/clock.h"
#include "harness/proctree.h"
#include "support.h"

TCase *kill_tests(void);

static const char *const leavers[] = {"do=child", "do=session", "do=daemon"};

START_TEST(processes_that_outlive_the_worker_are_killed)
{
	struct lap lap;
	lap_begin(&lap);
	lap_param(&lap, leavers[_i]);
	double before = clock_now();
	lap_expect(&lap, STATE_OK, NULL);
	ck_assert_double_lt(clock_now() - before, 5); /* they hold the descriptor open for a minute */
	ck_assert(is_gone(lap_answer(&lap, "pid")));
	ck_assert(is_gone(lap_answer(&lap, "child")));
	lap_end(&lap);
}
END_TEST

START_TEST(other_children_of_the_program_are_spared)
{
	struct lap lap;
	pid_t other = fork();
	if (other == 0) {
		for (;;)
			pause();
	}
	lap_begin(&lap);
	lap_param(&lap, "do=daemon");
	lap_expect(&lap, STATE_OK, NULL);
	ck_assert(is_gone(lap_answer(&lap, "child")));
	ck_assert_int_eq(waitpid(other, NULL, WNOHANG), 0);
	kill(other, SIGKILL);
	ck_assert_int_eq(waitpid(other, NULL, 0), other);
	lap_end(&lap);
}
END_TEST

static volatile sig_atomic_t interrupted;

static void interrupt(int number)
{
	(void)number;
	interrupted = 1;
}

START_TEST(an_interrupted_visit_is_given_up_at_once)
{
	struct lap lap;
	pid_t caller = getpid();
	signal(SIGUSR1, interrupt);
	interrupted = 0;
	pid_t sender = fork();
	if (sender == 0) {
		clock_sleep(0.1);
		kill(caller, SIGUSR1);
		_exit(0);
	}
	lap_begin(&lap);
	lap_param(&lap, "do=hang");
	lap.request.interrupted = &interrupted;
	double before = clock_now();
	ck_assert(!lap_visit(&lap));
	ck_assert_int_eq(lap.err.kind, ERROR_INTERRUPTED);
	ck_assert_double_lt(clock_now() - before, 5);
	ck_assert_int_eq(lap.visit.state, STATE_FAILED);
	waitpid(sender, NULL, 0);
	lap_end(&lap);
}
END_TEST

static pid_t wait_for_worker_of(pid_t program)
{
	struct proctree tree = {0};
	for (int i = 0; i < 500 && !tree.count; i++) {
		clock_sleep(0.01);
		proctree_read(&tree, program, NULL);
	}
	clock_sleep(0.1); /* until it is the worker, and no copy of the program any more */
	pid_t worker = tree.count ? tree.items[0].pid : 0;
	proctree_free(&tree);
	return worker;
}

START_TEST(a_worker_dies_with_a_program_that_is_killed)
{
	int status;
	struct lap lap;
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	lap_begin(&lap);
	lap_param(&lap, "do=hang");
	pid_t program = fork();
	if (program == 0) {
		harness_visit(&lap.visit, &lap.request, NULL);
		_exit(0);
	}
	pid_t worker = wait_for_worker_of(program);
	ck_assert_int_gt(worker, 0);
	kill(program, SIGKILL);
	ck_assert_int_eq(waitpid(program, NULL, 0), program);
	ck_assert_int_eq(waitpid(worker, &status, 0), worker);
	ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
	lap_end(&lap);
}
END_TEST

TCase *kill_tests(void)
{
	TCase *tests = tcase_create("kill");
	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, processes_that_outlive_the_worker_are_killed, 0, COUNT_OF(leavers));
	tcase_add_test(tests, other_children_of_the_program_are_spared);
	tcase_add_test(tests, an_interrupted_visit_is_given_up_at_once);
	tcase_add_test(tests, a_worker_dies_with_a_program_that_is_killed);
	return tests;
}

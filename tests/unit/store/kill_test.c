/* kill -9 while visits are stored: what was reported as stored is there, whatever happens. */
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../check_main.h"
#include "base/hash.h"
#include "fixture.h"

TCase *kill_tests(void);

#define KILLS 20

/* Stores round after round; after each one, its number goes into the pipe. */
static void store_forever(int64_t run_id, int first, int report)
{
	struct store *store = open_store();
	put_basics(store);
	struct point point = make_point("mandelbrot", "serial", "");
	for (int round = first;; round++) {
		struct visit visit = make_visit(round, 0.1);
		put_visit(store, run_id, &point, &visit);
		visit_free(&visit);
		if (write(report, &round, sizeof round) != sizeof round)
			_exit(1);
	}
}

/* The last round that was reported, if there was one more. */
static int last_report(int report, int otherwise)
{
	int round, last = otherwise;
	while (read(report, &round, sizeof round) == sizeof round)
		last = round;
	return last;
}

static int kill_one(int64_t run_id, int first, long nanoseconds)
{
	int report[2];
	ck_assert_int_eq(pipe(report), 0);
	pid_t child = fork();
	if (child == 0) {
		close(report[0]);
		store_forever(run_id, first, report[1]);
	}
	close(report[1]);
	/* Past its start, however slow the machine is; from then on at any moment. */
	int last;
	ck_assert_int_eq(read(report[0], &last, sizeof last), sizeof last);
	nanosleep(&(struct timespec){.tv_nsec = nanoseconds}, NULL);
	kill(child, SIGKILL);
	int status;
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(WIFSIGNALED(status) ? WTERMSIG(status) : 0, SIGKILL);
	last = last_report(report[0], last);
	close(report[0]);
	return last;
}

START_TEST(kill_9_costs_at_most_the_visit_under_way)
{
	struct store *store = open_store();
	put_basics(store);
	struct run run = put_run(store, 1);
	store_close(store);
	uint64_t random = 20;
	int next = 0;
	for (int i = 0; i < KILLS; i++) {
		int last = kill_one(run.id, next, (long)hash_below(&random, 25000000));
		store_close(open_store());
		ck_assert_int_eq(number_of("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"),
				 1);
		ck_assert_int_eq(number_of("SELECT count(*) FROM pragma_foreign_key_check"), 0);
		int64_t stored = number_of("SELECT count(*) FROM sample");
		/* The visit under way may have been stored and not yet reported. */
		ck_assert_int_ge(stored, last + 1);
		ck_assert_int_le(stored, last + 2);
		ck_assert_int_eq(number_of("SELECT coalesce(max(round), -1) FROM sample"), stored - 1);
		next = (int)stored;
	}
	ck_assert_int_ge(next, KILLS);
	run_free(&run);
}
END_TEST

TCase *kill_tests(void)
{
	TCase *tests = tcase_create("kill");
	tcase_add_checked_fixture(tests, fixture_make, fixture_remove);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, kill_9_costs_at_most_the_visit_under_way);
	return tests;
}

/*
 * limit_test.c: workers that take too long, too much memory, too many
 * processes, or say too much.
 */
#include <string.h>

#include "../check_main.h"
#include "base/mem.h"
#include "harness/clock.h"
#include "support.h"

TCase *limit_tests(void);

#define SHORT 0.2 /* seconds */

static const char *const hangs[] = {"do=hang", "do=hang-ignoring", "do=close-and-hang"};

START_TEST(a_worker_that_hangs_is_killed_in_time)
{
	struct lap lap;
	lap_begin(&lap);
	lap_param(&lap, hangs[_i]);
	lap.request.limits.seconds = SHORT;
	double before = clock_now();
	lap_expect(&lap, STATE_TIMED_OUT, "no reply for 200 ms: timed out after 200 ms");
	ck_assert_double_lt(clock_now() - before, SHORT + 1);
	ck_assert_double_ge(lap.visit.seconds, SHORT);
	ck_assert_double_lt(lap.visit.overhead_seconds, 1);
	lap_end(&lap);
}
END_TEST

START_TEST(a_worker_that_hangs_after_its_reply_is_timed_out)
{
	struct lap lap;
	lap_begin(&lap);
	lap_param(&lap, "do=hang-late");
	lap.request.limits.seconds = SHORT;
	ck_assert(lap_visit(&lap));
	ck_assert_int_eq(lap.visit.state, STATE_TIMED_OUT);
	ck_assert_ptr_nonnull(strstr(lap.visit.reason, ": timed out after 200 ms"));
	lap_end(&lap);
}
END_TEST

START_TEST(a_reply_without_end_is_cut_off)
{
	struct lap lap;
	lap_begin(&lap);
	lap_param(&lap, "do=flood");
	lap_expect(&lap, STATE_FAILED, "replied more than 16 MiB");
	ck_assert_uint_eq(lap.visit.sample_count, 0);
	lap_end(&lap);
}
END_TEST

START_TEST(a_line_without_end_is_cut_off)
{
	expect_after("do=long-line", STATE_FAILED, "line 1 of the reply is longer than 1 MiB");
}
END_TEST

START_TEST(a_reply_file_without_end_is_cut_off)
{
	struct lap lap;
	lap_begin(&lap);
	char *path = lap_script(&lap, "lapchart-worker-script",
				"#!/bin/sh\ntruncate -s 1G $LAPCHART_REPLY; exec sleep 60\n");
	lap.request.program = path;
	lap_expect(&lap, STATE_FAILED, "replied more than 16 MiB");
	free(path);
	lap_end(&lap);
}
END_TEST

START_TEST(a_worker_that_takes_too_much_memory_is_killed)
{
	struct lap lap;
	lap_begin(&lap);
	lap_param(&lap, "do=memory");
	lap_param(&lap, "number=200");
	lap.request.limits.memory_bytes = 64 << 20;
	ck_assert(lap_visit(&lap));
	ck_assert_int_eq(lap.visit.state, STATE_OUT_OF_MEMORY);
	ck_assert_msg(strncmp(lap.visit.reason, "used ", 5) == 0 &&
			      strstr(lap.visit.reason, " MiB of memory, the limit is 64.0 MiB"),
		      "%s", lap.visit.reason);
	lap_end(&lap);
}
END_TEST

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define THREAD_SANITIZER
#endif
#endif

#ifndef THREAD_SANITIZER
/* Four processes that share what the first one filled: 40 MiB are 40 MiB, and not 200. */
START_TEST(memory_that_processes_share_counts_once)
{
	struct lap lap;
	lap_begin(&lap);
	lap_param(&lap, "do=shared-memory");
	lap_param(&lap, "number=40");
	lap.request.limits.memory_bytes = 80 << 20;
	lap_expect(&lap, STATE_OK, NULL);
	lap_end(&lap);
}
END_TEST
#endif

START_TEST(a_fork_bomb_is_killed_to_the_last_process)
{
	static const char *const bombs[] = {"do=fork-bomb", "do=session-bomb"};
	expect_after(bombs[_i], STATE_FAILED, "started more than 512 processes");
}
END_TEST

TCase *limit_tests(void)
{
	TCase *tests = tcase_create("limit");
	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, a_worker_that_hangs_is_killed_in_time, 0, COUNT_OF(hangs));
	tcase_add_test(tests, a_worker_that_hangs_after_its_reply_is_timed_out);
	tcase_add_test(tests, a_reply_without_end_is_cut_off);
	tcase_add_test(tests, a_line_without_end_is_cut_off);
	tcase_add_test(tests, a_reply_file_without_end_is_cut_off);
	tcase_add_test(tests, a_worker_that_takes_too_much_memory_is_killed);
#ifndef THREAD_SANITIZER /* whose shadow memory counts too, and is not shared */
	tcase_add_test(tests, memory_that_processes_share_counts_once);
#endif
	tcase_add_loop_test(tests, a_fork_bomb_is_killed_to_the_last_process, 0, 2);
	return tests;
}

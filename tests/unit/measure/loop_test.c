#include <math.h>
#include <stdio.h>
#include <string.h>

#include "measure/measure.h"

#include "../check_main.h"

TCase *loop_tests(void);

#define GROUPS_MAX 100

/* A laboratory: time passes only while the target runs, `cost` seconds an iteration. */
struct laboratory {
	double time, cost;
	double first_extra; /* seconds that the first group takes longer: cold caches */
	int fail_at;        /* the group that fails; 0: none */
	uint64_t groups[GROUPS_MAX];
	int group_count;
	uint64_t iterations, warmups;
	int calibrations;
	double samples[GROUPS_MAX];
	int sample_count;
};

static double laboratory_now(void *context)
{
	return ((struct laboratory *)context)->time;
}

static bool laboratory_run(void *context, uint64_t iterations, struct error *err)
{
	struct laboratory *lab = context;
	ck_assert_int_lt(lab->group_count, GROUPS_MAX);
	lab->groups[lab->group_count++] = iterations;
	lab->time += (double)iterations * lab->cost + (lab->group_count == 1 ? lab->first_extra : 0);
	if (lab->group_count == lab->fail_at)
		return error_set(err, ERROR_DATA, "group %d fell over", lab->group_count);
	return true;
}

static void laboratory_calibrated(void *context, uint64_t iterations, uint64_t warmups)
{
	struct laboratory *lab = context;
	ck_assert_int_eq(lab->sample_count, 0);
	lab->iterations = iterations;
	lab->warmups = warmups;
	lab->calibrations++;
}

static void laboratory_sample(void *context, double seconds, uint64_t iterations)
{
	struct laboratory *lab = context;
	ck_assert_int_eq(lab->calibrations, 1);
	ck_assert_uint_eq(iterations, lab->iterations);
	lab->samples[lab->sample_count++] = seconds;
}

static bool measure(struct laboratory *lab, struct measure_plan plan, struct error *err)
{
	const struct measure_clock clock = {laboratory_now, lab};
	const struct measure_target target = {laboratory_run, lab};
	const struct measure_sink sink = {laboratory_calibrated, laboratory_sample, lab};
	return measure_run(&plan, &clock, &target, &sink, err);
}

static void assert_groups(const struct laboratory *lab, const uint64_t *groups, int count)
{
	ck_assert_int_eq(lab->group_count, count);
	for (int i = 0; i < count; i++)
		ck_assert_msg(lab->groups[i] == groups[i], "group %d has %lu iterations, expected %lu", i,
			      (unsigned long)lab->groups[i], (unsigned long)groups[i]);
}

START_TEST(calibration_doubles_until_a_group_lasts_min_time)
{
	/* 1, 2, 4, 8 iterations of 1/8 s; 8 of them last 1 s; 6 last the 0.75 s that are asked for. */
	struct laboratory lab = {.cost = 0.125};
	ck_assert(measure(&lab, (struct measure_plan){0, 2, 0.75, INFINITY}, NULL));
	assert_groups(&lab, (const uint64_t[]){1, 2, 4, 8, 6, 6}, 6);
	ck_assert_uint_eq(lab.iterations, 6);
	ck_assert_uint_eq(lab.warmups, 4);
	ck_assert_int_eq(lab.sample_count, 2);
	ck_assert_double_eq(lab.samples[0], 0.125);
	ck_assert_double_eq(lab.samples[1], 0.125);
}
END_TEST

START_TEST(a_slow_first_group_does_not_spoil_the_rate)
{
	/* The cold first group alone reaches min_time only where it is as long: here it is not. */
	struct laboratory lab = {.cost = 0.125, .first_extra = 0.5};
	ck_assert(measure(&lab, (struct measure_plan){0, 1, 1.0, INFINITY}, NULL));
	ck_assert_uint_eq(lab.iterations, 8);
}
END_TEST

START_TEST(without_min_time_a_group_is_one_iteration)
{
	struct laboratory lab = {.cost = 1e-6};
	ck_assert(measure(&lab, (struct measure_plan){3, 2, 0, INFINITY}, NULL));
	assert_groups(&lab, (const uint64_t[]){1, 1, 1, 1, 1}, 5);
	ck_assert_uint_eq(lab.warmups, 3);
}
END_TEST

START_TEST(calibration_counts_as_warm_up)
{
	struct laboratory lab = {.cost = 0.25};
	ck_assert(measure(&lab, (struct measure_plan){5, 1, 1.0, INFINITY}, NULL));
	assert_groups(&lab, (const uint64_t[]){1, 2, 4, 4, 4, 4}, 6);
	ck_assert_uint_eq(lab.warmups, 5);
}
END_TEST

START_TEST(a_group_is_at_least_one_iteration)
{
	struct laboratory lab = {.cost = 100};
	ck_assert(measure(&lab, (struct measure_plan){0, 1, 0.1, INFINITY}, NULL));
	ck_assert_uint_eq(lab.iterations, 1);
	ck_assert_double_eq(lab.samples[0], 100);
}
END_TEST

START_TEST(samples_stop_at_max_time)
{
	struct laboratory lab = {.cost = 1};
	ck_assert(measure(&lab, (struct measure_plan){0, 50, 0, 4.0}, NULL));
	/* Begun at 0 (calibration), 1, 2 and 3; at 4 the time is over. */
	ck_assert_int_eq(lab.sample_count, 3);
}
END_TEST

START_TEST(one_sample_is_taken_however_late_it_is)
{
	struct laboratory lab = {.cost = 10};
	ck_assert(measure(&lab, (struct measure_plan){7, 5, 0, 1.0}, NULL));
	assert_groups(&lab, (const uint64_t[]){1, 1}, 2);
	ck_assert_uint_eq(lab.warmups, 1);
	ck_assert_int_eq(lab.sample_count, 1);
}
END_TEST

START_TEST(an_iteration_that_takes_max_time_is_the_sample)
{
	struct laboratory lab = {.cost = 10};
	ck_assert(measure(&lab, (struct measure_plan){1, 5, 0.01, 10.0}, NULL));
	assert_groups(&lab, (const uint64_t[]){1}, 1);
	ck_assert_uint_eq(lab.warmups, 0);
	ck_assert_int_eq(lab.sample_count, 1);
	ck_assert_double_eq(lab.samples[0], 10);
	struct laboratory quicker = {.cost = 9};
	ck_assert(measure(&quicker, (struct measure_plan){1, 5, 0.01, 10.0}, NULL));
	assert_groups(&quicker, (const uint64_t[]){1, 1}, 2);
	ck_assert_uint_eq(quicker.warmups, 1);
}
END_TEST

START_TEST(calibration_stops_at_max_time_too)
{
	struct laboratory lab = {.cost = 1};
	ck_assert(measure(&lab, (struct measure_plan){0, 5, 1000, 6.5}, NULL));
	/* 1 + 2 + 4 = 7 seconds: over; the sample is a group of the last size. */
	assert_groups(&lab, (const uint64_t[]){1, 2, 4, 4}, 4);
	ck_assert_uint_eq(lab.iterations, 4);
	ck_assert_double_eq(lab.samples[0], 1);
}
END_TEST

START_TEST(a_clock_that_stands_still_is_an_error)
{
	struct laboratory lab = {.cost = 0};
	struct error err = ERROR_INIT;
	ck_assert(!measure(&lab, (struct measure_plan){0, 1, 0, INFINITY}, &err));
	ck_assert_str_eq(err.message, "the clock stood still while a group of iterations ran");
	ck_assert_int_eq(lab.calibrations, 0);
}
END_TEST

START_TEST(a_clock_that_runs_backwards_is_an_error)
{
	struct laboratory lab = {.cost = -1};
	struct error err = ERROR_INIT;
	ck_assert(!measure(&lab, (struct measure_plan){0, 1, 0, INFINITY}, &err));
	ck_assert_ptr_nonnull(strstr(err.message, "stood still"));
}
END_TEST

START_TEST(a_clock_that_hardly_moves_is_an_error)
{
	struct laboratory lab = {.cost = 1e-300};
	struct error err = ERROR_INIT;
	ck_assert(!measure(&lab, (struct measure_plan){0, 1, 1, INFINITY}, &err));
	ck_assert_str_eq(err.message, "the clock hardly moves: no group reaches 1 s");
}
END_TEST

START_TEST(a_failure_ends_the_loop_with_its_own_words)
{
	/* Groups: calibration 1, warm-up 2, samples 3 and 4. */
	for (int at = 1; at <= 4; at++) {
		struct laboratory lab = {.cost = 1, .fail_at = at};
		struct error err = ERROR_INIT;
		char expected[64];
		snprintf(expected, sizeof expected, "group %d fell over", at);
		ck_assert(!measure(&lab, (struct measure_plan){2, 2, 0, INFINITY}, &err));
		ck_assert_str_eq(err.message, expected);
		ck_assert_int_eq(lab.group_count, at);
		ck_assert_int_eq(lab.calibrations, at > 2);
		ck_assert_int_eq(lab.sample_count, at > 3);
	}
}
END_TEST

START_TEST(the_real_clock_moves_forward)
{
	double before = measure_monotonic_clock.now(measure_monotonic_clock.context);
	double after = before;
	for (int i = 0; i < 1000000 && after == before; i++)
		after = measure_monotonic_clock.now(measure_monotonic_clock.context);
	ck_assert_double_gt(after, before);
}
END_TEST

TCase *loop_tests(void)
{
	TCase *tests = tcase_create("loop");
	tcase_add_test(tests, calibration_doubles_until_a_group_lasts_min_time);
	tcase_add_test(tests, a_slow_first_group_does_not_spoil_the_rate);
	tcase_add_test(tests, without_min_time_a_group_is_one_iteration);
	tcase_add_test(tests, calibration_counts_as_warm_up);
	tcase_add_test(tests, a_group_is_at_least_one_iteration);
	tcase_add_test(tests, samples_stop_at_max_time);
	tcase_add_test(tests, one_sample_is_taken_however_late_it_is);
	tcase_add_test(tests, an_iteration_that_takes_max_time_is_the_sample);
	tcase_add_test(tests, calibration_stops_at_max_time_too);
	tcase_add_test(tests, a_clock_that_stands_still_is_an_error);
	tcase_add_test(tests, a_clock_that_runs_backwards_is_an_error);
	tcase_add_test(tests, a_clock_that_hardly_moves_is_an_error);
	tcase_add_test(tests, a_failure_ends_the_loop_with_its_own_words);
	tcase_add_test(tests, the_real_clock_moves_forward);
	return tests;
}

#include "stats/summary.h"

#include <math.h>
#include <time.h>

#include "../check_main.h"
#include "base/mem.h"

TCase *summary_tests(void);

/* One sample a visit. */
static struct summary summary_of_medians(const double *medians, size_t count)
{
	struct stats_visit visits[64];
	ck_assert_uint_le(count, COUNT_OF(visits));
	for (size_t i = 0; i < count; i++)
		visits[i] = (struct stats_visit){&medians[i], 1};
	return summary_of(visits, count);
}

START_TEST(each_visit_weighs_the_same)
{
	const double few[] = {1}, many[] = {5, 5, 5, 5, 5, 5, 5, 5}, third[] = {2, 3, 4};
	const struct stats_visit visits[] = {{few, 1}, {many, 8}, {third, 3}};
	struct summary summary = summary_of(visits, 3);
	ck_assert_uint_eq(summary.visits, 3);
	ck_assert_uint_eq(summary.samples, 12);
	ck_assert_double_eq(summary.median, 3);
	ck_assert_double_eq(summary.min, 1);
	ck_assert_double_eq(summary.max, 5);
	ck_assert_double_eq_tol(summary.mean, 50.0 / 12, 1e-14);
	ck_assert_double_eq(summary.spread, 0);
}
END_TEST

START_TEST(without_samples_nothing_is_known)
{
	struct summary summary = summary_of(NULL, 0);
	ck_assert_uint_eq(summary.visits, 0);
	ck_assert_uint_eq(summary.samples, 0);
	ck_assert(isnan(summary.median) && isnan(summary.low) && isnan(summary.high));
	ck_assert(isnan(summary.min) && isnan(summary.max) && isnan(summary.mean) && isnan(summary.spread));
	ck_assert(!summary.has_interval);
}
END_TEST

START_TEST(a_visit_without_a_sample_does_not_count)
{
	const double sample = 2;
	const struct stats_visit visits[] = {{NULL, 0}, {&sample, 1}, {NULL, 0}};
	struct summary summary = summary_of(visits, 3);
	ck_assert_uint_eq(summary.visits, 1);
	ck_assert_double_eq(summary.median, 2);
	ck_assert(!summary.has_interval);
}
END_TEST

START_TEST(one_visit_has_no_interval_however_many_samples)
{
	const double samples[] = {1, 2, 3, 4, 5, 6, 7, 8, 9};
	const struct stats_visit visit = {samples, COUNT_OF(samples)};
	struct summary summary = summary_of(&visit, 1);
	ck_assert(!summary.has_interval);
	ck_assert(isnan(summary.low) && isnan(summary.high));
	ck_assert_double_eq(summary.median, 5);
	ck_assert_double_eq_tol(summary.spread, 2 * 1.4826, 1e-15);
}
END_TEST

START_TEST(two_visits_have_no_interval)
{
	const double medians[] = {exp(-0.01), exp(0.01)};
	struct summary summary = summary_of_medians(medians, 2);
	ck_assert(!summary.has_interval);
	ck_assert(isnan(summary.low) && isnan(summary.high));
	ck_assert_double_eq_tol(summary.median, 1, 1e-4);
}
END_TEST

START_TEST(three_visits_reach_out_of_their_range)
{
	const double medians[] = {0.99, 1.02, 1.00};
	struct summary summary = summary_of_medians(medians, 3);
	ck_assert_double_lt(summary.low, 0.99 * 0.99);
	ck_assert_double_gt(summary.high, 1.02 * 1.01);
	ck_assert_double_eq(summary.median, 1);
	double deviation = sqrt((pow(log(0.99), 2) + pow(log(1.02), 2) - pow(log(0.99) + log(1.02), 2) / 3) / 2);
	ck_assert_double_eq_tol(log(summary.high), 2.546 * deviation, 1e-12);
	ck_assert_double_eq_tol(log(summary.low), -2.546 * deviation, 1e-12);
}
END_TEST

START_TEST(an_interval_of_times_stays_above_zero)
{
	const double medians[] = {1, 30, 1000};
	struct summary summary = summary_of_medians(medians, 3);
	ck_assert_double_gt(summary.low, 0);
	ck_assert_double_lt(summary.low, 1);
	ck_assert_double_gt(summary.high, 1000);
}
END_TEST

START_TEST(values_that_have_no_logarithm_are_taken_as_they_are)
{
	const double medians[] = {-1, 0, 1};
	struct summary summary = summary_of_medians(medians, 3);
	ck_assert(summary.has_interval);
	ck_assert_double_eq_tol(summary.low, -2.546, 1e-12);
	ck_assert_double_eq_tol(summary.high, 2.546, 1e-12);
}
END_TEST

START_TEST(six_visits_give_nearly_their_range)
{
	/* The range misses with 2/64, the next pair with 14/64: I = 0.1, weight = 5 * 0.1 / (1 + 4 * 0.1). */
	const double medians[] = {6, 2, 5, 1, 3, 4};
	struct summary summary = summary_of_medians(medians, 6);
	ck_assert_double_eq(summary.median, 3.5);
	ck_assert_double_eq_tol(summary.low, 1 + 0.5 / 1.4, 1e-12);
	ck_assert_double_eq_tol(summary.high, 6 - 0.5 / 1.4, 1e-12);
}
END_TEST

START_TEST(twenty_visits_give_the_sixth_from_each_end)
{
	/* [x(6), x(15)] misses with 0.04139, [x(7), x(14)] with 0.11532. */
	double medians[20];
	for (int i = 0; i < 20; i++)
		medians[i] = i + 1;
	struct summary summary = summary_of_medians(medians, 20);
	double share = (0.05 - 0.041389465) / (0.115318298 - 0.041389465), weight = 14 * share / (6 + 8 * share);
	ck_assert_double_eq_tol(summary.low, 6 + weight, 1e-6);
	ck_assert_double_eq_tol(summary.high, 15 - weight, 1e-6);
}
END_TEST

START_TEST(equal_visits_give_an_interval_of_no_width)
{
	double medians[20];
	for (size_t i = 0; i < COUNT_OF(medians); i++)
		medians[i] = 0.1;
	for (size_t count = 3; count <= COUNT_OF(medians); count++) {
		struct summary summary = summary_of_medians(medians, count);
		ck_assert_double_eq(summary.median, 0.1);
		ck_assert_double_eq(summary.low, 0.1);
		ck_assert_double_eq(summary.high, 0.1);
	}
}
END_TEST

START_TEST(the_same_samples_give_the_same_bytes_in_any_order_of_visits)
{
	const double forth[] = {1.01, 1.07, 0.98}, back[] = {0.98, 1.07, 1.01};
	struct summary a = summary_of_medians(forth, 3), b = summary_of_medians(forth, 3),
		       c = summary_of_medians(back, 3);
	ck_assert(a.low == b.low && a.high == b.high && a.median == b.median);
	ck_assert(a.low == c.low && a.high == c.high && a.median == c.median);
}
END_TEST

START_TEST(samples_are_left_as_they_are)
{
	const double samples[] = {3, 1, 2};
	const struct stats_visit visits[] = {{samples, 3}, {samples, 3}};
	summary_of(visits, 2);
	ck_assert(samples[0] == 3 && samples[1] == 1 && samples[2] == 2);
}
END_TEST

START_TEST(a_thousand_visits_are_no_trouble)
{
	enum { VISITS = 5000 };
	static double medians[VISITS];
	static struct stats_visit visits[VISITS];
	for (int i = 0; i < VISITS; i++) {
		medians[i] = i + 1;
		visits[i] = (struct stats_visit){&medians[i], 1};
	}
	struct summary summary = summary_of(visits, VISITS);
	/* The normal approximation: 1.96 sqrt(n) / 2 from the middle. */
	ck_assert_double_eq_tol(summary.low, 2500.5 - 0.98 * sqrt(VISITS), 1);
	ck_assert_double_eq_tol(summary.high, 2500.5 + 0.98 * sqrt(VISITS), 1);
}
END_TEST

START_TEST(three_hundred_summaries_take_a_few_milliseconds)
{
	double samples[3][5];
	struct stats_visit visits[3];
	struct timespec from, to;
	for (int i = 0; i < 15; i++)
		samples[i / 5][i % 5] = 1 + 0.01 * (i * 7 % 11);
	for (int i = 0; i < 3; i++)
		visits[i] = (struct stats_visit){samples[i], 5};
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
	for (int i = 0; i < 300; i++)
		ck_assert(summary_of(visits, 3).has_interval);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
	double seconds = (double)(to.tv_sec - from.tv_sec) + 1e-9 * (double)(to.tv_nsec - from.tv_nsec);
	ck_assert_double_lt(seconds, 0.1);
}
END_TEST

static const struct summary slow = {.median = 4, .low = 2, .high = 8, .has_interval = true};
static const struct summary fast = {.median = 1, .low = 0.25, .high = 2, .has_interval = true};

START_TEST(a_ratio_adds_the_distances_as_squares_on_the_log_scale)
{
	struct summary ratio = summary_ratio(&slow, &fast);
	ck_assert_double_eq(ratio.median, 4);
	ck_assert(ratio.has_interval);
	/* Down: 1 octave of the one, 1 of the other. Up: 1 and 2. */
	ck_assert_double_eq_tol(log2(ratio.low), 2 - sqrt(2), 1e-12);
	ck_assert_double_eq_tol(log2(ratio.high), 2 + sqrt(5), 1e-12);
	ck_assert_uint_eq(ratio.visits, 0);
	ck_assert_double_eq(ratio.mean, 0);
}
END_TEST

START_TEST(the_ratio_turned_round_is_the_inverse)
{
	struct summary ratio = summary_ratio(&slow, &fast), inverse = summary_ratio(&fast, &slow);
	ck_assert_double_eq_tol(ratio.median * inverse.median, 1, 1e-12);
	ck_assert_double_eq_tol(ratio.low * inverse.high, 1, 1e-12);
	ck_assert_double_eq_tol(ratio.high * inverse.low, 1, 1e-12);
}
END_TEST

START_TEST(a_ratio_has_an_interval_where_both_have_one_above_zero)
{
	const struct summary bare = {.median = 2, .low = NAN, .high = NAN};
	const struct summary to_zero = {.median = 2, .low = 0, .high = 3, .has_interval = true};
	const struct summary *others[] = {&bare, &to_zero};
	for (size_t i = 0; i < COUNT_OF(others); i++) {
		struct summary ratio = summary_ratio(others[i], &fast), turned = summary_ratio(&fast, others[i]);
		ck_assert_double_eq(ratio.median, 2);
		ck_assert_double_eq(turned.median, 0.5);
		ck_assert(!ratio.has_interval && !turned.has_interval);
		ck_assert(isnan(ratio.low) && isnan(ratio.high) && isnan(turned.low) && isnan(turned.high));
	}
}
END_TEST

START_TEST(a_ratio_with_nothing_is_not_a_number)
{
	const struct summary nothing = summary_of(NULL, 0), zero = {0};
	ck_assert(isnan(summary_ratio(&nothing, &fast).median));
	ck_assert(isnan(summary_ratio(&fast, &nothing).median));
	ck_assert(isnan(summary_ratio(&fast, &zero).median));
	ck_assert(!summary_ratio(&zero, &fast).has_interval);
}
END_TEST

TCase *summary_tests(void)
{
	TCase *tests = tcase_create("summary");
	tcase_add_test(tests, each_visit_weighs_the_same);
	tcase_add_test(tests, without_samples_nothing_is_known);
	tcase_add_test(tests, a_visit_without_a_sample_does_not_count);
	tcase_add_test(tests, one_visit_has_no_interval_however_many_samples);
	tcase_add_test(tests, two_visits_have_no_interval);
	tcase_add_test(tests, three_visits_reach_out_of_their_range);
	tcase_add_test(tests, an_interval_of_times_stays_above_zero);
	tcase_add_test(tests, values_that_have_no_logarithm_are_taken_as_they_are);
	tcase_add_test(tests, six_visits_give_nearly_their_range);
	tcase_add_test(tests, twenty_visits_give_the_sixth_from_each_end);
	tcase_add_test(tests, equal_visits_give_an_interval_of_no_width);
	tcase_add_test(tests, the_same_samples_give_the_same_bytes_in_any_order_of_visits);
	tcase_add_test(tests, samples_are_left_as_they_are);
	tcase_add_test(tests, a_thousand_visits_are_no_trouble);
	tcase_add_test(tests, three_hundred_summaries_take_a_few_milliseconds);
	tcase_add_test(tests, a_ratio_adds_the_distances_as_squares_on_the_log_scale);
	tcase_add_test(tests, the_ratio_turned_round_is_the_inverse);
	tcase_add_test(tests, a_ratio_has_an_interval_where_both_have_one_above_zero);
	tcase_add_test(tests, a_ratio_with_nothing_is_not_a_number);
	return tests;
}

#include "stats/robust.h"

#include <math.h>

#include "../check_main.h"
#include "base/mem.h"

TCase *robust_tests(void);

static const double odd[] = {9, 1, 5};
static const double even[] = {4, 1, 3, 2};

START_TEST(sorting_is_ascending_and_takes_any_count)
{
	double values[] = {3, -1, INFINITY, 0, 3, -INFINITY}, expected[] = {-INFINITY, -1, 0, 3, 3, INFINITY};
	stats_sort(values, COUNT_OF(values));
	ck_assert_mem_eq(values, expected, sizeof values);
	stats_sort(values, 1);
	stats_sort(NULL, 0);
	ck_assert_mem_eq(values, expected, sizeof values);
}
END_TEST

START_TEST(the_median_is_the_middle_one_or_the_mean_of_two)
{
	ck_assert_double_eq(stats_median(odd, 3), 5);
	ck_assert_double_eq(stats_median(even, 4), 2.5);
	ck_assert_double_eq(stats_median(odd, 2), 5);
	ck_assert_double_eq(stats_median(odd, 1), 9);
}
END_TEST

START_TEST(nothing_gives_nan)
{
	ck_assert(isnan(stats_median(NULL, 0)));
	ck_assert(isnan(stats_quantile(NULL, 0, 0.25)));
	ck_assert(isnan(stats_sorted_quantile(NULL, 0, 1)));
	ck_assert(isnan(stats_mad(NULL, 0)));
}
END_TEST

START_TEST(arrays_are_left_as_they_are)
{
	double values[] = {4, 1, 3, 2};
	stats_median(values, 4);
	stats_quantile(values, 4, 0.9);
	stats_mad(values, 4);
	ck_assert_mem_eq(values, even, sizeof values);
}
END_TEST

START_TEST(quantiles_are_those_of_type_7)
{
	/* R: quantile(c(1, 2, 3, 4), c(0, .1, .25, .5, .75, .9, 1)) */
	const double p[] = {0, 0.1, 0.25, 0.5, 0.75, 0.9, 1}, expected[] = {1, 1.3, 1.75, 2.5, 3.25, 3.7, 4};
	for (size_t i = 0; i < COUNT_OF(p); i++)
		ck_assert_double_eq_tol(stats_quantile(even, 4, p[i]), expected[i], 1e-15);
	ck_assert_double_eq(stats_quantile(odd, 1, 0.3), 9);
}
END_TEST

START_TEST(a_quantile_among_infinities_is_no_nan)
{
	const double values[] = {1, INFINITY, INFINITY, INFINITY};
	ck_assert_double_eq(stats_sorted_quantile(values, 4, 0), 1);
	ck_assert_double_eq(stats_sorted_quantile(values, 4, 0.5), INFINITY);
	ck_assert_double_eq(stats_sorted_quantile(values, 4, 1), INFINITY);
}
END_TEST

START_TEST(the_deviation_is_scaled_to_sigma)
{
	const double values[] = {1, 1, 2, 2, 4, 6, 9}; /* median 2, deviations 0 0 1 1 2 4 7 */
	ck_assert_double_eq(stats_mad(values, 7), 1.4826);
	ck_assert_double_eq_tol(stats_mad(even, 4), 1.4826, 1e-15);
	ck_assert_double_eq(stats_mad(values, 1), 0);
}
END_TEST

START_TEST(one_wild_value_does_not_move_the_deviation)
{
	const double calm[] = {1, 2, 3, 4, 5}, wild[] = {1, 2, 3, 4, 5e9};
	ck_assert_double_eq(stats_mad(calm, 5), stats_mad(wild, 5));
}
END_TEST

TCase *robust_tests(void)
{
	TCase *tests = tcase_create("robust");
	tcase_add_test(tests, sorting_is_ascending_and_takes_any_count);
	tcase_add_test(tests, the_median_is_the_middle_one_or_the_mean_of_two);
	tcase_add_test(tests, nothing_gives_nan);
	tcase_add_test(tests, arrays_are_left_as_they_are);
	tcase_add_test(tests, quantiles_are_those_of_type_7);
	tcase_add_test(tests, a_quantile_among_infinities_is_no_nan);
	tcase_add_test(tests, the_deviation_is_scaled_to_sigma);
	tcase_add_test(tests, one_wild_value_does_not_move_the_deviation);
	return tests;
}

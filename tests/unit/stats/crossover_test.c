/* Where two ways of computing change order. */
#include "stats/crossover.h"

#include <math.h>

#include "../check_main.h"
#include "base/mem.h"
#include "noise.h"

TCase *crossover_tests(void);

/* A ratio that is known to `spread` each way on the log scale. */
static struct crossover_point at(double x, double ratio, double spread)
{
	return (struct crossover_point){
		x,
		{.median = ratio, .low = ratio * exp(-spread), .high = ratio * exp(spread), .has_interval = true},
	};
}

START_TEST(two_power_laws_cross_where_they_do)
{
	/* a = x^2 and b = 10 x: at 10, of which 4 and 16 know nothing. */
	const struct crossover_point points[] = {at(1, 0.1, 1e-9), at(4, 0.4, 1e-9), at(16, 1.6, 1e-9)};
	struct crossover found[3];
	ck_assert_uint_eq(crossovers_find(found, points, 3), 1);
	ck_assert_double_eq_tol(found->x, 10, 1e-12);
	ck_assert_double_eq_tol(found->low, 10, 1e-6);
	ck_assert_double_eq_tol(found->high, 10, 1e-6);
	ck_assert_uint_eq(found->left, 1);
	ck_assert_uint_eq(found->right, 2);
	ck_assert_double_eq_tol(found->share, log(2.5) / log(4), 1e-12);
	ck_assert(!found->a_is_faster);
}
END_TEST

START_TEST(lines_that_keep_their_order_do_not_cross)
{
	const struct crossover_point points[] = {at(1, 1.5, 0.1), at(2, 1.2, 0.1), at(4, 3, 0.1)};
	struct crossover found[3];
	ck_assert_uint_eq(crossovers_find(found, points, 3), 0);
	ck_assert_uint_eq(crossovers_find(found, points, 1), 0);
	ck_assert_uint_eq(crossovers_find(found, NULL, 0), 0);
}
END_TEST

START_TEST(a_change_of_order_within_the_noise_does_not_count)
{
	struct crossover found[2];
	const struct crossover_point one_side[] = {at(1, 1.5, 0.1), at(2, 0.95, 0.1)};
	ck_assert_uint_eq(crossovers_find(found, one_side, 2), 0);
	const struct crossover_point no_side[] = {at(1, 1.05, 0.1), at(2, 0.95, 0.1)};
	ck_assert_uint_eq(crossovers_find(found, no_side, 2), 0);
}
END_TEST

START_TEST(the_interval_is_that_of_both_ends)
{
	/* d falls from 0.4 to -0.4, each within 0.1: its interval encloses zero where
	 * |0.4 (1 - 2 u)| = 0.1 hypot(1 - u, u), which has the solutions u = 1/2 -+ sqrt(0.005 / 0.62) */
	const struct crossover_point points[] = {at(1, exp(0.4), 0.1), at(M_E, exp(-0.4), 0.1)};
	struct crossover found[2];
	ck_assert_uint_eq(crossovers_find(found, points, 2), 1);
	ck_assert_double_eq_tol(log(found->x), 0.5, 1e-12);
	double reach = sqrt(0.01 * 0.5 / (4 * 0.16 - 2 * 0.01));
	ck_assert_double_eq_tol(log(found->low), 0.5 - reach, 1e-9);
	ck_assert_double_eq_tol(log(found->high), 0.5 + reach, 1e-9);
	ck_assert(found->a_is_faster);
}
END_TEST

START_TEST(an_uneven_interval_reaches_farther_on_its_wide_side)
{
	struct crossover_point points[] = {at(1, 2, 0.05), at(2, 0.5, 0.05)};
	points[0].ratio.high = 3;
	struct crossover found[2];
	ck_assert_uint_eq(crossovers_find(found, points, 2), 1);
	ck_assert_double_gt(found->high / found->x, 1.05 * found->x / found->low);
}
END_TEST

START_TEST(values_in_doubt_may_lie_between)
{
	const struct crossover_point points[] = {at(1, 2, 0.1), at(2, 1.02, 0.1), at(4, 0.99, 0.1), at(8, 0.5, 0.1)};
	struct crossover found[4];
	ck_assert_uint_eq(crossovers_find(found, points, 4), 1);
	ck_assert_uint_eq(found->left, 1);
	ck_assert_uint_eq(found->right, 2);
	ck_assert_double_gt(found->low, 1);
	ck_assert_double_lt(found->low, 2);
	ck_assert_double_gt(found->high, 4);
	ck_assert_double_lt(found->high, 8);
	ck_assert(found->x > 2 && found->x < 4);
}
END_TEST

START_TEST(each_change_of_order_counts)
{
	const struct crossover_point points[] = {at(1, 2, 0.1), at(2, 0.5, 0.1), at(4, 0.4, 0.1), at(8, 3, 0.1)};
	struct crossover found[4];
	ck_assert_uint_eq(crossovers_find(found, points, 4), 2);
	ck_assert(found[0].a_is_faster && !found[1].a_is_faster);
	ck_assert(found[0].x > 1 && found[0].x < 2 && found[1].x > 4 && found[1].x < 8);
}
END_TEST

START_TEST(points_without_an_interval_do_not_count)
{
	struct crossover_point points[] = {at(1, 2, 0.1), at(2, 0.9, 0.1), at(4, 0.5, 0.1)};
	points[1].ratio = (struct summary){.median = NAN, .low = NAN, .high = NAN};
	struct crossover found[3];
	ck_assert_uint_eq(crossovers_find(found, points, 3), 1);
	ck_assert_uint_eq(found->left, 0);
	ck_assert_uint_eq(found->right, 2);
	points[2].ratio.has_interval = false;
	ck_assert_uint_eq(crossovers_find(found, points, 3), 0);
}
END_TEST

START_TEST(exchanging_both_mirrors_the_result)
{
	const struct crossover_point one[] = {at(1, 2, 0.1), at(2, 1.02, 0.2), at(8, 0.4, 0.1)};
	const struct crossover_point other[] = {at(1, 1 / 2.0, 0.1), at(2, 1 / 1.02, 0.2), at(8, 1 / 0.4, 0.1)};
	struct crossover a[3], b[3];
	ck_assert_uint_eq(crossovers_find(a, one, 3), 1);
	ck_assert_uint_eq(crossovers_find(b, other, 3), 1);
	ck_assert_double_eq_tol(a->x, b->x, 1e-12);
	ck_assert_double_eq_tol(a->low, b->low, 1e-12);
	ck_assert_double_eq_tol(a->high, b->high, 1e-12);
	ck_assert(a->a_is_faster && !b->a_is_faster);
}
END_TEST

enum { VISITS = 5 };

/* Times around `seconds`, each visit with 2 % of noise of its own. */
static struct summary measured(double seconds, uint64_t *state)
{
	double samples[VISITS];
	struct stats_visit visits[VISITS];
	for (size_t i = 0; i < VISITS; i++) {
		samples[i] = seconds * exp(0.02 * noise_normal(state));
		visits[i] = (struct stats_visit){&samples[i], 1};
	}
	return summary_of(visits, VISITS);
}

/* Of 2,000 crossings at a known place, a true 95 % scatters by 0.005; the interval of few visits is a little wide. */
START_TEST(the_interval_contains_the_place_as_often_as_it_says)
{
	uint64_t state = 20110626;
	int inside = 0, found_any = 0;
	for (int i = 0; i < 2000; i++) {
		struct crossover_point points[4];
		for (int k = 0; k < 4; k++) {
			double x = (double[]){1, 2, 4, 6}[k];
			struct summary a = measured(0.1 * x * x, &state), b = measured(0.3 * x, &state);
			points[k] = (struct crossover_point){x, summary_ratio(&a, &b)};
		}
		struct crossover found[4];
		if (crossovers_find(found, points, 4) != 1)
			continue;
		found_any++;
		inside += found->low <= 3 && found->high >= 3;
	}
	ck_assert_int_ge(found_any, 1990);
	ck_assert_msg(inside >= 0.935 * found_any && inside <= 0.985 * found_any, "%d of %d", inside, found_any);
}
END_TEST

TCase *crossover_tests(void)
{
	TCase *tests = tcase_create("crossover");
	tcase_add_test(tests, two_power_laws_cross_where_they_do);
	tcase_add_test(tests, lines_that_keep_their_order_do_not_cross);
	tcase_add_test(tests, a_change_of_order_within_the_noise_does_not_count);
	tcase_add_test(tests, the_interval_is_that_of_both_ends);
	tcase_add_test(tests, an_uneven_interval_reaches_farther_on_its_wide_side);
	tcase_add_test(tests, values_in_doubt_may_lie_between);
	tcase_add_test(tests, each_change_of_order_counts);
	tcase_add_test(tests, points_without_an_interval_do_not_count);
	tcase_add_test(tests, exchanging_both_mirrors_the_result);
	tcase_add_test(tests, the_interval_contains_the_place_as_often_as_it_says);
	return tests;
}

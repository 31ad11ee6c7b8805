#include <math.h>
#include <string.h>

#include "../check_main.h"
#include "fixture.h"

TCase *verify_tests(void);

static struct benchmark benchmark;
static struct params params;
static struct answer answer, oracle;

static void set_up(void)
{
	struct error err = ERROR_INIT;
	bool good =
		fixture_definition(&benchmark,
				   "[benchmark]\nname = b\naxis = n\noracle = serial\n"
				   "[parameter \"n\"]\nsweep = 1\n[parameter \"threads\"]\nsweep = cores\noptional\n"
				   "[work]\nflops = 8 * iterations\nelements = n^2\n[work \"twice\"]\nflops = 2 * n\n"
				   "[check \"sum\"]\nexact\n[check \"hash\"]\nexact\n[check \"residual\"]\nbelow = 10\n"
				   "[check \"peak\"]\nwithin = 1e-3\n"
				   "[golden \"n=4\"]\nsum = 18112573000000000001\nhash = 00ff\npeak = -2.0\n"
				   "[golden \"n=5\"]\nsum = 5\n",
				   &err);
	ck_assert_msg(good, "%s", err.message);
	params_set(&params, "n", "4");
	params_set(&params, "threads", "2");
	answer_uint(&answer, "sum", 18112573000000000001u);
	answer_text(&answer, "hash", "00ff");
	answer_number(&answer, "residual", 0.25);
	answer_number(&answer, "peak", -2.001);
}

static void tear_down(void)
{
	benchmark_free(&benchmark);
	params_free(&params);
	answer_free(&answer);
	answer_free(&oracle);
}

static void accepts(const struct answer *of_oracle)
{
	struct error why = ERROR_INIT;
	ck_assert_msg(plan_verify(&benchmark, &params, &answer, of_oracle, &why), "%s", why.message);
}

static void refuses(const struct answer *of_oracle, const char *reason)
{
	struct error why = ERROR_INIT;
	ck_assert(!plan_verify(&benchmark, &params, &answer, of_oracle, &why));
	ck_assert_str_eq(why.message, reason);
}

START_TEST(the_golden_answer_is_right)
{
	accepts(NULL);
	ck_assert(!plan_needs_oracle(&benchmark, &params));
}
END_TEST

START_TEST(a_sum_beyond_the_digits_of_a_double_is_compared_exactly)
{
	answer_uint(&answer, "sum", 18112573000000000002u);
	refuses(NULL, "sum is 18112573000000000002, must be 18112573000000000001");
}
END_TEST

START_TEST(a_hash_is_compared_as_text)
{
	answer_text(&answer, "hash", "ff");
	refuses(NULL, "hash is ff, must be 00ff");
}
END_TEST

START_TEST(a_residual_must_be_below_its_bound)
{
	answer_number(&answer, "residual", 10);
	refuses(NULL, "residual is 10, must be below 10");
	answer_number(&answer, "residual", NAN);
	refuses(NULL, "residual is nan, must be below 10");
	answer_text(&answer, "residual", "1");
	refuses(NULL, "residual is 1, must be below 10");
}
END_TEST

START_TEST(a_value_within_its_tolerance_is_right)
{
	answer_number(&answer, "peak", -2.0021);
	refuses(NULL, "peak is -2.0021, must be -2.0 within 0.001 of it");
	answer_number(&answer, "peak", NAN);
	refuses(NULL, "peak is nan, must be -2.0 within 0.001 of it");
	answer_text(&answer, "peak", "high");
	refuses(NULL, "peak is high, must be -2.0 within 0.001 of it");
}
END_TEST

START_TEST(a_missing_value_is_wrong)
{
	struct answer empty = {0};
	struct error why = ERROR_INIT;
	ck_assert(!plan_verify(&benchmark, &params, &empty, NULL, &why));
	ck_assert_str_eq(why.message, "the answer has no sum");
}
END_TEST

START_TEST(the_oracle_counts_where_no_golden_value_is_known)
{
	params_set(&params, "n", "5");
	answer_uint(&answer, "sum", 5);
	ck_assert(plan_needs_oracle(&benchmark, &params));
	refuses(NULL, "there is neither a golden value of hash at n=5,threads=2 nor an answer of the backend serial");
	answer_uint(&oracle, "sum", 6); /* the golden value is known and wins */
	answer_text(&oracle, "hash", "00ff");
	refuses(&oracle,
		"there is neither a golden value of peak at n=5,threads=2 nor an answer of the backend serial");
	answer_number(&oracle, "peak", -2);
	accepts(&oracle);
	answer_text(&oracle, "hash", "0000");
	refuses(&oracle, "hash is 00ff, must be 0000");
}
END_TEST

START_TEST(without_oracle_and_golden_value_nothing_is_right)
{
	params_set(&params, "n", "6");
	free(benchmark.oracle);
	benchmark.oracle = NULL;
	ck_assert(!plan_needs_oracle(&benchmark, &params));
	refuses(NULL, "there is no golden value of sum at n=6,threads=2");
	struct point point;
	ck_assert(!plan_oracle_point(&point, &benchmark, &params));
}
END_TEST

START_TEST(the_oracle_s_point_leaves_optional_parameters_out)
{
	struct point point;
	struct buf text = BUF_INIT;
	ck_assert(plan_oracle_point(&point, &benchmark, &params));
	point_write(&text, &point);
	ck_assert_str_eq(text.data, "b/serial n=4");
	buf_free(&text);
	point_free(&point);
}
END_TEST

START_TEST(work_comes_from_parameters_and_answer)
{
	answer_int(&answer, "iterations", 100);
	struct work work = plan_work(&benchmark, "any", &params, &answer);
	ck_assert_double_eq(work.flops, 800);
	ck_assert_double_eq(work.elements, 16);
	ck_assert(isnan(work.bytes));
	ck_assert_double_eq(plan_work(&benchmark, "twice", &params, &answer).flops, 8);
	ck_assert(isnan(plan_work(&benchmark, "any", &params, NULL).flops));
}
END_TEST

/* A definition of its own: rules with `of` and `when`. */
static void judges(const char *at, double peak, double side, bool right, const char *reason)
{
	struct benchmark own;
	struct params where = {0};
	struct answer given = {0};
	struct error err = ERROR_INIT;
	ck_assert_msg(fixture_definition(&own,
					 "[benchmark]\nname = b\naxis = n\n[parameter \"n\"]\nsweep = 1\n"
					 "[parameter \"precision\"]\ndefault = float64\noptional\n"
					 "[check \"peak\"]\nwithin = 1e-2 * n\n"
					 "[check \"side\"]\nwithin = 1e-3\nof = peak\nwhen = precision=float64\n"
					 "[golden \"n=1\"]\npeak = 100\nside = 1\n",
					 &err),
		      "%s", err.message);
	ck_assert(params_parse(&where, at, &err));
	answer_number(&given, "peak", peak);
	answer_number(&given, "side", side);
	ck_assert_int_eq(plan_verify(&own, &where, &given, NULL, &err), right);
	if (!right)
		ck_assert_str_eq(err.message, reason);
	answer_free(&given);
	params_free(&where);
	benchmark_free(&own);
}

START_TEST(a_tolerance_may_be_a_share_of_another_value)
{
	judges("n=1", 100, 1.0999, true, NULL);
	judges("n=1", 100, 0.9001, true, NULL);
	judges("n=1", 100, 1.2, false, "side is 1.2, must be 1 within 0.001 of peak");
	judges("n=1", 101.5, 1, false, "peak is 101.5, must be 100 within 0.01 of it");
}
END_TEST

START_TEST(a_check_holds_where_it_says)
{
	judges("n=1,precision=float32", 100, 5, true, NULL);
	judges("n=1,precision=float64", 100, 5, false, "side is 5, must be 1 within 0.001 of peak");
	judges("n=1", 100, 5, false, "side is 5, must be 1 within 0.001 of peak");
}
END_TEST

TCase *verify_tests(void)
{
	TCase *tests = tcase_create("verify");
	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, the_golden_answer_is_right);
	tcase_add_test(tests, a_sum_beyond_the_digits_of_a_double_is_compared_exactly);
	tcase_add_test(tests, a_hash_is_compared_as_text);
	tcase_add_test(tests, a_residual_must_be_below_its_bound);
	tcase_add_test(tests, a_value_within_its_tolerance_is_right);
	tcase_add_test(tests, a_missing_value_is_wrong);
	tcase_add_test(tests, the_oracle_counts_where_no_golden_value_is_known);
	tcase_add_test(tests, without_oracle_and_golden_value_nothing_is_right);
	tcase_add_test(tests, the_oracle_s_point_leaves_optional_parameters_out);
	tcase_add_test(tests, work_comes_from_parameters_and_answer);
	tcase_add_test(tests, a_tolerance_may_be_a_share_of_another_value);
	tcase_add_test(tests, a_check_holds_where_it_says);
	return tests;
}

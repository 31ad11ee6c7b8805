#include "model/benchmark.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"

#include "../check_main.h"

TCase *benchmark_tests(void);

static struct benchmark with_goldens(const char *const *places, size_t count)
{
	struct benchmark benchmark = {.goldens = mem_zero(count, sizeof *benchmark.goldens), .golden_count = count};
	for (size_t i = 0; i < count; i++) {
		ck_assert(params_parse(&benchmark.goldens[i].at, places[i], NULL));
		answer_int(&benchmark.goldens[i].values, "index", (int64_t)i);
	}
	return benchmark;
}

/* The index of the golden entry for these parameters; -1: none. */
static int golden_at(const struct benchmark *benchmark, const char *text)
{
	struct params params = {0};
	ck_assert(params_parse(&params, text, NULL));
	const struct golden *golden = benchmark_golden(benchmark, &params);
	params_free(&params);
	return golden ? (int)(golden - benchmark->goldens) : -1;
}

START_TEST(the_most_particular_golden_value_counts)
{
	static const char *const places[] = {"n=100", "k=2,n=100", "n=200", "k=2,n=100,type=complex"};
	struct benchmark benchmark = with_goldens(places, COUNT_OF(places));
	ck_assert_int_eq(golden_at(&benchmark, "n=100"), 0);
	ck_assert_int_eq(golden_at(&benchmark, "n=100,threads=2"), 0);
	ck_assert_int_eq(golden_at(&benchmark, "n=100,k=2"), 1);
	ck_assert_int_eq(golden_at(&benchmark, "n=100,k=3"), 0);
	ck_assert_int_eq(golden_at(&benchmark, "n=100,k=2,type=complex,threads=4"), 3);
	ck_assert_int_eq(golden_at(&benchmark, "n=200,k=2"), 2);
	ck_assert_int_eq(golden_at(&benchmark, "n=300"), -1);
	ck_assert_int_eq(golden_at(&benchmark, ""), -1);
	benchmark_free(&benchmark);
	ck_assert_uint_eq(benchmark.golden_count, 0);
}
END_TEST

START_TEST(a_golden_value_without_a_place_is_for_all)
{
	static const char *const places[] = {"", "n=1"};
	struct benchmark benchmark = with_goldens(places, COUNT_OF(places));
	ck_assert_int_eq(golden_at(&benchmark, ""), 0);
	ck_assert_int_eq(golden_at(&benchmark, "n=2"), 0);
	ck_assert_int_eq(golden_at(&benchmark, "n=1"), 1);
	benchmark_free(&benchmark);
}
END_TEST

START_TEST(values_are_compared_as_they_are_written)
{
	static const char *const places[] = {"n=100"};
	struct benchmark benchmark = with_goldens(places, COUNT_OF(places));
	ck_assert_int_eq(golden_at(&benchmark, "n=100.0"), -1);
	benchmark_free(&benchmark);
}
END_TEST

START_TEST(a_formula_for_the_backend_wins_over_the_general_one)
{
	struct model_formula items[] = {{(char[]){"vector"}, (char[]){"2 * n"}},
					{NULL, (char[]){"n"}},
					{(char[]){"openmp"}, (char[]){"n / threads"}}};
	const struct formulas formulas = {items, COUNT_OF(items)}, own = {items, 1};
	ck_assert_str_eq(formulas_for(&formulas, "vector"), "2 * n");
	ck_assert_str_eq(formulas_for(&formulas, "openmp"), "n / threads");
	ck_assert_str_eq(formulas_for(&formulas, "serial"), "n");
	ck_assert_ptr_null(formulas_for(&own, "serial"));
}
END_TEST

START_TEST(parameters_are_found_by_name)
{
	struct parameter parameters[] = {{.name = (char[]){"width"}}, {.name = (char[]){"maxiter"}}};
	const struct benchmark benchmark = {.parameters = parameters, .parameter_count = COUNT_OF(parameters)};
	ck_assert_ptr_eq(benchmark_parameter(&benchmark, "maxiter"), &parameters[1]);
	ck_assert_ptr_null(benchmark_parameter(&benchmark, "max"));
}
END_TEST

/* What is counted of so many operations and bytes, and of 3 elements. */
static void assert_work(const struct benchmark *benchmark, double flops, double bytes, const char *unit, double work)
{
	const char *counted;
	ck_assert_double_eq(benchmark_work(benchmark, flops, bytes, 3, &counted), work);
	ck_assert_str_eq(counted, unit);
}

START_TEST(a_rate_counts_what_the_definition_says)
{
	const struct benchmark elements = {.work_unit = (char[]){"element"}}, bytes = {.work_unit = (char[]){"byte"}},
			       flops = {.work_unit = (char[]){"flop"}};
	assert_work(&elements, 1, 2, "element", 3);
	assert_work(&bytes, 1, 2, "B", 2);
	assert_work(&flops, 1, 2, "flop", 1);
}
END_TEST

START_TEST(a_rate_without_a_unit_counts_operations_or_else_bytes)
{
	const struct benchmark silent = {.name = (char[]){"silent"}};
	assert_work(&silent, 1, 2, "flop", 1);
	assert_work(&silent, NAN, 2, "B", 2);
	assert_work(NULL, 1, 2, "flop", 1);
	assert_work(NULL, NAN, 2, "B", 2);
}
END_TEST

START_TEST(a_rate_of_the_machine_counts_bytes_where_any_are_moved)
{
	const struct benchmark peak = {.of_machine = true, .work_unit = (char[]){"flop"}};
	assert_work(&peak, 1, 2, "B", 2);
	assert_work(&peak, 1, 0, "flop", 1);
	assert_work(&peak, 1, NAN, "flop", 1);
}
END_TEST

TCase *benchmark_tests(void)
{
	TCase *tests = tcase_create("benchmark");
	tcase_add_test(tests, the_most_particular_golden_value_counts);
	tcase_add_test(tests, a_golden_value_without_a_place_is_for_all);
	tcase_add_test(tests, values_are_compared_as_they_are_written);
	tcase_add_test(tests, a_formula_for_the_backend_wins_over_the_general_one);
	tcase_add_test(tests, parameters_are_found_by_name);
	tcase_add_test(tests, a_rate_counts_what_the_definition_says);
	tcase_add_test(tests, a_rate_without_a_unit_counts_operations_or_else_bytes);
	tcase_add_test(tests, a_rate_of_the_machine_counts_bytes_where_any_are_moved);
	return tests;
}

#include "stats/metrics.h"

#include <math.h>

#include "../check_main.h"

TCase *metrics_tests(void);

static void add(struct metric_table *table, double start_up, double copied)
{
	struct answer metrics = {0};
	if (!isnan(start_up))
		answer_number(&metrics, "start_up_seconds", start_up);
	if (!isnan(copied))
		answer_number(&metrics, "copied_bytes", copied);
	metric_table_add(table, &metrics);
	answer_free(&metrics);
}

START_TEST(the_median_is_over_the_visits_that_told_the_metric)
{
	struct metric_table table = {0};
	add(&table, 3, NAN);
	add(&table, 1, 100);
	add(&table, 2, NAN);
	ck_assert_double_eq(metric_table_median(&table, "start_up_seconds"), 2);
	ck_assert_double_eq(metric_table_median(&table, "copied_bytes"), 100);
	ck_assert_double_nan(metric_table_median(&table, "ranks"));
	metric_table_free(&table);
	ck_assert_double_nan(metric_table_median(&table, "copied_bytes"));
}
END_TEST

START_TEST(names_are_in_order_whatever_came_first)
{
	struct metric_table table = {0};
	add(&table, 1, 2);
	add(&table, NAN, 3);
	ck_assert_uint_eq(table.count, 2);
	ck_assert_str_eq(table.items[0].name, "copied_bytes");
	ck_assert_uint_eq(table.items[0].count, 2);
	ck_assert_str_eq(table.items[1].name, "start_up_seconds");
	metric_table_free(&table);
}
END_TEST

TCase *metrics_tests(void)
{
	TCase *tests = tcase_create("metrics");
	tcase_add_test(tests, the_median_is_over_the_visits_that_told_the_metric);
	tcase_add_test(tests, names_are_in_order_whatever_came_first);
	return tests;
}

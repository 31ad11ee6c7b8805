#include "model/point.h"

#include "base/mem.h"

#include "../check_main.h"

TCase *point_tests(void);

static struct point make(const char *benchmark, const char *backend, const char *params)
{
	struct point point = {.benchmark = mem_text(benchmark), .backend = mem_text(backend)};
	ck_assert(params_parse(&point.params, params, NULL));
	return point;
}

START_TEST(a_point_has_one_text)
{
	struct point point = make("mandelbrot", "openmp", "width=1000,threads=2"), plain = make("a", "b", "");
	struct buf text = BUF_INIT;
	point_write(&text, &point);
	buf_char(&text, '|');
	point_write(&text, &plain);
	ck_assert_str_eq(text.data, "mandelbrot/openmp threads=2,width=1000|a/b");
	buf_free(&text);
	point_free(&point);
	point_free(&plain);
	ck_assert_ptr_null(point.benchmark);
}
END_TEST

START_TEST(points_are_ordered_by_benchmark_backend_and_parameters)
{
	struct point ascending[] = {make("a", "x", "n=9"), make("a", "x", "n=10"), make("a", "y", "n=1"),
				    make("b", "a", "")};
	for (size_t i = 0; i < COUNT_OF(ascending); i++) {
		for (size_t j = 0; j < COUNT_OF(ascending); j++) {
			int order = point_compare(&ascending[i], &ascending[j]);
			ck_assert_int_eq((order > 0) - (order < 0), (i > j) - (i < j));
		}
	}
	for (size_t i = 0; i < COUNT_OF(ascending); i++)
		point_free(&ascending[i]);
}
END_TEST

START_TEST(a_copy_equals_and_outlives_the_original)
{
	struct point point = make("a", "b", "c=1"), copy = point_copy(&point);
	ck_assert_int_eq(point_compare(&point, &copy), 0);
	point_free(&point);
	ck_assert_str_eq(copy.backend, "b");
	point_free(&copy);
}
END_TEST

TCase *point_tests(void)
{
	TCase *tests = tcase_create("point");
	tcase_add_test(tests, a_point_has_one_text);
	tcase_add_test(tests, points_are_ordered_by_benchmark_backend_and_parameters);
	tcase_add_test(tests, a_copy_equals_and_outlives_the_original);
	return tests;
}

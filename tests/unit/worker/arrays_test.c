/* The array operations against the loop over points. */
#include <string.h>

#include "base/mem.h"
#include "mandelbrot/arrays.h"

#include "../check_main.h"

static struct mandelbrot set_of(const char *text)
{
	struct params params = {0};
	struct mandelbrot set;
	ck_assert(params_parse(&params, text, NULL));
	ck_assert(mandelbrot_tutorial(&set, &params, NULL, NULL));
	ck_assert(mandelbrot_allocate(&set, NULL));
	params_free(&params);
	return set;
}

static void assert_row_is_the_same(const struct mandelbrot *set, int64_t row)
{
	size_t size = (size_t)set->width * sizeof *set->output;
	int32_t *expected = mem_alloc(size), *output = set->output + row * set->width;
	struct arrays arrays;
	ck_assert(arrays_allocate(&arrays, set, set->width, NULL));
	mandelbrot_row(set, row);
	memcpy(expected, output, size);
	arrays_iterate(&arrays, set, row * set->width, set->width);
	for (int64_t i = 0; i < set->width; i++)
		ck_assert_msg(output[i] == expected[i], "row %d, column %d: %d, must be %d", (int)row, (int)i,
			      output[i], expected[i]);
	arrays_free(&arrays);
	free(expected);
}

/* Points of these rows move where a product and a sum are rounded once (FMA). */
START_TEST(products_and_sums_are_rounded_separately)
{
	static const int64_t rows[] = {71, 98, 184};
	struct mandelbrot set = set_of("maxiter=1000,width=500");
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		assert_row_is_the_same(&set, rows[i]);
	mandelbrot_free(&set);
}
END_TEST

/* Vectors have ends: 1 to 17 points, from an odd one. */
START_TEST(any_number_of_points_is_computed_and_no_other)
{
	struct mandelbrot set = set_of("maxiter=50,width=100"), expected = set_of("maxiter=50,width=100");
	struct arrays arrays;
	ck_assert(arrays_allocate(&arrays, &set, 17, NULL));
	for (int64_t row = 0; row < expected.height; row++)
		mandelbrot_row(&expected, row);
	for (int64_t count = 0; count <= 17; count++) {
		mandelbrot_wipe(&set);
		arrays_iterate(&arrays, &set, 1201, count);
		for (int64_t i = 0; i < mandelbrot_points(&set); i++)
			ck_assert_int_eq(set.output[i], i >= 1201 && i < 1201 + count ? expected.output[i] : -1);
	}
	arrays_free(&arrays);
	mandelbrot_free(&set);
	mandelbrot_free(&expected);
}
END_TEST

/* The test by hypotf() and that by squares agree at these points. */
START_TEST(single_precision_is_that_of_the_loop)
{
	struct mandelbrot set = set_of("maxiter=300,width=100");
	set.single = true;
	for (int64_t row = 0; row < set.height; row++)
		assert_row_is_the_same(&set, row);
	mandelbrot_free(&set);
}
END_TEST

static TCase *arrays_tests(void)
{
	TCase *tests = tcase_create("arrays");
	tcase_add_test(tests, products_and_sums_are_rounded_separately);
	tcase_add_test(tests, any_number_of_points_is_computed_and_no_other);
	tcase_add_test(tests, single_precision_is_that_of_the_loop);
	return tests;
}

CHECK_MAIN("arrays", arrays_tests)

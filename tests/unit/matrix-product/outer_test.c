#include "matrix-product/outer.h"

#include <math.h>

#include "../check_main.h"
#include "base/mem.h"

static const struct {
	size_t n, parts;
} shapes[] = {{1, 1}, {2, 1}, {7, 1}, {64, 1}, {1, 2}, {3, 2}, {65, 2}};

static struct outer make(int i)
{
	struct outer outer;
	struct error err = ERROR_INIT;
	ck_assert_msg(outer_make(&outer, shapes[i].n, shapes[i].parts, &err), "%s", err.message);
	return outer;
}

static void multiply(struct outer *outer)
{
	for (size_t j = 0; j < outer->n; j++) {
		for (size_t i = 0; i < outer->n; i++) {
			const double *x = outer->x + i * outer->parts, *y = outer->y + j * outer->parts;
			double *c = outer->c + (i + j * outer->n) * outer->parts;
			c[0] = x[0] * y[0] - (outer->parts == 2 ? x[1] * y[1] : 0);
			if (outer->parts == 2)
				c[1] = x[0] * y[1] + x[1] * y[0];
		}
	}
}

START_TEST(a_right_outer_product_has_a_residual_of_a_rounding_or_two)
{
	struct outer outer = make(_i);
	multiply(&outer);
	double residual = outer_residual(&outer);
	ck_assert_msg(residual >= 0 && residual < 3, "n %zu, parts %zu: %g", outer.n, outer.parts, residual);
	outer_free(&outer);
}
END_TEST

START_TEST(one_that_was_not_computed_is_wrong)
{
	struct outer outer = make(_i);
	ck_assert_double_eq(outer_residual(&outer), INFINITY);
	for (size_t i = 0; i < outer.n * outer.n * outer.parts; i++)
		outer.c[i] = 0;
	ck_assert_double_gt(outer_residual(&outer), 10);
	outer_free(&outer);
}
END_TEST

START_TEST(one_wrong_number_is_caught_wherever_it_is)
{
	struct outer outer = make(_i);
	multiply(&outer);
	for (size_t at = 0; at < outer.n * outer.n * outer.parts; at++) {
		double right = outer.c[at];
		outer.c[at] += 1e-13;
		ck_assert_double_gt(outer_residual(&outer), 10);
		outer.c[at] = right;
	}
	outer_free(&outer);
}
END_TEST

/* For AddressSanitizer, which by itself ends the program on such a size. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "allocator_may_return_null=1";
}

START_TEST(a_matrix_that_fits_no_memory_is_an_error_that_says_so)
{
	struct outer outer;
	struct error err = ERROR_INIT;
	ck_assert(!outer_make(&outer, (size_t)1 << 27, 1, &err));
	ck_assert_str_eq(err.message, "no memory for a matrix of 128 PiB; choose a smaller n");
}
END_TEST

static TCase *outer_tests(void)
{
	TCase *tests = tcase_create("outer");
	tcase_add_loop_test(tests, a_right_outer_product_has_a_residual_of_a_rounding_or_two, 0, COUNT_OF(shapes));
	tcase_add_loop_test(tests, one_that_was_not_computed_is_wrong, 0, COUNT_OF(shapes));
	tcase_add_loop_test(tests, one_wrong_number_is_caught_wherever_it_is, 0, COUNT_OF(shapes));
	tcase_add_test(tests, a_matrix_that_fits_no_memory_is_an_error_that_says_so);
	return tests;
}

CHECK_MAIN("outer-product", outer_tests)

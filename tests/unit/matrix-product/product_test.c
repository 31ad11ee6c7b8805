#include "matrix-product/product.h"

#include <math.h>
#include <string.h>

#include "matrix-product/compensated.h"

#include "../check_main.h"

/* Both types, and sizes around what the code divides by: lanes of 8, whole matrices up to 256. */
static const struct {
	size_t n, parts;
} shapes[] = {
	{1, 1}, {2, 1}, {7, 1}, {8, 1}, {33, 1}, {256, 1}, {257, 1}, {1, 2}, {3, 2}, {65, 2}, {261, 2},
};
#define SHAPE_COUNT (int)(sizeof shapes / sizeof *shapes)

/* Column by column, so that the compiler can make vectors of it. */
static void multiply(struct product *product)
{
	size_t n = product->n, parts = product->parts, length = n * parts;
	memset(product->c, 0, n * length * sizeof *product->c);
	for (size_t j = 0; j < n; j++) {
		for (size_t k = 0; k < n; k++) {
			double *c = product->c + j * length;
			const double *a = product->a + k * length, *b = product->b + j * length + k * parts;
			for (size_t i = 0; i < n; i++) {
				if (parts == 1) {
					c[i] += a[i] * b[0];
					continue;
				}
				c[2 * i] += a[2 * i] * b[0] - a[2 * i + 1] * b[1];
				c[2 * i + 1] += a[2 * i] * b[1] + a[2 * i + 1] * b[0];
			}
		}
	}
}

static struct product make(int i)
{
	struct product product;
	struct error err = ERROR_INIT;
	ck_assert_msg(product_make(&product, shapes[i].n, shapes[i].parts, &err), "%s", err.message);
	return product;
}

START_TEST(a_right_product_has_a_residual_far_below_ten)
{
	struct product product = make(_i);
	multiply(&product);
	double residual = product_residual(&product);
	ck_assert_msg(residual >= 0 && residual < 1, "n %zu, parts %zu: %g", product.n, product.parts, residual);
	product_free(&product);
}
END_TEST

START_TEST(a_product_that_was_never_computed_is_not_right)
{
	struct product product = make(_i);
	ck_assert_double_eq(product_residual(&product), INFINITY);
	memset(product.c, 0, product.n * product.n * product.parts * sizeof(double));
	ck_assert_double_gt(product_residual(&product), 10);
	product_free(&product);
}
END_TEST

/* One number, at many places, by little: relative to the largest that may be there. */
START_TEST(one_wrong_number_is_caught_wherever_it_is)
{
	struct product product = make(_i);
	size_t count = product.n * product.n * product.parts;
	multiply(&product);
	for (size_t at = 0; at < count; at += 1 + count / 23) {
		double right = product.c[at];
		product.c[at] += 1e-9 * (double)product.n;
		double residual = product_residual(&product);
		ck_assert_msg(residual > 10, "n %zu, parts %zu, number %zu: %g", product.n, product.parts, at,
			      residual);
		product.c[at] = right;
	}
	ck_assert_double_lt(product_residual(&product), 1);
	product_free(&product);
}
END_TEST

START_TEST(a_number_that_is_none_makes_the_residual_infinite)
{
	static const double bad[] = {NAN, INFINITY, -INFINITY};
	struct product product = make(_i);
	size_t count = product.n * product.n * product.parts;
	multiply(&product);
	for (int i = 0; i < 3; i++) {
		double right = product.c[count / 2];
		product.c[count / 2] = bad[i];
		ck_assert_double_eq(product_residual(&product), INFINITY);
		product.c[count / 2] = right;
	}
	product_free(&product);
}
END_TEST

static void swap(double *a, double *b)
{
	double kept = *a;
	*a = *b;
	*b = kept;
}

/* The sums over a column stay what they are: signs alone would miss every second such pair. */
START_TEST(two_rows_that_changed_places_are_caught)
{
	struct product product = make(_i);
	size_t n = product.n, parts = product.parts, length = n * parts;
	multiply(&product);
	for (size_t row = 1; row + 2 < n; row += 1 + n / 11) {
		for (size_t at = 0; at < n * length; at += length)
			swap(&product.c[at + row * parts], &product.c[at + (row + 1) * parts]);
		ck_assert_double_gt(product_residual(&product), 10);
		for (size_t at = 0; at < n * length; at += length)
			swap(&product.c[at + row * parts], &product.c[at + (row + 1) * parts]);
	}
	product_free(&product);
}
END_TEST

START_TEST(a_transposed_product_is_caught)
{
	struct product product = make(_i);
	size_t n = product.n, parts = product.parts;
	multiply(&product);
	for (size_t j = 0; j < n; j++)
		for (size_t i = 0; i < j; i++)
			for (size_t part = 0; part < parts; part++)
				swap(&product.c[(j * n + i) * parts + part], &product.c[(i * n + j) * parts + part]);
	if (n > 1)
		ck_assert_double_gt(product_residual(&product), 10);
	product_free(&product);
}
END_TEST

START_TEST(the_matrices_are_the_same_each_time)
{
	struct product one = make(4), other = make(4);
	size_t bytes = one.n * one.n * sizeof(double);
	ck_assert_int_eq(memcmp(one.a, other.a, bytes), 0);
	ck_assert_int_eq(memcmp(one.b, other.b, bytes), 0);
	ck_assert_int_ne(memcmp(one.a, one.b, bytes), 0);
	for (size_t i = 0; i < one.n * one.n; i++)
		ck_assert(one.a[i] >= -1 && one.a[i] < 1);
	product_free(&one);
	product_free(&other);
}
END_TEST

/* For AddressSanitizer, which by itself ends the program on such a size. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "allocator_may_return_null=1";
}

START_TEST(matrices_that_do_not_fit_are_an_error_with_their_size)
{
	struct product product;
	struct error err = ERROR_INIT;
	ck_assert(!product_make(&product, (size_t)1 << 29, 1, &err));
	ck_assert_msg(strncmp(err.message, "no memory for a matrix of ", 26) == 0, "%s", err.message);
	ck_assert_ptr_null(product.a);
}
END_TEST

/* 2^54 and 1 do not fit into one double; at the end all that is large cancels. */
START_TEST(a_compensated_sum_keeps_what_rounding_would_take)
{
	const double large = 0x1p54;
	const double x[] = {large, 1, -large, 1, 3, large, 1, -large, 1, 3, 0x1p-40};
	const double ones[] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
	ck_assert_double_eq(compensated_dot(x, ones, 11).high, 10 + 0x1p-40);
}
END_TEST

/* (1 + u) * (1 - u) = 1 - u^2, of which a rounded product keeps only the 1. */
START_TEST(a_compensated_product_is_exact)
{
	for (size_t count = 1; count <= 17; count++) {
		double x[17] = {0}, y[17] = {0};
		x[count - 1] = 1 + 0x1p-40;
		y[count - 1] = 1 - 0x1p-40;
		struct twofold product = compensated_dot(x, y, count);
		ck_assert_double_eq(product.high, 1);
		ck_assert_double_eq(product.low, -0x1p-80);
	}
}
END_TEST

static TCase *product_tests(void)
{
	TCase *tests = tcase_create("product");
	tcase_add_loop_test(tests, a_right_product_has_a_residual_far_below_ten, 0, SHAPE_COUNT);
	tcase_add_loop_test(tests, a_product_that_was_never_computed_is_not_right, 0, SHAPE_COUNT);
	tcase_add_loop_test(tests, one_wrong_number_is_caught_wherever_it_is, 0, SHAPE_COUNT);
	tcase_add_loop_test(tests, a_number_that_is_none_makes_the_residual_infinite, 0, SHAPE_COUNT);
	tcase_add_loop_test(tests, two_rows_that_changed_places_are_caught, 0, SHAPE_COUNT);
	tcase_add_loop_test(tests, a_transposed_product_is_caught, 0, SHAPE_COUNT);
	tcase_add_test(tests, the_matrices_are_the_same_each_time);
	tcase_add_test(tests, matrices_that_do_not_fit_are_an_error_with_their_size);
	tcase_add_test(tests, a_compensated_sum_keeps_what_rounding_would_take);
	tcase_add_test(tests, a_compensated_product_is_exact);
	return tests;
}

CHECK_MAIN("matrix-product", product_tests)

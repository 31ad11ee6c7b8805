/* The matrix product, with each tile that this processor can run. */
#include <math.h>

#include "base/hash.h"
#include "base/mem.h"
#include "psf/complex-number.h"
#include "psf/product.h"

#include "parts_test.h"

struct factor {
	size_t rows, columns;
	double *re, *im;
};

static struct factor random_factor(size_t rows, size_t columns, uint64_t seed)
{
	struct factor factor = {rows, columns, mem_zero(rows * columns, sizeof(double)),
				mem_zero(rows * columns, sizeof(double))};
	for (size_t i = 0; i < rows * columns; i++) {
		factor.re[i] = 2 * hash_unit(&seed) - 1;
		factor.im[i] = 2 * hash_unit(&seed) - 1;
	}
	return factor;
}

static double complex element(const struct factor *factor, size_t row, size_t column)
{
	size_t at = row * factor->columns + column;
	return complex_number(factor->re[at], factor->im[at]);
}

static struct psf_panels panels_of(const struct factor *factor, size_t strip, bool by_rows)
{
	struct psf_panels panels;
	ck_assert(psf_panels_make(&panels, factor->rows, factor->columns, strip, NULL));
	if (!by_rows)
		psf_panels_fill(&panels, 0, psf_panels_strips(&panels), factor->re, factor->im, factor->columns);
	for (size_t i = 0; by_rows && i < factor->rows; i++)
		psf_panels_fill_row(&panels, i, factor->re + i * factor->columns, factor->im + i * factor->columns);
	return panels;
}

static void assert_product(const struct psf_matrix *c, const struct factor *a, const struct factor *b)
{
	for (size_t i = 0; i < a->columns; i++)
		for (size_t j = 0; j < b->columns; j++) {
			double complex sum = 0;
			for (size_t k = 0; k < a->rows; k++)
				sum += element(a, k, i) * element(b, k, j);
			double re = c->re[i * c->stride + j], im = c->im[i * c->stride + j];
			ck_assert_msg(cabs(complex_number(re, im) - sum) < 1e-14 * (double)a->rows,
				      "element %zu, %zu is %g + %g i, must be %g + %g i", i, j, re, im, creal(sum),
				      cimag(sum));
		}
}

/* In two parts, as two threads would; twice, as a product starts anew. */
static void check(const struct psf_tile *tile, size_t inner, size_t rows, size_t columns)
{
	struct factor a = random_factor(inner, rows, 1), b = random_factor(inner, columns, 2);
	struct psf_panels a_panels = panels_of(&a, tile->height, false), b_panels = panels_of(&b, tile->width, true);
	struct psf_matrix c;
	ck_assert(psf_matrix_make(&c, rows, columns, tile, NULL));
	size_t strips = psf_panels_strips(&a_panels);
	for (int times = 0; times < 2; times++) {
		psf_product(tile, &c, &a_panels, &b_panels, 0, strips / 2);
		psf_product(tile, &c, &a_panels, &b_panels, strips / 2, strips);
	}
	assert_product(&c, &a, &b);
	psf_panels_free(&a_panels);
	psf_panels_free(&b_panels);
	psf_matrix_free(&c);
	free(a.re);
	free(a.im);
	free(b.re);
	free(b.im);
}

START_TEST(products_of_all_shapes_are_right_with_every_tile)
{
	static const size_t shapes[][3] = {{1, 1, 1},    {3, 5, 7},     {16, 16, 16},  {17, 33, 65},
					   {255, 4, 16}, {256, 64, 17}, {257, 67, 31}, {600, 70, 20}};
	for (int number = 0; psf_tile_number(number); number++)
		for (size_t i = 0; i < COUNT_OF(shapes); i++)
			check(psf_tile_number(number), shapes[i][0], shapes[i][1], shapes[i][2]);
}
END_TEST

START_TEST(the_best_tile_is_one_that_this_processor_has)
{
	bool found = false;
	for (int number = 0; psf_tile_number(number); number++)
		found = found || psf_tile_number(number) == psf_tile_best();
	ck_assert(found);
	ck_assert_ptr_eq(psf_tile_number(0), &psf_tile_portable);
}
END_TEST

TCase *product_tests(void)
{
	TCase *tests = tcase_create("product");
	tcase_add_test(tests, products_of_all_shapes_are_right_with_every_tile);
	tcase_add_test(tests, the_best_tile_is_one_that_this_processor_has);
	return tests;
}

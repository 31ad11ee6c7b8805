/* The library's own transforms against the sum that defines them. */
#include <complex.h>
#include <math.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "psf/dft.h"

#include "../check_main.h"

static double complex *random_block(size_t count)
{
	uint64_t stream = 1;
	double complex *block = mem_zero(count, sizeof *block);
	for (size_t i = 0; i < count; i++) {
		double re = 2 * hash_unit(&stream) - 1;
		block[i] = CMPLX(re, 2 * hash_unit(&stream) - 1);
	}
	return block;
}

/* Element k of the transform of column `column`, by its definition. */
static double complex definition(const double complex *block, size_t length, size_t columns, size_t column, size_t k,
				 double sign)
{
	double complex sum = 0;
	for (size_t j = 0; j < length; j++)
		sum += block[j * columns + column] *
		       cexp(sign * 2 * M_PI * I * (double)(j * k % length) / (double)length);
	return sum;
}

static void assert_transform(size_t length, enum psf_direction direction, size_t step)
{
	struct psf_dft *dft;
	struct error err = ERROR_INIT;
	ck_assert_msg(psf_plain_dft(&dft, length, &err), "%s", err.message);
	const size_t columns = dft->columns;
	double complex *in = random_block(length * columns), *out = random_block(length * columns);
	dft->execute(dft, direction, out);
	for (size_t k = 0; k < length; k += step) {
		size_t column = k % columns;
		double complex right = definition(in, length, columns, column, k, direction == PSF_FORWARD ? -1 : 1);
		double error = cabs(out[k * columns + column] - right);
		ck_assert_msg(error < 1e-13 * (double)length, "length %zu, element %zu of column %zu is off by %g",
			      length, k, column, error);
	}
	free(in);
	free(out);
	psf_dft_free(dft);
}

START_TEST(lengths_up_to_64_are_transformed_as_defined)
{
	for (size_t length = 1; length <= 64; length++) {
		assert_transform(length, PSF_FORWARD, 1);
		assert_transform(length, PSF_BACKWARD, 1);
	}
}
END_TEST

START_TEST(long_and_prime_lengths_are_too)
{
	static const size_t lengths[] = {97, 127, 210, 256, 1000, 1021, 1155, 2048, 3072, 6144};
	for (size_t i = 0; i < COUNT_OF(lengths); i++) {
		assert_transform(lengths[i], PSF_FORWARD, 1 + lengths[i] / 61);
		assert_transform(lengths[i], PSF_BACKWARD, 1 + lengths[i] / 61);
	}
}
END_TEST

START_TEST(there_and_back_multiplies_by_the_length)
{
	const size_t length = 360;
	struct psf_dft *dft;
	ck_assert(psf_plain_dft(&dft, length, NULL));
	size_t count = length * dft->columns;
	double complex *in = random_block(count), *out = random_block(count);
	dft->execute(dft, PSF_FORWARD, out);
	dft->execute(dft, PSF_BACKWARD, out);
	for (size_t i = 0; i < count; i++)
		ck_assert(cabs(out[i] / (double)length - in[i]) < 1e-14);
	free(in);
	free(out);
	psf_dft_free(dft);
}
END_TEST

static TCase *dft_tests(void)
{
	TCase *tests = tcase_create("dft");
	tcase_add_test(tests, lengths_up_to_64_are_transformed_as_defined);
	tcase_add_test(tests, long_and_prime_lengths_are_too);
	tcase_add_test(tests, there_and_back_multiplies_by_the_length);
	return tests;
}

CHECK_MAIN("psf: transforms", dft_tests)

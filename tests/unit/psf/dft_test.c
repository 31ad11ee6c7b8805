/* The library's own transforms against the sum that defines them. */
#include <complex.h>
#include <math.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "psf/dft.h"
#include "psf/psf.h"

#include "../check_main.h"

struct blocks {
	double complex *right, *from, *to; /* a copy, and what a transform gets */
};

static double complex *cell(const struct psf_dft *dft, double complex *block, size_t j, size_t sequence)
{
	return block + j * dft->block.element + sequence * dft->block.sequence;
}

static struct blocks blocks_make(const struct psf_dft *dft)
{
	uint64_t stream = 1;
	struct blocks blocks;
	double complex **each[] = {&blocks.right, &blocks.from, &blocks.to};
	for (size_t i = 0; i < COUNT_OF(each); i++)
		*each[i] = (double complex *)psf_values(2 * dft->block.values, 0, NULL);
	for (size_t i = 0; i < dft->block.values; i++) {
		double re = 2 * hash_unit(&stream) - 1;
		blocks.right[i] = blocks.from[i] = CMPLX(re, 2 * hash_unit(&stream) - 1);
	}
	return blocks;
}

static void blocks_free(struct blocks *blocks)
{
	free(blocks->right);
	free(blocks->from);
	free(blocks->to);
}

/* Element k of the transform of a sequence, by its definition. */
static double complex definition(const struct blocks *blocks, const struct psf_dft *dft, size_t sequence, size_t k,
				 double sign)
{
	const double length = (double)dft->length;
	double complex sum = 0;
	for (size_t j = 0; j < dft->length; j++)
		sum += *cell(dft, blocks->right, j, sequence) *
		       cexp(sign * 2 * M_PI * I * (double)(j * k % dft->length) / length);
	return sum;
}

static void assert_transform(size_t length, enum psf_direction direction, size_t step)
{
	struct psf_dft *dft;
	struct error err = ERROR_INIT;
	ck_assert_msg(psf_plain_dft(&dft, length, &err), "%s", err.message);
	struct blocks blocks = blocks_make(dft);
	dft->execute(dft, direction, blocks.from, blocks.to);
	for (size_t k = 0; k < length; k += step) {
		size_t sequence = k % dft->block.sequences;
		double complex right = definition(&blocks, dft, sequence, k, direction == PSF_FORWARD ? -1 : 1);
		double error = cabs(*cell(dft, blocks.to, k, sequence) - right);
		ck_assert_msg(error < 1e-13 * (double)length, "length %zu, element %zu of sequence %zu is off by %g",
			      length, k, sequence, error);
	}
	blocks_free(&blocks);
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
	struct blocks blocks = blocks_make(dft);
	dft->execute(dft, PSF_FORWARD, blocks.from, blocks.to);
	dft->execute(dft, PSF_BACKWARD, blocks.to, blocks.from);
	for (size_t i = 0; i < dft->block.values; i++)
		ck_assert(cabs(blocks.from[i] / (double)length - blocks.right[i]) < 1e-14);
	blocks_free(&blocks);
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

/*
 * dft_check.h: is a way of transforming right? Compared with the sum that
 * defines the transform.
 */
#ifndef LAPCHART_TESTS_PSF_DFT_CHECK_H
#define LAPCHART_TESTS_PSF_DFT_CHECK_H

#include <complex.h>
#include <math.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "psf/complex-number.h"
#include "psf/dft.h"
#include "psf/psf.h"

#include "../check_main.h"

struct blocks {
	double complex *right, *from, *to; /* a copy, and what a transform gets */
};

static inline double complex *cell(const struct psf_dft *dft, double complex *block, size_t j, size_t sequence)
{
	return block + j * dft->block.element + sequence * dft->block.sequence;
}

static inline struct blocks blocks_make(const struct psf_dft *dft)
{
	uint64_t stream = 1;
	struct blocks blocks;
	double complex **each[] = {&blocks.right, &blocks.from, &blocks.to};
	for (size_t i = 0; i < COUNT_OF(each); i++)
		*each[i] = (double complex *)psf_values(2 * dft->block.values, 0, NULL);
	for (size_t i = 0; i < dft->block.values; i++) {
		double re = 2 * hash_unit(&stream) - 1;
		blocks.right[i] = blocks.from[i] = complex_number(re, 2 * hash_unit(&stream) - 1);
	}
	return blocks;
}

static inline void blocks_free(struct blocks *blocks)
{
	free(blocks->right);
	free(blocks->from);
	free(blocks->to);
}

/* Element k of the transform of a sequence, by its definition. */
static inline double complex definition(const struct blocks *blocks, const struct psf_dft *dft, size_t sequence,
					size_t k, double sign)
{
	const double length = (double)dft->length;
	double complex sum = 0;
	for (size_t j = 0; j < dft->length; j++)
		sum += *cell(dft, blocks->right, j, sequence) *
		       cexp(sign * 2 * M_PI * I * (double)(j * k % dft->length) / length);
	return sum;
}

/* Every step-th element, of one sequence after the other. */
static inline void assert_transform(struct psf_dft *dft, enum psf_direction direction, size_t step)
{
	const size_t length = dft->length;
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
}

#endif

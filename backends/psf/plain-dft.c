/*
 * Stockham's form of the mixed-radix transform: each pass goes from one buffer
 * to another and leaves the sequence in order. In a pass of radix r over
 * parts of length r * m, elements p, p + m, ... of a part become a butterfly;
 * all parts (there are `stride` of them, interleaved) share its twiddle
 * factors, and so do the columns of the block: the inner loops run over
 * stride * columns neighbours.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "psf/complex-number.h"
#include "psf/dft.h"
#include "psf/psf.h"
#include "worker/clones.h"

#define COLUMNS     8
#define RADICES_MAX 64

#define INLINE static inline __attribute__((always_inline))

struct plain_dft {
	struct psf_dft dft;
	size_t radices[RADICES_MAX], passes;
	double complex *roots; /* exp(2 pi i j / length), length of them */
};

/* One butterfly for `count` neighbours: legs of the input are `from_step` apart, those of the output `count`. */
struct butterfly {
	double complex *to;
	const double complex *from;
	size_t from_step, count;
	double sign;                   /* of the exponent */
	const double complex *twiddle; /* of each leg; that of the first is 1 */
};

/* Complex products by hand: those of C look for infinities. */
INLINE double complex times(double complex a, double complex b)
{
	return complex_number(creal(a) * creal(b) - cimag(a) * cimag(b), creal(a) * cimag(b) + cimag(a) * creal(b));
}

INLINE double complex times_i(double complex a, double sign)
{
	return complex_number(-sign * cimag(a), sign * creal(a));
}

INLINE void radix_2(const struct butterfly *fly)
{
	const double complex *from = fly->from, w = fly->twiddle[1];
	double complex *to = fly->to;
	for (size_t i = 0; i < fly->count; i++) {
		double complex a = from[i], b = from[i + fly->from_step];
		to[i] = a + b;
		to[i + fly->count] = times(a - b, w);
	}
}

INLINE void radix_3(const struct butterfly *fly)
{
	const double complex *from = fly->from, *w = fly->twiddle;
	const double half = fly->sign * 0.86602540378443864676; /* sin(2 pi / 3) */
	double complex *to = fly->to;
	for (size_t i = 0; i < fly->count; i++) {
		double complex a = from[i], b = from[i + fly->from_step], c = from[i + 2 * fly->from_step];
		double complex sum = b + c, middle = a - 0.5 * sum, turned = times_i(b - c, half);
		to[i] = a + sum;
		to[i + fly->count] = times(middle + turned, w[1]);
		to[i + 2 * fly->count] = times(middle - turned, w[2]);
	}
}

INLINE void radix_4(const struct butterfly *fly)
{
	const double complex *from = fly->from, *w = fly->twiddle;
	const size_t step = fly->from_step, count = fly->count;
	double complex *to = fly->to;
	for (size_t i = 0; i < count; i++) {
		double complex even = from[i] + from[i + 2 * step], odd = from[i + step] + from[i + 3 * step];
		double complex left = from[i] - from[i + 2 * step];
		double complex right = times_i(from[i + step] - from[i + 3 * step], fly->sign);
		to[i] = even + odd;
		to[i + count] = times(left + right, w[1]);
		to[i + 2 * count] = times(even - odd, w[2]);
		to[i + 3 * count] = times(left - right, w[3]);
	}
}

/* Any radix, by the definition: output leg k is the sum over the input legs j of root^(j k). */
INLINE void radix_any(const struct butterfly *fly, size_t radix, const struct plain_dft *plain)
{
	const size_t root = plain->dft.length / radix;
	for (size_t k = 0; k < radix; k++)
		for (size_t i = 0; i < fly->count; i++) {
			double complex sum = fly->from[i];
			for (size_t j = 1; j < radix; j++) {
				double complex w = plain->roots[j * k % radix * root];
				sum += times(fly->from[i + j * fly->from_step], fly->sign > 0 ? w : conj(w));
			}
			fly->to[i + k * fly->count] = times(sum, fly->twiddle[k]);
		}
}

INLINE void butterfly(const struct butterfly *fly, size_t radix, const struct plain_dft *plain)
{
	switch (radix) {
	case 2:
		radix_2(fly);
		break;
	case 3:
		radix_3(fly);
		break;
	case 4:
		radix_4(fly);
		break;
	default:
		radix_any(fly, radix, plain);
	}
}

WORKER_CLONES static void pass(const struct plain_dft *plain, size_t radix, size_t stride, double sign,
			       double complex *to, const double complex *from)
{
	const size_t length = plain->dft.length, parts = length / stride / radix, count = stride * COLUMNS;
	double complex twiddle[radix];
	for (size_t p = 0; p < parts; p++) {
		for (size_t leg = 0; leg < radix; leg++) {
			double complex w = plain->roots[p * leg * stride];
			twiddle[leg] = sign > 0 ? w : conj(w);
		}
		const struct butterfly fly = {.to = to + p * radix * count,
					      .from = from + p * count,
					      .from_step = parts * count,
					      .count = count,
					      .sign = sign,
					      .twiddle = twiddle};
		butterfly(&fly, radix, plain);
	}
}

static void execute(struct psf_dft *dft, enum psf_direction direction, double complex *from, double complex *to)
{
	struct plain_dft *plain = (struct plain_dft *)dft;
	size_t stride = 1;
	for (size_t i = 0; i < plain->passes; i++) {
		double complex *source = i % 2 ? to : from, *target = i % 2 ? from : to;
		pass(plain, plain->radices[i], stride, direction == PSF_BACKWARD ? 1 : -1, target, source);
		stride *= plain->radices[i];
	}
	if (plain->passes % 2 == 0)
		memcpy(to, from, dft->block.values * sizeof *to);
}

static void factorise(struct plain_dft *plain)
{
	size_t rest = plain->dft.length;
	for (size_t radix = 4; rest > 1;) {
		if (rest % radix == 0) {
			plain->radices[plain->passes++] = radix;
			rest /= radix;
		} else if (radix == 4) {
			radix = 2;
		} else {
			radix += radix == 2 ? 1 : 2;
			if (radix * radix > rest)
				radix = rest;
		}
	}
}

static void plain_free(struct psf_dft *dft)
{
	struct plain_dft *plain = (struct plain_dft *)dft;
	free(plain->roots);
	free(plain);
}

bool psf_plain_dft(struct psf_dft **out, size_t length, struct error *err)
{
	struct plain_dft *plain = mem_zero(1, sizeof *plain);
	plain->dft = (struct psf_dft){.length = length,
				      .block = {COLUMNS, COLUMNS, 1, length * COLUMNS},
				      .execute = execute,
				      .free = plain_free};
	plain->roots = (double complex *)psf_values(2 * length, 0, err);
	if (!plain->roots) {
		plain_free(&plain->dft);
		return false;
	}
	factorise(plain);
	for (size_t j = 0; j < length; j++) {
		double angle = 2 * M_PI * (double)j / (double)length;
		plain->roots[j] = complex_number(cos(angle), sin(angle));
	}
	*out = &plain->dft;
	return true;
}

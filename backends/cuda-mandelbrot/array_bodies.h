/*
 * array_bodies.h: the operations of backends/mandelbrot/arrays.h as bodies of kernels, an element a thread. Each is a
 * kernel of its own and leaves its result in an array of its own, as pyCUDA's gpuarray does it.
 */
#ifndef LAPCHART_CUDA_MANDELBROT_ARRAY_BODIES_H
#define LAPCHART_CUDA_MANDELBROT_ARRAY_BODIES_H

#include "cuda-mandelbrot/real.h"

CUDA_BODY void multiply_body(struct cuda_at at, struct complex_number *out, const struct complex_number *a,
			     const struct complex_number *b, size_t count)
{
	for (size_t i = at.first; i < count; i += at.stride) {
		struct complex_number x = a[i], y = b[i];
		out[i].re = x.re * y.re - x.im * y.im;
		out[i].im = x.re * y.im + x.im * y.re;
	}
}

CUDA_BODY void add_body(struct cuda_at at, struct complex_number *out, const struct complex_number *a,
			const struct complex_number *b, size_t count)
{
	for (size_t i = at.first; i < count; i += at.stride) {
		out[i].re = a[i].re + b[i].re;
		out[i].im = a[i].im + b[i].im;
	}
}

/* hypot() of a device may be wrong by a unit in the last place where that of a C library is not. No |z| comes so near
 * to 2, but those that are 2: and these are exact in both. */
CUDA_BODY void absolute_body(struct cuda_at at, real *out, const struct complex_number *a, size_t count)
{
	for (size_t i = at.first; i < count; i += at.stride)
		out[i] = HYPOT(a[i].re, a[i].im);
}

CUDA_BODY void greater_body(struct cuda_at at, unsigned char *out, const real *a, real limit, size_t count)
{
	for (size_t i = at.first; i < count; i += at.stride)
		out[i] = a[i] > limit;
}

CUDA_BODY void zero_where_body(struct cuda_at at, struct complex_number *out, const unsigned char *condition,
			       const struct complex_number *otherwise, size_t count)
{
	for (size_t i = at.first; i < count; i += at.stride) {
		out[i].re = condition[i] ? 0 : otherwise[i].re;
		out[i].im = condition[i] ? 0 : otherwise[i].im;
	}
}

CUDA_BODY void number_where_body(struct cuda_at at, int32_t *out, const unsigned char *condition, int32_t number,
				 const int32_t *otherwise, size_t count)
{
	for (size_t i = at.first; i < count; i += at.stride)
		out[i] = condition[i] ? number : otherwise[i];
}

CUDA_BODY void fill_body(struct cuda_at at, int32_t *out, int32_t number, size_t count)
{
	for (size_t i = at.first; i < count; i += at.stride)
		out[i] = number;
}

#endif

/*
 * point_bodies.h: the whole iteration of a point by one thread.
 */
#ifndef LAPCHART_CUDA_MANDELBROT_POINT_BODIES_H
#define LAPCHART_CUDA_MANDELBROT_POINT_BODIES_H

#include "cuda-mandelbrot/kernels.h"
#include "cuda-mandelbrot/real.h"

/* z = z*z + q and abs(z) > 2, on complex numbers: what is handed to pyCUDA's ElementwiseKernel. */
CUDA_BODY int32_t escape_complex(struct numbering numbering, struct complex_number q)
{
	struct complex_number z = {0, 0};
	for (int32_t iteration = numbering.first; iteration < numbering.end; iteration++) {
		struct complex_number square;
		square.re = z.re * z.re - z.im * z.im;
		square.im = z.re * z.im + z.im * z.re;
		z.re = square.re + q.re;
		z.im = square.im + q.im;
		if (HYPOT(z.re, z.im) > 2)
			return iteration;
	}
	return numbering.unescaped;
}

/* The same in real numbers, where the squares of the test are those of the next step. */
CUDA_BODY int32_t escape_expanded(struct numbering numbering, struct complex_number q)
{
	real zx = 0, zy = 0, xx = 0, yy = 0;
	for (int32_t iteration = numbering.first; iteration < numbering.end; iteration++) {
		zy = 2 * (zx * zy) + q.im;
		zx = (xx - yy) + q.re;
		xx = zx * zx;
		yy = zy * zy;
		if (xx + yy > 4)
			return iteration;
	}
	return numbering.unescaped;
}

CUDA_BODY void elementwise_body(struct cuda_at at, int32_t *output, const struct complex_number *q,
				struct numbering numbering, size_t count)
{
	for (size_t i = at.first; i < count; i += at.stride)
		output[i] = escape_complex(numbering, q[i]);
}

CUDA_BODY void stride_body(struct cuda_at at, int32_t *output, const struct complex_number *q,
			   struct numbering numbering, size_t count)
{
	for (size_t i = at.first; i < count; i += at.stride)
		output[i] = escape_expanded(numbering, q[i]);
}

#endif

/*
 * real.h: the precision for which the bodies of the Mandelbrot kernels are compiled, float with MANDELBROT_SINGLE and
 * else double: a file includes them for one of the two. Products and sums are not contracted; FMA() is where one
 * rounding is wanted.
 */
#ifndef LAPCHART_CUDA_MANDELBROT_REAL_H
#define LAPCHART_CUDA_MANDELBROT_REAL_H

#include "cuda/body.h"

#ifdef MANDELBROT_SINGLE
#define FMA     fmaf
#define HYPOT   hypotf
#define KERNELS mandelbrot_kernels_single
typedef float real;
#else
#define FMA     fma
#define HYPOT   hypot
#define KERNELS mandelbrot_kernels_double
typedef double real;
#endif

/* As C lays out a complex number, and loaded as a whole. */
struct __attribute__((aligned(2 * sizeof(real)))) complex_number {
	real re, im;
};

#endif

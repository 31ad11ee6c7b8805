/*
 * mandelbrot.h: the two Mandelbrot benchmarks, once for all backends.
 *
 * Both iterate z = z*z + q from z = 0 at each point q of a grid and keep the
 * number of the iteration after which |z| > 2. They differ in the grid, in how
 * iterations are numbered, and in the output of points that never escape:
 *
 *   mandelbrot-tutorial  parameters width, maxiter. Axes of [-2.13, 0.77] x
 *                        [1.3, -1.3] by accumulation of the step, as the text
 *                        makes them (so the number of points is not width^2);
 *                        iterations 0 ... maxiter-1; 0 for the others.
 *   mandelbrot-salon     parameters n, maxi, and counting: python (the default;
 *                        iterations 1 ... maxi-1) or cython (0 ... maxi-1).
 *                        n x n points of [-2, 1] x [-1, 1]; maxi for the others.
 *
 * Backends exist for plain iteration only: all the work of the definition is
 * done. In each of them the operations on doubles are those of the text, in its
 * order and without contraction, so that the answers are exact.
 */
#ifndef LAPCHART_MANDELBROT_MANDELBROT_H
#define LAPCHART_MANDELBROT_MANDELBROT_H

#include <stdint.h>

#include "worker/kernel.h"

struct mandelbrot {
	int64_t width, height;
	double *x, *y;      /* the axes: width and height values */
	int32_t first, end; /* iterations are numbered first ... end-1 */
	int32_t unescaped;  /* output of a point that never escapes */
	bool single;        /* computed in single precision, from axes rounded to it */
	int32_t *output;    /* height rows of width values; NULL until mandelbrot_allocate() */
};

/* Fills all but the output. `more`: names of the backend's own parameters, or NULL. Others than these and the
 * benchmark's are errors. Where one of them is `precision`, it may be float64, as where it is missing, or float32. */
typedef bool mandelbrot_define(struct mandelbrot *out, const struct params *params, const char *const *more,
			       struct error *err);
mandelbrot_define mandelbrot_tutorial, mandelbrot_salon;

int64_t mandelbrot_points(const struct mandelbrot *set);
bool mandelbrot_allocate(struct mandelbrot *set, struct error *err);
/* Fills the output with a value that no kernel writes: its pages are there before the clock starts, and a kernel that
 * leaves a point out is found out. Done by mandelbrot_allocate(). */
void mandelbrot_wipe(struct mandelbrot *set);
void mandelbrot_free(struct mandelbrot *set); /* leaves it empty */

/* The output of one row by expanded arithmetic on reals: what `serial` does for all rows, and the parallel backends
 * for theirs. Rows are independent. */
void mandelbrot_row(const struct mandelbrot *set, int64_t row);

/* sum of the outputs, escaped (points), iterations (of z, as plain iteration that stops takes them), points, hash
 * (of the outputs as little-endian int32, 16 hexadecimal digits: FNV-1a 64, but for the start value, which is that of
 * the published figures). */
void mandelbrot_describe_answer(struct answer *answer, const struct mandelbrot *set);

/* --- kernel hooks for a state that is a struct mandelbrot, or begins with one --- */

/* A state that is nothing else, with its output. */
bool mandelbrot_prepare_tutorial(void **state, const struct params *params, struct error *err);
bool mandelbrot_prepare_salon(void **state, const struct params *params, struct error *err);
bool mandelbrot_answer(void *state, struct answer *answer, struct error *err);
void mandelbrot_finish(void *state); /* mandelbrot_free() and free() */

#endif

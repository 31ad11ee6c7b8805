/*
 * arrays_body.h: the operations of arrays.h for one precision, that is float with ARRAYS_SINGLE and else double. No
 * ordinary header: it is included once by the one file for this precision.
 */
#ifndef LAPCHART_MANDELBROT_ARRAYS_BODY_H
#define LAPCHART_MANDELBROT_ARRAYS_BODY_H

#include <math.h>
#include <string.h>

#include "mandelbrot/arrays.h"
#include "worker/clones.h"

#ifdef ARRAYS_SINGLE
#define HYPOT hypotf
typedef float real;
#else
#define HYPOT hypot
typedef double real;
#endif

/* As C lays out a complex number. */
struct complex_number {
	real re, im;
};

/* --- the operations --- */

WORKER_CLONES static void multiply(struct complex_number *restrict out, const struct complex_number *a,
				   const struct complex_number *b, int64_t count)
{
	for (int64_t i = 0; i < count; i++) {
		out[i].re = a[i].re * b[i].re - a[i].im * b[i].im;
		out[i].im = a[i].re * b[i].im + a[i].im * b[i].re;
	}
}

WORKER_CLONES static void add(struct complex_number *restrict out, const struct complex_number *a,
			      const struct complex_number *b, int64_t count)
{
	for (int64_t i = 0; i < count; i++) {
		out[i].re = a[i].re + b[i].re;
		out[i].im = a[i].im + b[i].im;
	}
}

/* abs() of a complex array is hypot(), element by element. */
static void absolute(real *restrict out, const struct complex_number *a, int64_t count)
{
	for (int64_t i = 0; i < count; i++)
		out[i] = HYPOT(a[i].re, a[i].im);
}

WORKER_CLONES static void greater(unsigned char *restrict out, const real *a, real limit, int64_t count)
{
	for (int64_t i = 0; i < count; i++)
		out[i] = a[i] > limit;
}

WORKER_CLONES static void zero_where(struct complex_number *restrict out, const unsigned char *condition,
				     const struct complex_number *otherwise, int64_t count)
{
	for (int64_t i = 0; i < count; i++) {
		out[i].re = condition[i] ? 0 : otherwise[i].re;
		out[i].im = condition[i] ? 0 : otherwise[i].im;
	}
}

WORKER_CLONES static void number_where(int32_t *restrict out, const unsigned char *condition, int32_t number,
				       const int32_t *otherwise, int64_t count)
{
	for (int64_t i = 0; i < count; i++)
		out[i] = condition[i] ? number : otherwise[i];
}

/* --- the expression --- */

#define EXCHANGE(type, a, b)                                                                                           \
	do {                                                                                                           \
		type *exchanged = (a);                                                                                 \
		(a) = (b);                                                                                             \
		(b) = exchanged;                                                                                       \
	} while (0)

static void start(struct arrays *arrays, const struct mandelbrot *set, int64_t begin, int64_t count)
{
	struct complex_number *q = arrays->q;
	memset(arrays->z, 0, (size_t)count * sizeof *q);
	for (int64_t i = 0; i < count; i++) {
		q[i].re = (real)set->x[(begin + i) % set->width];
		q[i].im = (real)set->y[(begin + i) / set->width];
		arrays->output[i] = set->unescaped;
	}
}

/* q = where(done, 0, q) and the like: the result takes the array's name. */
static void hold_escaped(struct arrays *arrays, int32_t iteration, int64_t count)
{
	zero_where(arrays->result, arrays->done, arrays->q, count);
	EXCHANGE(void, arrays->q, arrays->result);
	zero_where(arrays->result, arrays->done, arrays->z, count);
	EXCHANGE(void, arrays->z, arrays->result);
	number_where(arrays->output_result, arrays->done, iteration, arrays->output, count);
	EXCHANGE(int32_t, arrays->output, arrays->output_result);
}

static inline void iterate(struct arrays *arrays, const struct mandelbrot *set, int64_t begin, int64_t count)
{
	start(arrays, set, begin, count);
	for (int32_t iteration = set->first; iteration < set->end; iteration++) {
		multiply(arrays->result, arrays->z, arrays->z, count);
		add(arrays->z, arrays->result, arrays->q, count);
		absolute(arrays->absolute, arrays->z, count);
		greater(arrays->done, arrays->absolute, 2.0, count);
		hold_escaped(arrays, iteration, count);
	}
	memcpy(set->output + begin, arrays->output, (size_t)count * sizeof *arrays->output);
}

#endif

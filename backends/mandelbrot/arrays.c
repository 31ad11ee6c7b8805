#include "mandelbrot/arrays.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "worker/clones.h"

bool arrays_allocate(struct arrays *out, int64_t capacity, struct error *err)
{
	size_t count = (size_t)capacity;
	*out = (struct arrays){.capacity = capacity};
	out->z = calloc(count, sizeof *out->z);
	out->q = calloc(count, sizeof *out->q);
	out->result = calloc(count, sizeof *out->result);
	out->absolute = calloc(count, sizeof *out->absolute);
	out->done = calloc(count, sizeof *out->done);
	out->output = calloc(count, sizeof *out->output);
	out->output_result = calloc(count, sizeof *out->output_result);
	if (out->z && out->q && out->result && out->absolute && out->done && out->output && out->output_result)
		return true;
	return error_errno(err, "no memory for arrays of %zu points", count);
}

void arrays_free(struct arrays *arrays)
{
	free(arrays->z);
	free(arrays->q);
	free(arrays->result);
	free(arrays->absolute);
	free(arrays->done);
	free(arrays->output);
	free(arrays->output_result);
	*arrays = (struct arrays){0};
}

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
static void absolute(double *restrict out, const struct complex_number *a, int64_t count)
{
	for (int64_t i = 0; i < count; i++)
		out[i] = hypot(a[i].re, a[i].im);
}

WORKER_CLONES static void greater(unsigned char *restrict out, const double *a, double limit, int64_t count)
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
	memset(arrays->z, 0, (size_t)count * sizeof *arrays->z);
	for (int64_t i = 0; i < count; i++) {
		arrays->q[i].re = set->x[(begin + i) % set->width];
		arrays->q[i].im = set->y[(begin + i) / set->width];
		arrays->output[i] = set->unescaped;
	}
}

/* q = where(done, 0, q) and the like: the result takes the array's name. */
static void hold_escaped(struct arrays *arrays, int32_t iteration, int64_t count)
{
	zero_where(arrays->result, arrays->done, arrays->q, count);
	EXCHANGE(struct complex_number, arrays->q, arrays->result);
	zero_where(arrays->result, arrays->done, arrays->z, count);
	EXCHANGE(struct complex_number, arrays->z, arrays->result);
	number_where(arrays->output_result, arrays->done, iteration, arrays->output, count);
	EXCHANGE(int32_t, arrays->output, arrays->output_result);
}

void arrays_iterate(struct arrays *arrays, const struct mandelbrot *set, int64_t begin, int64_t count)
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

const char *arrays_instruction_set(void)
{
	return worker_clone_name();
}

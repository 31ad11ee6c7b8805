#include "expression/operations.h"

#include <math.h>
#include <stdlib.h>

#include "worker/clones.h"

bool operations_allocate(struct operations *out, const struct problem *problem, size_t capacity, struct error *err)
{
	*out = (struct operations){.capacity = capacity};
	if (problem->kind == PROBLEM_ARITHMETIC)
		return (out->sum = problem_array(capacity * sizeof *out->sum, err));
	return (out->square = problem_array(capacity * sizeof *out->square, err)) &&
	       (out->moved = problem_array(capacity * sizeof *out->moved, err)) &&
	       (out->absolute = problem_array(capacity * sizeof *out->absolute, err)) &&
	       (out->done = problem_array(capacity * sizeof *out->done, err));
}

void operations_free(struct operations *operations)
{
	free(operations->sum);
	free(operations->square);
	free(operations->moved);
	free(operations->absolute);
	free(operations->done);
	*operations = (struct operations){0};
}

/* --- doubles --- */

WORKER_CLONES static void add(double *restrict out, const double *a, const double *b, size_t count)
{
	for (size_t i = 0; i < count; i++)
		out[i] = a[i] + b[i];
}

WORKER_CLONES static void multiply(double *restrict out, const double *a, const double *b, size_t count)
{
	for (size_t i = 0; i < count; i++)
		out[i] = a[i] * b[i];
}

/* --- complex numbers --- */

WORKER_CLONES static void complex_square(struct expression_complex *restrict out, const struct expression_complex *a,
					 size_t count)
{
	for (size_t i = 0; i < count; i++) {
		out[i].re = a[i].re * a[i].re - a[i].im * a[i].im;
		out[i].im = a[i].re * a[i].im + a[i].im * a[i].re;
	}
}

WORKER_CLONES static void complex_add(struct expression_complex *restrict out, const struct expression_complex *a,
				      const struct expression_complex *b, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		out[i].re = a[i].re + b[i].re;
		out[i].im = a[i].im + b[i].im;
	}
}

/* numpy's abs() of complex numbers is hypot(). */
static void absolute(double *restrict out, const struct expression_complex *a, size_t count)
{
	for (size_t i = 0; i < count; i++)
		out[i] = hypot(a[i].re, a[i].im);
}

WORKER_CLONES static void greater(unsigned char *restrict out, const double *a, double limit, size_t count)
{
	for (size_t i = 0; i < count; i++)
		out[i] = a[i] > limit;
}

WORKER_CLONES static void zero_where(struct expression_complex *restrict out, const unsigned char *condition,
				     const struct expression_complex *otherwise, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		out[i].re = condition[i] ? 0 : otherwise[i].re;
		out[i].im = condition[i] ? 0 : otherwise[i].im;
	}
}

void operations_evaluate(const struct operations *operations, const struct problem *problem, size_t begin, size_t count)
{
	if (problem->kind == PROBLEM_ARITHMETIC) {
		add(operations->sum, problem->c + begin, problem->d + begin, count);
		multiply(problem->a + begin, problem->b + begin, operations->sum, count);
		return;
	}
	complex_square(operations->square, problem->z + begin, count);
	complex_add(operations->moved, operations->square, problem->q + begin, count);
	absolute(operations->absolute, operations->moved, count);
	greater(operations->done, operations->absolute, 2, count);
	zero_where(problem->stepped + begin, operations->done, operations->moved, count);
}

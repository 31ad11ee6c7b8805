#include "expression/problem.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "worker/array.h"

/* 48 GB of operands and results. */
#define COUNT_MAX 1000000000

/* What splitmix64 adds to its state for each number: with it the stream can be entered anywhere. */
#define SPLITMIX_STEP UINT64_C(0x9e3779b97f4a7c15)

/* --- arrays --- */

void *problem_array(size_t bytes, struct error *err)
{
	static const struct array_words words = {"an array of", "choose a smaller n"};
	return array_allocate(bytes, ARRAY_HUGE_PAGES, &words, err);
}

static bool allocate(struct problem *problem, struct error *err)
{
	size_t size = problem->count * sizeof(double), complex_size = 2 * size;
	if (problem->kind == PROBLEM_ARITHMETIC)
		return (problem->b = problem_array(size, err)) && (problem->c = problem_array(size, err)) &&
		       (problem->d = problem_array(size, err)) && (problem->a = problem_array(size, err));
	return (problem->z = problem_array(complex_size, err)) && (problem->q = problem_array(complex_size, err)) &&
	       (problem->stepped = problem_array(complex_size, err));
}

void problem_free(struct problem *problem)
{
	free(problem->b);
	free(problem->c);
	free(problem->d);
	free(problem->a);
	free(problem->z);
	free(problem->q);
	free(problem->stepped);
	*problem = (struct problem){0};
}

/* --- operands --- */

static double unit(size_t place)
{
	uint64_t state = PROBLEM_SEED + SPLITMIX_STEP * (uint64_t)place;
	return hash_unit(&state);
}

static struct expression_complex square(size_t place)
{
	return (struct expression_complex){4 * unit(place) - 2, 4 * unit(place + 1) - 2};
}

static void fill_arithmetic(const struct problem *problem, int threads)
{
	size_t count = problem->count;
#pragma omp parallel for schedule(static) num_threads(threads)
	for (size_t i = 0; i < count; i++) {
		problem->b[i] = unit(i);
		problem->c[i] = unit(count + i);
		problem->d[i] = unit(2 * count + i);
		memset(&problem->a[i], 0xff, sizeof *problem->a);
	}
}

static void fill_step(const struct problem *problem, int threads)
{
	size_t count = problem->count;
#pragma omp parallel for schedule(static) num_threads(threads)
	for (size_t i = 0; i < count; i++) {
		problem->z[i] = square(2 * i);
		problem->q[i] = square(2 * (count + i));
		memset(&problem->stepped[i], 0xff, sizeof *problem->stepped);
	}
}

void problem_wipe(struct problem *problem)
{
	if (problem->kind == PROBLEM_ARITHMETIC)
		memset(problem->a, 0xff, problem->count * sizeof *problem->a);
	else
		memset(problem->stepped, 0xff, problem->count * sizeof *problem->stepped);
}

bool problem_prepare(struct problem *out, const struct params *params, const char *const *more, int threads,
		     struct error *err)
{
	static const char *const names[] = {"n", "expression", NULL};
	static const char *const kinds[] = {"arithmetic", "mandelbrot-step", NULL};
	int64_t count;
	int kind;
	if (!kernel_params_known(params, names, more, err) ||
	    !kernel_param_int(&count, params, "n", 1, COUNT_MAX, err) ||
	    !kernel_param_word(&kind, params, "expression", kinds, err))
		return false;
	*out = (struct problem){.kind = (enum problem_kind)kind, .count = (size_t)count};
	if (!allocate(out, err))
		return false;
	if (out->kind == PROBLEM_ARITHMETIC)
		fill_arithmetic(out, threads);
	else
		fill_step(out, threads);
	return true;
}

/* --- the answer --- */

static uint64_t bits(double value)
{
	uint64_t out;
	memcpy(&out, &value, sizeof out);
	return out;
}

static struct expression_complex step(struct expression_complex z, struct expression_complex q)
{
	double re = z.re * z.re - z.im * z.im + q.re, im = z.re * z.im + z.im * z.re + q.im;
	bool done = sqrt(re * re + im * im) > 2;
	return (struct expression_complex){done ? 0 : re, done ? 0 : im};
}

static int64_t count_wrong(const struct problem *problem)
{
	int64_t wrong = 0;
	for (size_t i = 0; i < problem->count; i++) {
		if (problem->kind == PROBLEM_ARITHMETIC) {
			wrong += bits(problem->a[i]) != bits(problem->b[i] * (problem->c[i] + problem->d[i]));
			continue;
		}
		struct expression_complex right = step(problem->z[i], problem->q[i]), is = problem->stepped[i];
		wrong += bits(is.re) != bits(right.re) || bits(is.im) != bits(right.im);
	}
	return wrong;
}

static uint64_t checksum(const struct problem *problem)
{
	uint64_t sum = 0;
	if (problem->kind == PROBLEM_ARITHMETIC)
		for (size_t i = 0; i < problem->count; i++)
			sum += (2 * i + 1) * bits(problem->a[i]);
	else
		for (size_t i = 0; i < problem->count; i++)
			sum += (4 * i + 1) * bits(problem->stepped[i].re) + (4 * i + 3) * bits(problem->stepped[i].im);
	return sum;
}

void problem_describe_answer(struct answer *answer, const struct problem *problem)
{
	char sum[17];
	snprintf(sum, sizeof sum, "%016" PRIx64, checksum(problem));
	answer_int(answer, "wrong", count_wrong(problem));
	answer_text(answer, "checksum", sum);
}

bool problem_answer(void *state, struct answer *answer, struct error *err)
{
	(void)err;
	problem_describe_answer(answer, state);
	return true;
}

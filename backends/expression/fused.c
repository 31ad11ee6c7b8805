#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "expression/problem.h"
#include "worker/clones.h"

WORKER_CLONES static void arithmetic(double *restrict a, const double *b, const double *c, const double *d,
				     size_t count)
{
	for (size_t i = 0; i < count; i++)
		a[i] = b[i] * (c[i] + d[i]);
}

WORKER_CLONES static void step(struct expression_complex *restrict out, const struct expression_complex *z,
			       const struct expression_complex *q, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		double re = z[i].re * z[i].re - z[i].im * z[i].im + q[i].re;
		double im = z[i].re * z[i].im + z[i].im * z[i].re + q[i].im;
		bool done = sqrt(re * re + im * im) > 2;
		out[i].re = done ? 0 : re;
		out[i].im = done ? 0 : im;
	}
}

static bool prepare(void **state, const struct params *params, struct error *err)
{
	struct problem *problem = mem_zero(1, sizeof *problem);
	*state = problem;
	return problem_prepare(problem, params, NULL, 1, err);
}

static bool run(void *state, struct error *err)
{
	(void)err;
	const struct problem *problem = state;
	if (problem->kind == PROBLEM_ARITHMETIC)
		arithmetic(problem->a, problem->b, problem->c, problem->d, problem->count);
	else
		step(problem->stepped, problem->z, problem->q, problem->count);
	return true;
}

static void finish(void *state)
{
	if (state)
		problem_free(state);
	free(state);
}

static void describe(struct worker *worker)
{
	facts_text(&worker->facts, "worker.instruction_set", worker_clone_name());
}

static const struct kernel kernels[] = {
	{.benchmark = "expression", .prepare = prepare, .run = run, .answer = problem_answer, .finish = finish},
};

const struct backend backend = {
	.name = "fused",
	.version = "1",
	.summary = "C, one thread, the whole expression in one loop (Cython of the tutorial and the salon)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.describe = describe,
};

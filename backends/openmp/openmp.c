#include "base/mem.h"
#include "mandelbrot/mandelbrot.h"
#include "worker/libs.h"
#include "worker/team.h"

#define THREADS_MAX 4096

struct state {
	struct mandelbrot set; /* first: the shared hooks take the state for it */
	int threads;
};

static const char *const own_params[] = {"threads", NULL};

static bool prepare(void **state, mandelbrot_define *define, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	int64_t threads;
	*state = own;
	if (!kernel_param_int(&threads, params, "threads", 1, THREADS_MAX, err) ||
	    !define(&own->set, params, own_params, err) || !mandelbrot_allocate(&own->set, err))
		return false;
	own->threads = (int)threads;
	return team_prepare(own->threads, err);
}

static bool prepare_tutorial(void **state, const struct params *params, struct error *err)
{
	return prepare(state, mandelbrot_tutorial, params, err);
}

static bool prepare_salon(void **state, const struct params *params, struct error *err)
{
	return prepare(state, mandelbrot_salon, params, err);
}

static bool run(void *state, struct error *err)
{
	(void)err;
	const struct state *own = state;
	/* Rows through the middle of the set take far longer than those at its edges. */
#pragma omp parallel for schedule(dynamic) num_threads(own->threads)
	for (int64_t row = 0; row < own->set.height; row++)
		mandelbrot_row(&own->set, row);
	return true;
}

static void describe(struct worker *worker)
{
	facts_int(&worker->facts, "openmp.version", _OPENMP);
	libs_add_openmp(worker);
}

static const struct kernel kernels[] = {
	{.benchmark = "mandelbrot-tutorial",
	 .params = own_params,
	 .prepare = prepare_tutorial,
	 .run = run,
	 .answer = mandelbrot_answer,
	 .finish = mandelbrot_finish},
	{.benchmark = "mandelbrot-salon",
	 .params = own_params,
	 .prepare = prepare_salon,
	 .run = run,
	 .answer = mandelbrot_answer,
	 .finish = mandelbrot_finish},
};

const struct backend backend = {
	.name = "openmp",
	.version = "1",
	.summary = "C, OpenMP threads over the rows, dynamic schedule (Cython parallel, numexpr with threads)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.describe = describe,
};

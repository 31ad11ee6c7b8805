#include "base/mem.h"
#include "mandelbrot/mandelbrot.h"

static const char *const own_params[] = {"precision", NULL};

static bool prepare(void **state, mandelbrot_define *define, const struct params *params, struct error *err)
{
	struct mandelbrot *set = mem_zero(1, sizeof *set);
	*state = set;
	return define(set, params, own_params, err) && mandelbrot_allocate(set, err);
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
	const struct mandelbrot *set = state;
	for (int64_t row = 0; row < set->height; row++)
		mandelbrot_row(set, row);
	return true;
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
	.name = "serial",
	.version = "1",
	.summary = "C, one thread, complex arithmetic expanded to reals (Cython with expanded math, ShedSkin)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
};

#include "mandelbrot/mandelbrot.h"

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
	 .prepare = mandelbrot_prepare_tutorial,
	 .run = run,
	 .answer = mandelbrot_answer,
	 .finish = mandelbrot_finish},
	{.benchmark = "mandelbrot-salon",
	 .prepare = mandelbrot_prepare_salon,
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

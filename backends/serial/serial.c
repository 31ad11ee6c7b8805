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
	{"mandelbrot-tutorial", NULL, mandelbrot_prepare_tutorial, run, NULL, mandelbrot_answer, mandelbrot_finish},
	{"mandelbrot-salon", NULL, mandelbrot_prepare_salon, run, NULL, mandelbrot_answer, mandelbrot_finish},
};

const struct backend backend = {
	.name = "serial",
	.version = "1",
	.summary = "C, one thread, complex arithmetic expanded to reals (Cython with expanded math, ShedSkin)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
};

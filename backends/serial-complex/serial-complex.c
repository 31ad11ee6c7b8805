#include <complex.h>

#include "mandelbrot/mandelbrot.h"

/* clang has the builtin and no definition, with glibc's header; CMPLX is C11's. */
#ifndef CMPLX
#define CMPLX(re, im) __builtin_complex((double)(re), (double)(im))
#endif

/* As the text writes it; cabs() is hypot(). */
static int32_t escape(const struct mandelbrot *set, double complex q)
{
	double complex z = 0;
	for (int32_t iteration = set->first; iteration < set->end; iteration++) {
		z = z * z + q;
		if (cabs(z) > 2.0)
			return iteration;
	}
	return set->unescaped;
}

static bool run(void *state, struct error *err)
{
	(void)err;
	const struct mandelbrot *set = state;
	for (int64_t row = 0; row < set->height; row++)
		for (int64_t column = 0; column < set->width; column++)
			set->output[row * set->width + column] = escape(set, CMPLX(set->x[column], set->y[row]));
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
	.name = "serial-complex",
	.version = "1",
	.summary = "C, one thread, C99 complex numbers and cabs() (pure Python, Cython typed)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
};

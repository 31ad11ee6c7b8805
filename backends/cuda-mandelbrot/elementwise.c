#include "cuda-mandelbrot/cuda-mandelbrot.h"
#include "cuda/device.h"

static void start(struct cuda_mandelbrot *own)
{
	own->kernels->elementwise(own->output, own->q, own->numbering, own->count);
}

static bool run(void *state, struct error *err)
{
	return cuda_mandelbrot_run(state, start, "elementwise", err);
}

static bool prepare_tutorial(void **state, const struct params *params, struct error *err)
{
	return cuda_mandelbrot_prepare(state, mandelbrot_tutorial, params, run, err);
}

static bool prepare_salon(void **state, const struct params *params, struct error *err)
{
	return cuda_mandelbrot_prepare(state, mandelbrot_salon, params, run, err);
}

static const struct kernel kernels[] = {
	{.benchmark = "mandelbrot-tutorial",
	 .params = cuda_mandelbrot_params,
	 .prepare = prepare_tutorial,
	 .run = run,
	 .answer = mandelbrot_answer,
	 .finish = cuda_mandelbrot_finish,
	 .metrics = cuda_mandelbrot_metrics},
	{.benchmark = "mandelbrot-salon",
	 .params = cuda_mandelbrot_params,
	 .prepare = prepare_salon,
	 .run = run,
	 .answer = mandelbrot_answer,
	 .finish = cuda_mandelbrot_finish,
	 .metrics = cuda_mandelbrot_metrics},
};

const struct backend backend = {
	.name = "cuda-elementwise",
	.version = "1",
	.summary = "CUDA, one kernel, a thread for each point, complex numbers (pyCUDA ElementwiseKernel in High "
		   "Performance Python and compu-salon)",
	.class_name = "plain",
	.device = "gpu",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.available = cuda_available,
	.describe = cuda_describe,
};

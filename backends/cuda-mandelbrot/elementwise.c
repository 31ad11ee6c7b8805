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

static bool prepare(void **state, mandelbrot_define *define, const struct params *params, struct error *err)
{
	return cuda_mandelbrot_prepare(state, define, params, run, err);
}

CUDA_MANDELBROT_KERNELS(kernels, prepare, run, cuda_mandelbrot_finish);

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

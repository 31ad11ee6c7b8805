#include "cuda-mandelbrot/cuda-mandelbrot.h"
#include "cuda/device.h"

/* A grid that does not depend on the number of points, as the text's: small enough for any device. */
#define BLOCKS 1024

static void start(struct cuda_mandelbrot *own)
{
	own->kernels->stride(BLOCKS, own->output, own->q, own->numbering, own->count);
}

static bool run(void *state, struct error *err)
{
	return cuda_mandelbrot_run(state, start, "stride", err);
}

static bool prepare(void **state, mandelbrot_define *define, const struct params *params, struct error *err)
{
	return cuda_mandelbrot_prepare(state, define, params, run, err);
}

CUDA_MANDELBROT_KERNELS(kernels, prepare, run, cuda_mandelbrot_finish);

const struct backend backend = {
	.name = "cuda-stride",
	.version = "1",
	.summary = "CUDA, one kernel, a fixed grid that strides over the points, expanded arithmetic (pyCUDA "
		   "SourceModule in "
		   "High Performance Python)",
	.class_name = "plain",
	.device = "gpu",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.available = cuda_available,
	.describe = cuda_describe,
};

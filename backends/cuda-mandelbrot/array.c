#include "base/mem.h"
#include "cuda-mandelbrot/cuda-mandelbrot.h"
#include "cuda/device.h"

/* The arrays of the expression (backends/mandelbrot/arrays.h), on the device. gpuarray asks for a new array for each
 * result, and its pool gives back the memory of the last one; here they stand ready and change places. */
struct state {
	struct cuda_mandelbrot common; /* first: the shared hooks take the state for it */
	void *z, *result;              /* complex, as common.q */
	void *absolute;                /* real */
	unsigned char *done;
	int32_t *output_result;
};

#define EXCHANGE(type, a, b)                                                                                           \
	do {                                                                                                           \
		type *exchanged = (a);                                                                                 \
		(a) = (b);                                                                                             \
		(b) = exchanged;                                                                                       \
	} while (0)

static bool allocate(struct state *own, struct error *err)
{
	size_t count = own->common.count, real = count * own->common.kernels->real_bytes;
	return cuda_allocate(&own->z, 2 * real, err) && cuda_allocate(&own->result, 2 * real, err) &&
	       cuda_allocate(&own->absolute, real, err) && cuda_allocate((void **)&own->done, count, err) &&
	       cuda_allocate((void **)&own->output_result, count * sizeof *own->output_result, err);
}

static bool upload(struct state *own, struct error *err)
{
	struct cuda_mandelbrot *common = &own->common;
	size_t bytes = 2 * common->count * common->kernels->real_bytes;
	if (!cuda_upload(common->q, common->points, bytes, err) ||
	    !cuda_good(cudaMemsetAsync(own->z, 0, bytes, NULL), err, "cudaMemset"))
		return false;
	common->kernels->fill(common->output, common->numbering.unescaped, common->count);
	return cuda_started("fill", err);
}

/* q = where(done, 0, q) and the like: the result takes the array's name. */
static void hold_escaped(struct state *own, int32_t iteration)
{
	struct cuda_mandelbrot *common = &own->common;
	const struct mandelbrot_kernels *kernels = common->kernels;
	kernels->zero_where(own->result, own->done, common->q, common->count);
	EXCHANGE(void, common->q, own->result);
	kernels->zero_where(own->result, own->done, own->z, common->count);
	EXCHANGE(void, own->z, own->result);
	kernels->number_where(own->output_result, own->done, iteration, common->output, common->count);
	EXCHANGE(int32_t, common->output, own->output_result);
}

static bool iterate(struct state *own, struct error *err)
{
	const struct cuda_mandelbrot *common = &own->common;
	const struct mandelbrot_kernels *kernels = common->kernels;
	bool good = true;
	for (int32_t i = common->numbering.first; good && i < common->numbering.end; i++) {
		kernels->multiply(own->result, own->z, own->z, common->count);
		kernels->add(own->z, own->result, common->q, common->count);
		kernels->absolute(own->absolute, own->z, common->count);
		kernels->greater(own->done, own->absolute, 2, common->count);
		hold_escaped(own, i);
		good = cuda_started("of an array operation", err);
	}
	return good;
}

static bool run(void *state, struct error *err)
{
	struct state *own = state;
	return cuda_clock_start(&own->common.clock, CUDA_COPY, err) && upload(own, err) &&
	       cuda_clock_enter(&own->common.clock, CUDA_COMPUTE, err) && iterate(own, err) &&
	       cuda_mandelbrot_download(&own->common, err);
}

static bool prepare(void **state, mandelbrot_define *define, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	*state = own;
	return cuda_mandelbrot_open(&own->common, define, params, err) &&
	       cuda_mandelbrot_make_points(&own->common, err) && allocate(own, err) &&
	       cuda_mandelbrot_first_run(&own->common, run, err);
}

static void finish(void *state)
{
	struct state *own = state;
	if (own) {
		cudaFree(own->z);
		cudaFree(own->result);
		cudaFree(own->absolute);
		cudaFree(own->done);
		cudaFree(own->output_result);
	}
	cuda_mandelbrot_finish(state);
}

CUDA_MANDELBROT_KERNELS(kernels, prepare, run, finish);

const struct backend backend = {
	.name = "cuda-array",
	.version = "1",
	.summary =
		"CUDA, a kernel for each whole-array operation, with temporaries (pyCUDA gpuarray in High Performance "
		"Python and compu-salon)",
	.class_name = "plain",
	.device = "gpu",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.available = cuda_available,
	.describe = cuda_describe,
};

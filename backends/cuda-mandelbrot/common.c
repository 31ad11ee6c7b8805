#include <stdlib.h>

#include "base/mem.h"
#include "cuda-mandelbrot/cuda-mandelbrot.h"
#include "cuda/device.h"

const char *const cuda_mandelbrot_params[] = {"precision", NULL};

bool cuda_mandelbrot_open(struct cuda_mandelbrot *own, mandelbrot_define *define, const struct params *params,
			  struct error *err)
{
	struct mandelbrot *set = &own->set;
	if (!define(set, params, cuda_mandelbrot_params, err) || !cuda_clock_open(&own->clock, err))
		return false;
	own->kernels = set->single ? &mandelbrot_kernels_single : &mandelbrot_kernels_double;
	own->count = (size_t)mandelbrot_points(set);
	own->numbering = (struct numbering){set->first, set->end, set->unescaped};
	size_t bytes = own->count * sizeof *own->output;
	if (!mandelbrot_allocate(set, err) || !cuda_allocate((void **)&own->output, bytes, err))
		return false;
	cuda_pin(set->output, bytes);
	return true;
}

static void fill_points(const struct cuda_mandelbrot *own)
{
	const struct mandelbrot *set = &own->set;
	double *pair = own->points;
	float *single_pair = own->points;
	for (size_t i = 0; i < own->count; i++) {
		double x = set->x[i % (size_t)set->width], y = set->y[i / (size_t)set->width];
		if (set->single) {
			single_pair[2 * i] = (float)x;
			single_pair[2 * i + 1] = (float)y;
		} else {
			pair[2 * i] = x;
			pair[2 * i + 1] = y;
		}
	}
}

static size_t points_bytes(const struct cuda_mandelbrot *own)
{
	return 2 * own->count * own->kernels->real_bytes;
}

bool cuda_mandelbrot_make_points(struct cuda_mandelbrot *own, struct error *err)
{
	size_t bytes = points_bytes(own);
	own->points = malloc(bytes);
	if (!own->points)
		return error_errno(err, "no memory for %zu points", own->count);
	fill_points(own);
	cuda_pin(own->points, bytes);
	return cuda_allocate(&own->q, bytes, err);
}

bool cuda_mandelbrot_first_run(struct cuda_mandelbrot *own, bool (*run)(void *state, struct error *err),
			       struct error *err)
{
	if (!cuda_clock_first_run(&own->clock, run, own, err))
		return false;
	mandelbrot_wipe(&own->set);
	return cuda_good(cudaMemsetAsync(own->output, 0xff, own->count * sizeof *own->output, NULL), err,
			 "cudaMemset") &&
	       cuda_wait(err);
}

bool cuda_mandelbrot_download(struct cuda_mandelbrot *own, struct error *err)
{
	return cuda_clock_enter(&own->clock, CUDA_COPY, err) &&
	       cuda_download(own->set.output, own->output, own->count * sizeof *own->output, err) &&
	       cuda_clock_stop(&own->clock, err);
}

bool cuda_mandelbrot_metrics(void *state, struct answer *metrics, struct error *err)
{
	const struct cuda_mandelbrot *own = state;
	return cuda_clock_metrics(&own->clock, metrics, err);
}

/* What cudaFree() returns is no news: an earlier failure, which has been reported. */
void cuda_mandelbrot_finish(void *state)
{
	struct cuda_mandelbrot *own = state;
	if (!own)
		return;
	cuda_unpin(own->points);
	free(own->points);
	cuda_unpin(own->set.output);
	cudaFree(own->q);
	cudaFree(own->output);
	cuda_clock_close(&own->clock);
	mandelbrot_finish(own);
}

bool cuda_mandelbrot_prepare(void **state, mandelbrot_define *define, const struct params *params,
			     bool (*run)(void *state, struct error *err), struct error *err)
{
	struct cuda_mandelbrot *own = mem_zero(1, sizeof *own);
	*state = own;
	return cuda_mandelbrot_open(own, define, params, err) && cuda_mandelbrot_make_points(own, err) &&
	       cuda_mandelbrot_first_run(own, run, err);
}

bool cuda_mandelbrot_run(struct cuda_mandelbrot *own, void (*start)(struct cuda_mandelbrot *own), const char *name,
			 struct error *err)
{
	if (!cuda_clock_start(&own->clock, CUDA_COPY, err) ||
	    !cuda_upload(own->q, own->points, points_bytes(own), err) ||
	    !cuda_clock_enter(&own->clock, CUDA_COMPUTE, err))
		return false;
	start(own);
	return cuda_started(name, err) && cuda_mandelbrot_download(own, err);
}

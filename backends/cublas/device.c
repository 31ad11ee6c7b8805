#include <math.h>

#include "cublas/products.h"
#include "cuda/device.h"

const char *const cublas_types[] = {"double", "complex", NULL};

static bool allocate(double **out, size_t count, struct error *err)
{
	return cuda_allocate((void **)out, count * sizeof **out, err);
}

bool cublas_device_open(struct cublas_device *out, const struct cublas_host *host, struct error *err)
{
	if (!cuda_clock_open(&out->clock, err) || !cublas_open(&out->handle, err))
		return false;
	cuda_pin(host->a, host->a_count * sizeof *host->a);
	cuda_pin(host->b, host->b_count * sizeof *host->b);
	cuda_pin(host->c, host->c_count * sizeof *host->c);
	return allocate(&out->a, host->a_count, err) && allocate(&out->b, host->b_count, err) &&
	       allocate(&out->c, host->c_count, err);
}

/* What cudaFree() returns is no news: an earlier failure, which has been reported. */
void cublas_device_close(struct cublas_device *device, const struct cublas_host *host)
{
	cuda_unpin(host->a);
	cuda_unpin(host->b);
	cuda_unpin(host->c);
	cudaFree(device->a);
	cudaFree(device->b);
	cudaFree(device->c);
	cublas_close(device->handle);
	cuda_clock_close(&device->clock);
}

bool cublas_device_run(struct cublas_device *device, const struct cublas_host *host, cublas_compute *compute,
		       void *state, struct error *err)
{
	struct cuda_clock *clock = &device->clock;
	return cuda_clock_start(clock, CUDA_COPY, err) &&
	       cuda_upload(device->a, host->a, host->a_count * sizeof *host->a, err) &&
	       cuda_upload(device->b, host->b, host->b_count * sizeof *host->b, err) &&
	       cuda_clock_enter(clock, CUDA_COMPUTE, err) && compute(state, err) &&
	       cuda_clock_enter(clock, CUDA_COPY, err) &&
	       cuda_download(host->c, device->c, host->c_count * sizeof *host->c, err) && cuda_clock_stop(clock, err);
}

/* On the device too, so that a sample which computes nothing cannot find an older result there; 0xff bytes are NaN. */
bool cublas_device_first_run(struct cublas_device *device, const struct cublas_host *host,
			     bool (*run)(void *state, struct error *err), void *state, struct error *err)
{
	if (!cuda_clock_first_run(&device->clock, run, state, err) ||
	    !cuda_good(cudaMemsetAsync(device->c, 0xff, host->c_count * sizeof *host->c, NULL), err,
		       "cudaMemsetAsync") ||
	    !cuda_wait(err))
		return false;
	for (size_t i = 0; i < host->c_count; i++)
		host->c[i] = NAN;
	return true;
}

#include "cuda/device.h"

#include <stdlib.h>

#include "base/mem.h"
#include "cuda/facts.h"
#include "measure/measure.h"
#include "worker/kernel.h"
#include "worker/libs.h"

#define GIB (1024.0 * 1024 * 1024)

bool cuda_good(cudaError_t status, struct error *err, const char *what)
{
	if (status == cudaSuccess)
		return true;
	return error_set(err, ERROR_SYSTEM, "%s: %s (%s, %d)", what, cudaGetErrorString(status),
			 cudaGetErrorName(status), (int)status);
}

/* The runtime says "insufficient driver" for an old one as well as for none at all. */
static bool explain_driver(struct error *why, cudaError_t status)
{
	int driver = cuda_driver_version(), runtime = cuda_runtime_version();
	const char *name = cudaGetErrorName(status);
	if (!driver)
		return error_set(why, ERROR_SYSTEM, "CUDA driver: insufficient or missing (%s, %d)", name, (int)status);
	return error_set(why, ERROR_SYSTEM,
			 "CUDA driver: insufficient (%s, %d); it is for CUDA %d.%d, and this worker needs %d.%d", name,
			 (int)status, driver / 1000, driver % 1000 / 10, runtime / 1000, runtime % 1000 / 10);
}

bool cuda_count_devices(int *count, struct error *why)
{
	*count = 0;
	cudaError_t status = cudaGetDeviceCount(count);
	if (status == cudaErrorInsufficientDriver)
		return explain_driver(why, status);
	if (!cuda_good(status, why, "CUDA"))
		return false;
	return *count > 0 || error_set(why, ERROR_SYSTEM, "CUDA: the driver has no device");
}

bool cuda_available(struct error *why)
{
	int count;
	return cuda_count_devices(&count, why);
}

void cuda_describe(struct worker *worker)
{
	cuda_read_facts(&worker->facts, "");
}

bool cuda_open(double *seconds, struct error *err)
{
	const struct measure_clock *clock = &measure_monotonic_clock;
	double begin = clock->now(clock->context);
	struct error why = ERROR_INIT;
	if (!cuda_available(&why))
		return kernel_unavailable(err, "%s", why.message);
	/* The runtime makes the context at the first call that needs one. */
	bool good = cuda_good(cudaSetDevice(0), err, "cudaSetDevice") &&
		    cuda_good(cudaFree(NULL), err, "making a context on the device");
	*seconds = clock->now(clock->context) - begin;
	return good;
}

bool cuda_free_bytes(size_t *out, struct error *err)
{
	size_t all;
	return cuda_good(cudaMemGetInfo(out, &all), err, "cudaMemGetInfo");
}

bool cuda_allocate(void **out, size_t bytes, struct error *err)
{
	size_t available = 0;
	cudaError_t status = cudaMalloc(out, bytes);
	if (status == cudaSuccess)
		return true;
	*out = NULL;
	if (status != cudaErrorMemoryAllocation || !cuda_free_bytes(&available, NULL)) {
		char *what = mem_printf("cudaMalloc of %zu bytes", bytes);
		cuda_good(status, err, what);
		free(what);
		return false;
	}
	(void)cudaGetLastError(); /* it has been told, and shall not be found by the next who asks */
	return kernel_unavailable(err, "needs another %.3g GiB on the CUDA device, %.3g GiB are free",
				  (double)bytes / GIB, (double)available / GIB);
}

void cuda_pin(void *host, size_t bytes)
{
	if (cudaHostRegister(host, bytes, cudaHostRegisterDefault) != cudaSuccess)
		(void)cudaGetLastError();
}

void cuda_unpin(void *host)
{
	if (host && cudaHostUnregister(host) != cudaSuccess)
		(void)cudaGetLastError();
}

bool cuda_upload(void *device, const void *host, size_t bytes, struct error *err)
{
	return cuda_good(cudaMemcpyAsync(device, host, bytes, cudaMemcpyHostToDevice, NULL), err,
			 "copying to the CUDA device");
}

bool cuda_download(void *host, const void *device, size_t bytes, struct error *err)
{
	return cuda_good(cudaMemcpyAsync(host, device, bytes, cudaMemcpyDeviceToHost, NULL), err,
			 "copying from the CUDA device") &&
	       cuda_wait(err);
}

bool cuda_started(const char *kernel, struct error *err)
{
	cudaError_t status = cudaGetLastError();
	if (status == cudaSuccess)
		return true;
	char *what = mem_printf("starting the CUDA kernel %s", kernel);
	cuda_good(status, err, what);
	free(what);
	return false;
}

bool cuda_wait(struct error *err)
{
	return cuda_good(cudaDeviceSynchronize(), err, "waiting for the CUDA device");
}

bool cuda_multiprocessors(int *out, struct error *err)
{
	return cuda_good(cudaDeviceGetAttribute(out, cudaDevAttrMultiProcessorCount, 0), err, "cudaDeviceGetAttribute");
}

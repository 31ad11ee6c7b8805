/*
 * device.h: what every CUDA backend does with the device: finds it, takes memory of it, copies, waits, and tells what
 * went wrong where. All use the device that CUDA counts first; CUDA_VISIBLE_DEVICES chooses another.
 */
#ifndef LAPCHART_CUDA_DEVICE_H
#define LAPCHART_CUDA_DEVICE_H

#include <cuda_runtime_api.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "model/worker.h"

/* Is the status good? If not, an error such as "cudaMalloc of 12 bytes: out of memory (cudaErrorMemoryAllocation, 2)"
 * with the text `what` in front. */
bool cuda_good(cudaError_t status, struct error *err, const char *what);

/* Number of devices; at least 1, else false with the reason: no driver, one that is too old, no device. */
bool cuda_count_devices(int *count, struct error *why);

/* Hooks of struct backend. The description has the facts of the devices (facts.h) and the runtime library. */
bool cuda_available(struct error *why);
void cuda_describe(struct worker *worker);

/* Makes the context on the device, which takes a while the first time: *seconds of wall time. Where there is no device,
 * the error is one of kernel_unavailable(). */
bool cuda_open(double *seconds, struct error *err);

/* Bytes on the device, not initialised; cudaFree() returns them. Where there are too few, the error says how many are
 * free and is one of kernel_unavailable(). */
bool cuda_allocate(void **out, size_t bytes, struct error *err);

/* How many bytes are free on the device now. */
bool cuda_free_bytes(size_t *out, struct error *err);

/* Pins memory of the host, so that copies go at full speed; where the system refuses that, copies are slower and
 * nothing else is different. cuda_unpin() before the memory is freed; it takes NULL too. */
void cuda_pin(void *host, size_t bytes);
void cuda_unpin(void *host);

/* Copies; the second waits until the data are there. */
bool cuda_upload(void *device, const void *host, size_t bytes, struct error *err);
bool cuda_download(void *host, const void *device, size_t bytes, struct error *err);

/* Did the kernel of that name start? To be asked after each launch. */
bool cuda_started(const char *kernel, struct error *err);

/* Waits for all that was started; reports what went wrong meanwhile. */
bool cuda_wait(struct error *err);

/* Multiprocessors of the device. */
bool cuda_multiprocessors(int *out, struct error *err);

#endif

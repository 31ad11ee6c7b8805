/*
 * facts.h: what the CUDA runtime tells of the devices. Private to backends/cuda-device.
 */
#ifndef LAPCHART_CUDA_DEVICE_FACTS_H
#define LAPCHART_CUDA_DEVICE_FACTS_H

#include <cuda_runtime_api.h>

#include "model/facts.h"

/* Is the status good? If not, an error such as "cudaMalloc of 12 bytes: out of memory (cudaErrorMemoryAllocation, 2)"
 * with the text `what` in front. */
bool cuda_good(cudaError_t status, struct error *err, const char *what);

/* Number of devices; at least 1, else false with the reason: no driver, one that is too old, no device. */
bool cuda_count_devices(int *count, struct error *why);

/* gpu.count, gpu.driver, gpu.cuda_driver, gpu.cuda_runtime, and gpu.0.name, gpu.0.compute_capability ... for each
 * device. What cannot be found out is left out. */
void cuda_read_facts(struct facts *facts);

#endif

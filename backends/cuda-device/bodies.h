/*
 * bodies.h: what the kernels of the device's own peak compute (cuda/body.h). Element by element with the launch as
 * stride: neighbours in a warp touch neighbours in memory.
 */
#ifndef LAPCHART_CUDA_DEVICE_BODIES_H
#define LAPCHART_CUDA_DEVICE_BODIES_H

#include "cuda-device/device.h"
#include "cuda/body.h"

CUDA_BODY void fill_body(struct cuda_at at, double *a, double value, size_t count)
{
	for (size_t i = at.first; i < count; i += at.stride)
		a[i] = value;
}

CUDA_BODY void copy_body(struct cuda_at at, double *__restrict__ a, const double *__restrict__ b, size_t count)
{
	for (size_t i = at.first; i < count; i += at.stride)
		a[i] = b[i];
}

CUDA_BODY void triad_body(struct cuda_at at, double *__restrict__ a, const double *__restrict__ b,
			  const double *__restrict__ c, double factor, size_t count)
{
	for (size_t i = at.first; i < count; i += at.stride)
		a[i] = fma(factor, c[i], b[i]);
}

CUDA_BODY void flops_body(struct cuda_at at, double *__restrict__ sums, int steps, double factor, double addend)
{
	double sum[DEVICE_SUMS] = {0};
	for (int step = 0; step < steps; step++) {
		CUDA_UNROLL
		for (int i = 0; i < DEVICE_SUMS; i++)
			sum[i] = fma(sum[i], factor, addend);
	}
	for (int i = 0; i < DEVICE_SUMS; i++)
		sums[(size_t)i * at.stride + at.first] = sum[i];
}

#endif

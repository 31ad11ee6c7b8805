#include "cuda-device/device.h"

/* Element by element with the grid as stride: neighbours in a warp touch neighbours in memory. */
static __device__ size_t first(void)
{
	return (size_t)blockIdx.x * blockDim.x + threadIdx.x;
}

static __device__ size_t stride(void)
{
	return (size_t)gridDim.x * blockDim.x;
}

static __global__ void fill(double *a, double value, size_t count)
{
	for (size_t i = first(); i < count; i += stride())
		a[i] = value;
}

static __global__ void copy(double *__restrict__ a, const double *__restrict__ b, size_t count)
{
	for (size_t i = first(); i < count; i += stride())
		a[i] = b[i];
}

static __global__ void triad(double *__restrict__ a, const double *__restrict__ b, const double *__restrict__ c,
			     double factor, size_t count)
{
	for (size_t i = first(); i < count; i += stride())
		a[i] = b[i] + factor * c[i];
}

static __global__ void __launch_bounds__(DEVICE_BLOCK)
	flops(double *__restrict__ sums, int steps, double factor, double addend)
{
	double sum[DEVICE_SUMS] = {0};
	for (int step = 0; step < steps; step++) {
#pragma unroll
		for (int i = 0; i < DEVICE_SUMS; i++)
			sum[i] = fma(sum[i], factor, addend);
	}
	for (int i = 0; i < DEVICE_SUMS; i++)
		sums[(size_t)i * stride() + first()] = sum[i];
}

void device_fill(int blocks, double *a, double value, size_t count)
{
	fill<<<blocks, DEVICE_BLOCK>>>(a, value, count);
}

void device_copy(int blocks, double *a, const double *b, size_t count)
{
	copy<<<blocks, DEVICE_BLOCK>>>(a, b, count);
}

void device_triad(int blocks, double *a, const double *b, const double *c, double factor, size_t count)
{
	triad<<<blocks, DEVICE_BLOCK>>>(a, b, c, factor, count);
}

void device_flops(int blocks, double *sums, int steps, double factor, double addend)
{
	flops<<<blocks, DEVICE_BLOCK>>>(sums, steps, factor, addend);
}

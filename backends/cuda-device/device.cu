#include "cuda-device/bodies.h"

static __global__ void fill(double *a, double value, size_t count)
{
	fill_body(cuda_here(), a, value, count);
}

static __global__ void copy(double *__restrict__ a, const double *__restrict__ b, size_t count)
{
	copy_body(cuda_here(), a, b, count);
}

static __global__ void triad(double *__restrict__ a, const double *__restrict__ b, const double *__restrict__ c,
			     double factor, size_t count)
{
	triad_body(cuda_here(), a, b, c, factor, count);
}

static __global__ void __launch_bounds__(DEVICE_BLOCK)
	flops(double *__restrict__ sums, int steps, double factor, double addend)
{
	flops_body(cuda_here(), sums, steps, factor, addend);
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

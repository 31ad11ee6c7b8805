/* For double precision; kernels_single.cu is this file with MANDELBROT_SINGLE. */
#include "cuda-mandelbrot/kernels.h"

#include "cuda-mandelbrot/array_bodies.h"
#include "cuda-mandelbrot/fastest_bodies.h"
#include "cuda-mandelbrot/point_bodies.h"

typedef struct complex_number complex_number;

static unsigned blocks_of(size_t count)
{
	return (unsigned)((count + MANDELBROT_BLOCK - 1) / MANDELBROT_BLOCK);
}

/* --- array operations --- */

static __global__ void multiply_kernel(complex_number *out, const complex_number *a, const complex_number *b,
				       size_t count)
{
	multiply_body(cuda_here(), out, a, b, count);
}

static void multiply(void *out, const void *a, const void *b, size_t count)
{
	multiply_kernel<<<blocks_of(count), MANDELBROT_BLOCK>>>((complex_number *)out, (const complex_number *)a,
								(const complex_number *)b, count);
}

static __global__ void add_kernel(complex_number *out, const complex_number *a, const complex_number *b, size_t count)
{
	add_body(cuda_here(), out, a, b, count);
}

static void add(void *out, const void *a, const void *b, size_t count)
{
	add_kernel<<<blocks_of(count), MANDELBROT_BLOCK>>>((complex_number *)out, (const complex_number *)a,
							   (const complex_number *)b, count);
}

static __global__ void absolute_kernel(real *out, const complex_number *a, size_t count)
{
	absolute_body(cuda_here(), out, a, count);
}

static void absolute(void *out, const void *a, size_t count)
{
	absolute_kernel<<<blocks_of(count), MANDELBROT_BLOCK>>>((real *)out, (const complex_number *)a, count);
}

static __global__ void greater_kernel(unsigned char *out, const real *a, real limit, size_t count)
{
	greater_body(cuda_here(), out, a, limit, count);
}

static void greater(unsigned char *out, const void *a, double limit, size_t count)
{
	greater_kernel<<<blocks_of(count), MANDELBROT_BLOCK>>>(out, (const real *)a, (real)limit, count);
}

static __global__ void zero_where_kernel(complex_number *out, const unsigned char *condition,
					 const complex_number *otherwise, size_t count)
{
	zero_where_body(cuda_here(), out, condition, otherwise, count);
}

static void zero_where(void *out, const unsigned char *condition, const void *otherwise, size_t count)
{
	zero_where_kernel<<<blocks_of(count), MANDELBROT_BLOCK>>>((complex_number *)out, condition,
								  (const complex_number *)otherwise, count);
}

static __global__ void number_where_kernel(int32_t *out, const unsigned char *condition, int32_t number,
					   const int32_t *otherwise, size_t count)
{
	number_where_body(cuda_here(), out, condition, number, otherwise, count);
}

static void number_where(int32_t *out, const unsigned char *condition, int32_t number, const int32_t *otherwise,
			 size_t count)
{
	number_where_kernel<<<blocks_of(count), MANDELBROT_BLOCK>>>(out, condition, number, otherwise, count);
}

static __global__ void fill_kernel(int32_t *out, int32_t number, size_t count)
{
	fill_body(cuda_here(), out, number, count);
}

static void fill(int32_t *out, int32_t number, size_t count)
{
	fill_kernel<<<blocks_of(count), MANDELBROT_BLOCK>>>(out, number, count);
}

/* --- one kernel --- */

static __global__ void elementwise_kernel(int32_t *output, const complex_number *q, struct numbering numbering,
					  size_t count)
{
	elementwise_body(cuda_here(), output, q, numbering, count);
}

static void elementwise(int32_t *output, const void *q, struct numbering numbering, size_t count)
{
	elementwise_kernel<<<blocks_of(count), MANDELBROT_BLOCK>>>(output, (const complex_number *)q, numbering, count);
}

static __global__ void stride_kernel(int32_t *output, const complex_number *q, struct numbering numbering, size_t count)
{
	stride_body(cuda_here(), output, q, numbering, count);
}

static void stride(int blocks, int32_t *output, const void *q, struct numbering numbering, size_t count)
{
	stride_kernel<<<blocks, MANDELBROT_BLOCK>>>(output, (const complex_number *)q, numbering, count);
}

/* --- the fastest --- */

static __global__ void survey_kernel(struct point_grid grid, int32_t steps, struct point_list left)
{
	survey_body(cuda_here(), grid, steps, left);
}

static void survey(struct point_grid grid, int32_t steps, struct point_list left)
{
	survey_kernel<<<blocks_of(grid.count), MANDELBROT_BLOCK>>>(grid, steps, left);
}

/* Warps are numbered over the blocks, so that the first ones, which are those that work, are spread over all
 * multiprocessors, and over the four schedulers of each. */
static __device__ __forceinline__ struct cuda_at spread_here(void)
{
	struct cuda_at at;
	at.first = ((size_t)(threadIdx.x / 32) * gridDim.x + blockIdx.x) * 32 + threadIdx.x % 32;
	at.stride = (size_t)gridDim.x * blockDim.x;
	return at;
}

static __global__ void __launch_bounds__(MANDELBROT_ADVANCE_BLOCK, 1)
	advance_kernel(struct point_grid grid, int32_t done, int32_t steps, struct point_list list,
		       struct point_list left)
{
	advance_body(spread_here(), grid, done, steps, list, left);
}

static void advance(int multiprocessors, struct point_grid grid, int32_t done, int32_t steps, struct point_list list,
		    struct point_list left)
{
	advance_kernel<<<multiprocessors, MANDELBROT_ADVANCE_BLOCK>>>(grid, done, steps, list, left);
}

const struct mandelbrot_kernels KERNELS = {
	sizeof(real), multiply, add,         absolute, greater, zero_where, number_where,
	fill,         elementwise, stride, survey,   advance,
};

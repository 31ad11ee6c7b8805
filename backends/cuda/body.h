/*
 * body.h: what a kernel computes, apart from how it is started. The body of a kernel is a function in a header, which
 * nvcc compiles for the device and the C compiler for the tests:
 *
 *   CUDA_BODY void square_body(struct cuda_at at, double *values, size_t count)
 *   {
 *           for (size_t i = at.first; i < count; i += at.stride)
 *                   values[i] = values[i] * values[i];
 *   }
 *
 * The .cu file calls it from a __global__ function, the tests from a loop over all threads of a launch. A body may use
 * what C and CUDA have in common: no classes, no barrier, no shared memory. A kernel that needs these has its parts
 * between the barriers as bodies.
 */
#ifndef LAPCHART_CUDA_BODY_H
#define LAPCHART_CUDA_BODY_H

#include <math.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __CUDACC__
#define CUDA_BODY   static __device__ __forceinline__
#define CUDA_UNROLL _Pragma("unroll")   /* in front of a loop whose array is to lie in registers */
#define CUDA_ROLLED _Pragma("unroll 1") /* in front of one that is to stay a loop */
#else
#define CUDA_BODY static inline
#define CUDA_UNROLL
#define CUDA_ROLLED
#endif

/* Where a thread is in its launch: of `stride` threads in all, the one of index `first`. */
struct cuda_at {
	size_t first, stride;
};

#ifdef __CUDACC__
static __device__ __forceinline__ struct cuda_at cuda_here(void)
{
	struct cuda_at at;
	at.first = (size_t)blockIdx.x * blockDim.x + threadIdx.x;
	at.stride = (size_t)gridDim.x * blockDim.x;
	return at;
}
#endif

#endif

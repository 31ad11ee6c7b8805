/*
 * device.h: the kernels, for C. Each call starts one kernel on the default
 * stream and returns; cudaGetLastError() tells whether it started,
 * cudaDeviceSynchronize() waits for it.
 */
#ifndef LAPCHART_CUDA_DEVICE_DEVICE_H
#define LAPCHART_CUDA_DEVICE_DEVICE_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define DEVICE_BLOCK 256 /* threads of a block */
#define DEVICE_SUMS  8   /* that each thread of device_flops() keeps in registers */

void device_fill(int blocks, double *a, double value, size_t count);
void device_copy(int blocks, double *a, const double *b, size_t count);
void device_triad(int blocks, double *a, const double *b, const double *c, double factor, size_t count);

/* In each thread, `steps` times: sum = sum * factor + addend, for all its sums, starting from zero. `sums` has room
 * for DEVICE_SUMS numbers of each thread. Factor and addend come from outside, so that the compiler cannot know. */
void device_flops(int blocks, double *sums, int steps, double factor, double addend);

#ifdef __cplusplus
}
#endif

#endif

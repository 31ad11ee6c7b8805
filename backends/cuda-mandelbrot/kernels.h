/*
 * kernels.h: the kernels of the Mandelbrot backends, for C: a table for each precision. Each call starts one kernel on
 * the default stream and returns; cudaGetLastError() tells whether it started, cudaDeviceSynchronize() waits for it.
 * Pointers are to memory of the device. `real` is the precision's number, `complex` a pair of them.
 */
#ifndef LAPCHART_CUDA_MANDELBROT_KERNELS_H
#define LAPCHART_CUDA_MANDELBROT_KERNELS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Threads of a block, but for advance(). */
#define MANDELBROT_BLOCK 256

/* Threads of a block of advance(), of which each multiprocessor has one: 8 warps for each of its four schedulers. A
 * step has three operations that wait for each other and six in all, so that 8 warps keep a unit busy up to a latency
 * of 32 cycles, and half as many still do at the 8 to 16 that these operations take. */
#define MANDELBROT_ADVANCE_BLOCK 1024

/* How iterations are numbered, and the output of a point that never escapes (struct mandelbrot). */
struct numbering {
	int32_t first, end, unescaped;
};

/* The points q = x[i % width] + i y[i / width] of the grid, and where their outputs go. */
struct point_grid {
	const double *x, *y;
	uint32_t width, count;
	struct numbering numbering;
	int32_t *output;
};

/* Points that are still inside: their number, where in the grid they are, and their z. */
struct point_list {
	uint32_t *count, *at;
	void *zx, *zy; /* real */
};

struct mandelbrot_kernels {
	size_t real_bytes;

	/* Array operations. An array may be its own operand only where that says so; here none does. */
	void (*multiply)(void *out, const void *a, const void *b, size_t count); /* complex, as is add() */
	void (*add)(void *out, const void *a, const void *b, size_t count);
	void (*absolute)(void *out, const void *a, size_t count); /* real of complex */
	void (*greater)(unsigned char *out, const void *a, double limit, size_t count);
	void (*zero_where)(void *out, const unsigned char *condition, const void *otherwise, size_t count);
	void (*number_where)(int32_t *out, const unsigned char *condition, int32_t number, const int32_t *otherwise,
			     size_t count);
	void (*fill)(int32_t *out, int32_t number, size_t count);

	/* All iterations of the points q (complex): a thread for each; and so many blocks, whatever the number of
	 * points. */
	void (*elementwise)(int32_t *output, const void *q, struct numbering numbering, size_t count);
	void (*stride)(int blocks, int32_t *output, const void *q, struct numbering numbering, size_t count);

	/* The first `steps` of all points of the grid, with their outputs; those that stay inside are added to `left`.
	 */
	void (*survey)(struct point_grid grid, int32_t steps, struct point_list left);
	/* The next `steps` of the points of a list, behind `done` steps. Those that stay inside are added to `left`,
	 * unless that has no room: left.at is NULL. */
	void (*advance)(int multiprocessors, struct point_grid grid, int32_t done, int32_t steps,
			struct point_list list, struct point_list left);
};

extern const struct mandelbrot_kernels mandelbrot_kernels_double, mandelbrot_kernels_single;

#ifdef __cplusplus
}
#endif

#endif

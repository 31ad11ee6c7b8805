/*
 * kernels.h: the kernels of the angular cut, for C. Each call starts one kernel on the default stream and returns;
 * cudaGetLastError() tells whether it started, cudaDeviceSynchronize() waits for it. Pointers are to memory of the
 * device.
 */
#ifndef LAPCHART_CUDA_ANGULAR_CUT_KERNELS_H
#define LAPCHART_CUDA_ANGULAR_CUT_KERNELS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CUT_BLOCK 256 /* threads of a block */

/* Cells along a side of the cube from -1 to 1 (bodies.h says why so many), and in all. */
#define CELLS_SIDE  57
#define CELLS_COUNT (CELLS_SIDE * CELLS_SIDE * CELLS_SIDE)

/* Threads that make the list of the removed objects, blocks of them: enough to hide latencies, and few enough for each
 * to add up the counts of those before it. */
#define LIST_THREADS 2048

/* As struct sphere_points. */
struct device_points {
	size_t count;
	const double *x, *y, *z;
};

/* A contaminant, and the number of the next one in its cell; -1: there is none. Loaded as a whole. */
struct __attribute__((aligned(32))) grid_node {
	double x, y, z;
	int64_t next;
};

struct cell_grid {
	int32_t *heads; /* CELLS_COUNT: the first contaminant of each chain, or -1 */
	struct grid_node *nodes;
};

/* There is at least one contaminant. */
void cut_enter(struct cell_grid grid, struct device_points contaminants);
/* removed: a byte for each object, 1 or 0. There is at least one object. */
void cut_decide(unsigned char *removed, struct cell_grid grid, struct device_points objects);
/* counts: LIST_THREADS. */
void cut_count(int64_t *counts, const unsigned char *removed, size_t count);
/* The indices of those that are removed, in ascending order, and their number. */
void cut_list(int64_t *list, int64_t *total, const int64_t *counts, const unsigned char *removed, size_t count);

#ifdef __cplusplus
}
#endif

#endif

/*
 * bodies.h: the angular cut by a grid in space, as bodies of kernels (cuda/body.h).
 *
 * The cube about the sphere is divided into CELLS_SIDE^3 cells, and each cell has a chain of the contaminants in it. A
 * point within one degree of an object is not farther from it than 2 sin(0.5 degrees) = 0.017453 along any axis; half a
 * cell is 0.017544 wide, so it lies in one of the 8 cells that meet at the cell corner next to the object. Rounding,
 * of 1e-15, is far below the difference. There are no poles, seams or faces to look after, chains are made in any order
 * at once, and the pairs that are left are decided by their own arithmetic.
 */
#ifndef LAPCHART_CUDA_ANGULAR_CUT_BODIES_H
#define LAPCHART_CUDA_ANGULAR_CUT_BODIES_H

#include "cuda-angular-cut/kernels.h"
#include "cuda/atomic.h"
#include "cuda/body.h"

/* cos(pi / 180), rounded: ANGULAR_CUT_COSINE. */
#define COSINE 0x1.ffec097f5af8ap-1

/* From -1, where cell 0 begins, in cells: from 0 to CELLS_SIDE. */
CUDA_BODY double cells_from_edge(double coordinate)
{
	return (coordinate + 1) * (CELLS_SIDE / 2.0);
}

CUDA_BODY int32_t clip(int32_t cell)
{
	return cell < 0 ? 0 : cell < CELLS_SIDE ? cell : CELLS_SIDE - 1;
}

CUDA_BODY int32_t cell_of(int32_t x, int32_t y, int32_t z)
{
	return (z * CELLS_SIDE + y) * CELLS_SIDE + x;
}

/* Puts the contaminants into the chains of their cells, whose `heads` are -1 before. */
CUDA_BODY void enter_body(struct cuda_at at, struct cell_grid grid, struct device_points contaminants)
{
	for (size_t i = at.first; i < contaminants.count; i += at.stride) {
		struct grid_node node = {contaminants.x[i], contaminants.y[i], contaminants.z[i], 0};
		int32_t cell = cell_of(clip((int32_t)cells_from_edge(node.x)), clip((int32_t)cells_from_edge(node.y)),
				       clip((int32_t)cells_from_edge(node.z)));
		node.next = cuda_exchange(&grid.heads[cell], (int32_t)i);
		grid.nodes[i] = node;
	}
}

CUDA_BODY int is_near_in_cell(const struct cell_grid *grid, int32_t cell, double x, double y, double z)
{
	for (int64_t i = grid->heads[cell]; i >= 0;) {
		struct grid_node node = grid->nodes[i];
		if (x * node.x + y * node.y + z * node.z > COSINE)
			return 1;
		i = node.next;
	}
	return 0;
}

/* The lower one of the two cells along an axis that meet next to the coordinate; -1 at the edge. */
CUDA_BODY int32_t lower_cell(double coordinate)
{
	return (int32_t)floor(cells_from_edge(coordinate) - 0.5);
}

/* In the 8 cells; at the edge of the cube the same cell stands twice. */
CUDA_BODY int is_near(const struct cell_grid *grid, double x, double y, double z)
{
	const int32_t cx = lower_cell(x), cy = lower_cell(y), cz = lower_cell(z);
	for (int corner = 0; corner < 8; corner++) {
		int32_t cell = cell_of(clip(cx + (corner & 1)), clip(cy + (corner >> 1 & 1)), clip(cz + (corner >> 2)));
		if (is_near_in_cell(grid, cell, x, y, z))
			return 1;
	}
	return 0;
}

CUDA_BODY void decide_body(struct cuda_at at, unsigned char *removed, struct cell_grid grid,
			   struct device_points objects)
{
	for (size_t i = at.first; i < objects.count; i += at.stride)
		removed[i] = (unsigned char)is_near(&grid, objects.x[i], objects.y[i], objects.z[i]);
}

/* --- the list of those that are removed: each thread of a launch takes neighbouring objects --- */

CUDA_BODY size_t part_begin(struct cuda_at at, size_t thread, size_t count)
{
	return count / at.stride * thread + (thread < count % at.stride ? thread : count % at.stride);
}

/* How many in each thread's part. */
CUDA_BODY void count_body(struct cuda_at at, int64_t *counts, const unsigned char *removed, size_t count)
{
	const size_t end = part_begin(at, at.first + 1, count);
	int64_t sum = 0;
	for (size_t i = part_begin(at, at.first, count); i < end; i++)
		sum += removed[i];
	counts[at.first] = sum;
}

/* Writes each thread's part behind those before it, which are few enough to be added up by each. */
CUDA_BODY void list_body(struct cuda_at at, int64_t *list, int64_t *total, const int64_t *counts,
			 const unsigned char *removed, size_t count)
{
	const size_t end = part_begin(at, at.first + 1, count);
	int64_t place = 0;
	for (size_t i = 0; i < at.first; i++)
		place += counts[i];
	for (size_t i = part_begin(at, at.first, count); i < end; i++)
		if (removed[i])
			list[place++] = (int64_t)i;
	if (at.first + 1 == at.stride)
		*total = place;
}

#endif

#include "cuda-angular-cut/kernels.h"

#include "cuda-angular-cut/bodies.h"

static unsigned blocks_of(size_t count)
{
	return (unsigned)((count + CUT_BLOCK - 1) / CUT_BLOCK);
}

static __global__ void enter(struct cell_grid grid, struct device_points contaminants)
{
	enter_body(cuda_here(), grid, contaminants);
}

void cut_enter(struct cell_grid grid, struct device_points contaminants)
{
	enter<<<blocks_of(contaminants.count), CUT_BLOCK>>>(grid, contaminants);
}

static __global__ void decide(unsigned char *removed, struct cell_grid grid, struct device_points objects)
{
	decide_body(cuda_here(), removed, grid, objects);
}

void cut_decide(unsigned char *removed, struct cell_grid grid, struct device_points objects)
{
	decide<<<blocks_of(objects.count), CUT_BLOCK>>>(removed, grid, objects);
}

static __global__ void count_parts(int64_t *counts, const unsigned char *removed, size_t count)
{
	count_body(cuda_here(), counts, removed, count);
}

void cut_count(int64_t *counts, const unsigned char *removed, size_t count)
{
	count_parts<<<LIST_THREADS / CUT_BLOCK, CUT_BLOCK>>>(counts, removed, count);
}

static __global__ void list_parts(int64_t *list, int64_t *total, const int64_t *counts, const unsigned char *removed,
				  size_t count)
{
	list_body(cuda_here(), list, total, counts, removed, count);
}

void cut_list(int64_t *list, int64_t *total, const int64_t *counts, const unsigned char *removed, size_t count)
{
	list_parts<<<LIST_THREADS / CUT_BLOCK, CUT_BLOCK>>>(list, total, counts, removed, count);
}

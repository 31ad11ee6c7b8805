/* The kernels of cuda-angular-cut/kernels.cu on the processor. */
#include "cuda-angular-cut/bodies.h"

#include "fake_runtime.h"

static size_t threads_of(size_t count)
{
	return (count + CUT_BLOCK - 1) / CUT_BLOCK * CUT_BLOCK;
}

void cut_enter(struct cell_grid grid, struct device_points contaminants)
{
	FAKE_LAUNCH(threads_of(contaminants.count), enter_body(at, grid, contaminants));
}

void cut_decide(unsigned char *removed, struct cell_grid grid, struct device_points objects)
{
	FAKE_LAUNCH(threads_of(objects.count), decide_body(at, removed, grid, objects));
}

void cut_count(int64_t *counts, const unsigned char *removed, size_t count)
{
	FAKE_LAUNCH((size_t)LIST_THREADS, count_body(at, counts, removed, count));
}

void cut_list(int64_t *list, int64_t *total, const int64_t *counts, const unsigned char *removed, size_t count)
{
	FAKE_LAUNCH((size_t)LIST_THREADS, list_body(at, list, total, counts, removed, count));
}

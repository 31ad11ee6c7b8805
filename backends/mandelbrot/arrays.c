#include "mandelbrot/arrays.h"

#include <stdlib.h>

#include "worker/clones.h"

bool arrays_allocate(struct arrays *out, const struct mandelbrot *set, int64_t capacity, struct error *err)
{
	size_t count = (size_t)capacity, size = set->single ? sizeof(float) : sizeof(double);
	*out = (struct arrays){.capacity = capacity};
	out->z = calloc(count, 2 * size);
	out->q = calloc(count, 2 * size);
	out->result = calloc(count, 2 * size);
	out->absolute = calloc(count, size);
	out->done = calloc(count, sizeof *out->done);
	out->output = calloc(count, sizeof *out->output);
	out->output_result = calloc(count, sizeof *out->output_result);
	if (out->z && out->q && out->result && out->absolute && out->done && out->output && out->output_result)
		return true;
	return error_errno(err, "no memory for arrays of %zu points", count);
}

void arrays_free(struct arrays *arrays)
{
	free(arrays->z);
	free(arrays->q);
	free(arrays->result);
	free(arrays->absolute);
	free(arrays->done);
	free(arrays->output);
	free(arrays->output_result);
	*arrays = (struct arrays){0};
}

void arrays_iterate(struct arrays *arrays, const struct mandelbrot *set, int64_t begin, int64_t count)
{
	(set->single ? arrays_iterate_single : arrays_iterate_double)(arrays, set, begin, count);
}

const char *arrays_instruction_set(void)
{
	return worker_clone_name();
}

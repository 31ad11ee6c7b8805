#define ARRAYS_SINGLE
#include "mandelbrot/arrays_body.h"

void arrays_iterate_single(struct arrays *arrays, const struct mandelbrot *set, int64_t begin, int64_t count)
{
	iterate(arrays, set, begin, count);
}

#include "mandelbrot/arrays_body.h"

void arrays_iterate_double(struct arrays *arrays, const struct mandelbrot *set, int64_t begin, int64_t count)
{
	iterate(arrays, set, begin, count);
}

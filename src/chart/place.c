#include "chart/place.h"

#include <stdlib.h>

#include "base/mem.h"

struct pool {
	double sum;
	size_t count;
};

static double mean(const struct pool *pool)
{
	return pool->sum / (double)pool->count;
}

static double clamped(double value, double low, double high)
{
	if (value > high)
		value = high;
	return value < low ? low : value;
}

/* With the pitch taken out of the positions, "pitch apart" is "not descending". */
void place_apart(double *positions, size_t count, double pitch, double low, double high)
{
	if (!count)
		return;
	struct pool *pools = mem_zero(count, sizeof *pools);
	size_t used = 0;
	for (size_t i = 0; i < count; i++) {
		pools[used++] = (struct pool){positions[i] - (double)i * pitch, 1};
		for (; used > 1 && mean(&pools[used - 2]) > mean(&pools[used - 1]); used--) {
			pools[used - 2].sum += pools[used - 1].sum;
			pools[used - 2].count += pools[used - 1].count;
		}
	}
	double top = high - (double)(count - 1) * pitch;
	size_t at = 0;
	for (size_t p = 0; p < used; p++) {
		for (size_t i = 0; i < pools[p].count; i++, at++)
			positions[at] = clamped(mean(&pools[p]), low, top) + (double)at * pitch;
	}
	free(pools);
}

#include "stats/robust.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

void stats_sort(double *values, size_t count)
{
	if (count > 1)
		qsort(values, count, sizeof *values, by_value);
}

static double *sorted_copy(const double *values, size_t count)
{
	double *copy = mem_alloc(count * sizeof *copy);
	if (count)
		memcpy(copy, values, count * sizeof *copy);
	stats_sort(copy, count);
	return copy;
}

double stats_sorted_quantile(const double *sorted, size_t count, double p)
{
	if (!count)
		return NAN;
	double position = p * (double)(count - 1);
	size_t below = (size_t)position;
	double part = position - (double)below;
	/* Not interpolated where nothing is to be added: the last value has no upper neighbour, and inf - inf is NaN.
	 */
	if (below + 1 >= count || part == 0 || sorted[below] == sorted[below + 1])
		return sorted[below];
	return sorted[below] + part * (sorted[below + 1] - sorted[below]);
}

double stats_quantile(const double *values, size_t count, double p)
{
	double *sorted = sorted_copy(values, count);
	double quantile = stats_sorted_quantile(sorted, count, p);
	free(sorted);
	return quantile;
}

double stats_median(const double *values, size_t count)
{
	return stats_quantile(values, count, 0.5);
}

double stats_mad(const double *values, size_t count)
{
	double *work = sorted_copy(values, count);
	double median = stats_sorted_quantile(work, count, 0.5);
	for (size_t i = 0; i < count; i++)
		work[i] = fabs(work[i] - median);
	stats_sort(work, count);
	/* 1 / (the upper quartile of the standard normal distribution) */
	double mad = 1.4826 * stats_sorted_quantile(work, count, 0.5);
	free(work);
	return mad;
}

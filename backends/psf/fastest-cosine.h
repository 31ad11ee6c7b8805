/*
 * fastest-cosine.h: cos(2 pi turns), for the tiles: inlined, it becomes the
 * vectors of whichever instruction set its caller is compiled for.
 */
#ifndef LAPCHART_PSF_FASTEST_COSINE_H
#define LAPCHART_PSF_FASTEST_COSINE_H

#include <math.h>
#include <stddef.h>

/* cos(2 pi t) = -sin(2 pi (|t| - 1/4)) for t between -1/2 and 1/2: the series of the sine up to pi/2, whose next term
 * is below 2e-18. Whole turns are taken off exactly: adding and subtracting 1.5 * 2^52 rounds to a whole number. */
static inline __attribute__((always_inline)) double cosine_of_turns(double turns)
{
	const double round = 0x1.8p52;
	double rest = fabs(turns - ((turns + round) - round)) - 0.25;
	double x = -2 * M_PI * rest, square = x * x, sum = 1 / 51090942171709440000.0; /* 1/21! */
	sum = sum * square - 1 / 121645100408832000.0;
	sum = sum * square + 1 / 355687428096000.0;
	sum = sum * square - 1 / 1307674368000.0;
	sum = sum * square + 1 / 6227020800.0;
	sum = sum * square - 1 / 39916800.0;
	sum = sum * square + 1 / 362880.0;
	sum = sum * square - 1 / 5040.0;
	sum = sum * square + 1 / 120.0;
	sum = sum * square - 1 / 6.0;
	return x + x * (square * sum);
}

static inline __attribute__((always_inline)) void cosine_row(double *values, size_t count, double factor)
{
	for (size_t j = 0; j < count; j++)
		values[j] = cosine_of_turns(factor * values[j]);
}

#endif

/*
 * ticks.h: where an axis has its ticks, and what stands at them.
 */
#ifndef LAPCHART_CHART_TICKS_H
#define LAPCHART_CHART_TICKS_H

#include "chart/scale.h"

#define TICKS_MAX      64
#define TICK_TEXT_SIZE 32

struct tick {
	double value;
	char text[TICK_TEXT_SIZE];
};

struct ticks {
	struct tick items[TICKS_MAX]; /* upwards */
	size_t count;
};

/*
 * Round values in [low, high], at most `wanted` (two or more): multiples of 1,
 * 2 or 5 times a power of ten on a linear scale; 1-2-5, decades or every so
 * many decades on a log scale; powers of two for bytes.
 */
void ticks_round(struct ticks *out, const struct scale *scale, enum axis_unit unit, size_t wanted);

/* The range widened so that it ends at round values, as fine as `wanted` ticks ask. */
struct range ticks_widen(enum scale_kind kind, struct range range, enum axis_unit unit, size_t wanted);

/* A tick at each of the values, which are distinct and in order, at most TICKS_MAX. */
void ticks_at(struct ticks *out, const double *values, size_t count, enum axis_unit unit);

#endif

/*
 * crossover.h: where two ways of computing, a and b, change order along an axis.
 *
 * At each value x of the axis stands the ratio of their times, a over b, with
 * its interval (summary_ratio()). Between neighbouring values d = ln(a / b) is
 * taken to be straight over ln x, as a figure with logarithmic scales draws it.
 * At the share u of the way from x0 to x1 its value and its interval are
 *
 *   d(u)   = (1 - u) d0 + u d1
 *   low(u) = d(u) - hypot((1 - u) (d0 - low0), u (d1 - low1)), and high(u) alike
 *
 * since both ends are independent (Zou and Donner 2008, as in summary.h). The
 * order changes where d is zero; the interval of that place are the x whose
 * interval of d encloses zero (Fieller, "Some problems in interval estimation",
 * 1954). It is propagated and not resampled: a bootstrap over three visits is
 * too narrow, as summary.h says, and this one needs no random numbers.
 *
 * A change of order counts only where the order is beyond doubt on both sides:
 * the interval of the ratio lies above 1 at the one and below 1 at the other.
 * Values of the axis between these may be in doubt.
 */
#ifndef LAPCHART_STATS_CROSSOVER_H
#define LAPCHART_STATS_CROSSOVER_H

#include "stats/summary.h"

struct crossover_point {
	double x;             /* above zero */
	struct summary ratio; /* of the times of a and b; a point without an interval does not count */
};

struct crossover {
	double x, low, high; /* the place and its 95 % interval */
	size_t left, right;  /* the points between which it lies */
	double share;        /* of the way from the one to the other on the log scale, 0 ... 1 */
	bool a_is_faster;    /* behind it: a overtakes b */
};

/* Fills `out`, which has room for `count`, in order of x; returns how many there are. Points in ascending order. */
size_t crossovers_find(struct crossover *out, const struct crossover_point *points, size_t count);

#endif

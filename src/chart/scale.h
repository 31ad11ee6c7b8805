/*
 * scale.h: from values to pixels.
 */
#ifndef LAPCHART_CHART_SCALE_H
#define LAPCHART_CHART_SCALE_H

#include "chart/figure.h"

/* Values seen so far; RANGE_EMPTY has none. */
struct range {
	double low, high;
};
#define RANGE_EMPTY                                                                                                    \
	{                                                                                                              \
		1, 0                                                                                                   \
	}

bool range_is_empty(struct range range);
void range_add(struct range *range, double value);

/* Can the value be drawn? Not NaN, not beyond 1e300 (so that differences stay finite); on a log scale from
 * 1e-300 on. */
bool scale_accepts(enum scale_kind kind, double value);

struct scale {
	enum scale_kind kind;
	double low, high; /* low < high, both accepted by the kind */
	double from, to;  /* their pixels */
};

/* The range itself, or a wider one where it has no width that a double can divide. */
struct range scale_widened(enum scale_kind kind, struct range range);
double scale_pixel(const struct scale *scale, double value);
/* The value at a share, 0 ... 1, of the way in pixels. */
double scale_value(const struct scale *scale, double share);

#endif

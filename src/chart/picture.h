/*
 * picture.h: a field of numbers as a picture: its colours, a bar that says
 * what they mean, and below how wide the whole is.
 *
 *   +---------+ +-+- 1
 *   |  field  | | |
 *   |         | |b|- 0.5
 *   +---------+ +-+- 0
 *   |-- 2 m --|
 */
#ifndef LAPCHART_CHART_PICTURE_H
#define LAPCHART_CHART_PICTURE_H

#include "chart/figure.h"

/* A logarithmic scale goes down to the smallest number above zero, but over no more decades than these: what lies
 * lower is rounding as a rule, and would take the colours from the rest. */
#define PICTURE_DECADES 12

/* What paint_png() must be given, so that each number is painted as large as its neighbours. */
#define PICTURE_SCALE 2

struct picture {
	const char *title;   /* of the file, not drawn */
	const float *values; /* rows x columns, the first row on top; finite */
	size_t rows, columns;
	double aspect;  /* width over height of the whole */
	bool log_scale; /* linear all the same where no number is above zero */
	double width;   /* of the whole, in width_unit; NaN: unknown */
	const char *width_unit;
};

/* What the colours stand for. */
struct picture_scale {
	enum scale_kind kind;
	double low, high;
};
struct picture_scale picture_scale(const struct picture *picture);

/* For paint_png(): vector formats have no room for a field. */
void picture_layout(struct scene *out, const struct picture *picture, struct font *font);

#endif

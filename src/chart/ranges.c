#include <math.h>

#include "chart/frame.h"

bool frame_accepts(const struct figure *figure, const struct figure_point *point)
{
	return scale_accepts(figure->x.scale, point->x) && scale_accepts(figure->y.scale, point->y);
}

static void add_point(const struct figure *figure, const struct figure_point *point, struct range *x, struct range *y)
{
	if (!frame_accepts(figure, point))
		return;
	range_add(x, point->x);
	range_add(y, point->y);
	if (scale_accepts(figure->y.scale, point->low))
		range_add(y, point->low);
	if (scale_accepts(figure->y.scale, point->high))
		range_add(y, point->high);
}

/* The ideal line is the measure of a speed-up: it belongs into the picture, unless that would squeeze the rest. */
static void add_ideal(const struct figure *figure, const struct range *x, struct range *y)
{
	double end = figure->ideal_slope * x->high;
	if (scale_accepts(figure->y.scale, end) && end > 0)
		range_add(y, fmin(end, fmax(2 * y->high, y->low)));
}

static void add_levels(const struct figure *figure, struct range *y)
{
	for (size_t i = 0; i < figure->level_count; i++)
		if (scale_accepts(figure->y.scale, figure->levels[i].y))
			range_add(y, figure->levels[i].y);
}

void frame_ranges(const struct figure *figure, struct range *x, struct range *y)
{
	*x = *y = (struct range)RANGE_EMPTY;
	for (size_t p = 0; p < figure->count; p++) {
		for (size_t s = 0; s < figure->panels[p].count; s++) {
			const struct series *series = &figure->panels[p].series[s];
			for (size_t i = 0; i < series->count; i++)
				add_point(figure, &series->points[i], x, y);
		}
	}
	if (range_is_empty(*x))
		return;
	add_ideal(figure, x, y);
	add_levels(figure, y);
	if (figure->x.from_zero && figure->x.scale == SCALE_LINEAR)
		range_add(x, 0);
	if (figure->y.from_zero && figure->y.scale == SCALE_LINEAR)
		range_add(y, 0);
	*x = scale_widened(figure->x.scale, *x);
	*y = scale_widened(figure->y.scale, *y);
}

#include "chart/scale.h"

#include <math.h>

/* Below `smallest_width` a linear scale would step through numbers that have lost their digits. */
static const double largest = 1e300, smallest_log = 1e-300, smallest_width = 1e-290;

bool range_is_empty(struct range range)
{
	return range.low > range.high;
}

void range_add(struct range *range, double value)
{
	if (range_is_empty(*range)) {
		*range = (struct range){value, value};
		return;
	}
	range->low = fmin(range->low, value);
	range->high = fmax(range->high, value);
}

bool scale_accepts(enum scale_kind kind, double value)
{
	return fabs(value) <= largest && (kind == SCALE_LINEAR || value >= smallest_log);
}

struct range scale_widened(enum scale_kind kind, struct range range)
{
	double size = fmax(fabs(range.low), fabs(range.high));
	if (range.high - range.low > fmax(1e-9 * size, kind == SCALE_LOG ? 0 : smallest_width))
		return range;
	if (kind == SCALE_LOG)
		return (struct range){fmax(range.low / 2, smallest_log), fmin(range.high * 2, largest)};
	double half = size > 2 * smallest_width ? size / 2 : 1;
	return (struct range){fmax(range.low - half, -largest), fmin(range.high + half, largest)};
}

/* Differences of logarithms: quotients of values could overflow. */
double scale_pixel(const struct scale *scale, double value)
{
	double share = scale->kind == SCALE_LOG ? (log(value) - log(scale->low)) / (log(scale->high) - log(scale->low))
						: (value - scale->low) / (scale->high - scale->low);
	return scale->from + share * (scale->to - scale->from);
}

double scale_value(const struct scale *scale, double share)
{
	if (scale->kind == SCALE_LOG)
		return exp(log(scale->low) + share * (log(scale->high) - log(scale->low)));
	return scale->low + share * (scale->high - scale->low);
}

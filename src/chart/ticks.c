#include "chart/ticks.h"

#include <math.h>

#include "base/mem.h"
#include "chart/tick_text.h"

/* The smallest of 1, 2, 5 times a power of `base` (1 times a power of two for bytes) that is not below `least`. */
static double round_step(double least, enum axis_unit unit)
{
	if (unit == UNIT_BYTES)
		return exp2(ceil(log2(least) - 1e-9));
	double decade = pow(10, floor(log10(least)));
	for (int i = 0; i < 3; i++) {
		double step = decade * (double[]){1, 2, 5}[i];
		if (step >= least * (1 - 1e-9))
			return step;
	}
	return decade * 10;
}

static double linear_step(double low, double high, enum axis_unit unit, size_t wanted)
{
	return round_step((high - low) / (double)(wanted > 2 ? wanted - 1 : 1), unit);
}

static void linear_ticks(struct ticks *out, const struct scale *scale, enum axis_unit unit, size_t wanted)
{
	double step = linear_step(scale->low, scale->high, unit, wanted);
	double first = ceil(scale->low / step - 1e-6), last = floor(scale->high / step + 1e-6);
	double largest = fmax(fabs(first), fabs(last)) * step;
	out->count = 0;
	for (double i = first; i <= last && out->count < TICKS_MAX; i++) {
		struct tick *tick = &out->items[out->count++];
		tick->value = i * step;
		tick_text_linear(tick->text, unit, tick->value, step, largest);
	}
}

/* Ticks of a log scale: mantissas at every `every`th power of `base`. */
struct ladder {
	double base;
	int every;
	size_t mantissas; /* 3: 1, 2, 5; 1: 1 */
};

static const double mantissas[] = {1, 2, 5};

static double rung(const struct ladder *ladder, long number)
{
	long count = (long)ladder->mantissas;
	long power = number >= 0 ? number / count : -((count - 1 - number) / count);
	/* pow(10, -3) is exact to the last bit only by luck; 1 / pow(10, 3) reads back as 0.001. */
	double whole = pow(ladder->base, fabs((double)(power * ladder->every)));
	double mantissa = mantissas[number - power * count];
	return power < 0 ? mantissa / whole : mantissa * whole;
}

/* The last rung that is not above the value. */
static long rung_below(const struct ladder *ladder, double value)
{
	double powers = log(value) / log(ladder->base) / ladder->every;
	long number = (long)floor(powers - 1) * (long)ladder->mantissas;
	while (rung(ladder, number + 1) <= value * (1 + 1e-9))
		number++;
	return number;
}

static long rung_above(const struct ladder *ladder, double value)
{
	long number = rung_below(ladder, value);
	return rung(ladder, number) >= value * (1 - 1e-9) ? number : number + 1;
}

/* Finest first; the steps of the last ones suffice for all doubles. */
static const struct ladder decimal[] = {{10, 1, 3}, {10, 1, 1},  {10, 2, 1},  {10, 3, 1},
					{10, 6, 1}, {10, 12, 1}, {10, 50, 1}, {10, 200, 1}};
static const struct ladder binary[] = {{2, 1, 1},  {2, 2, 1},  {2, 5, 1},   {2, 10, 1},
				       {2, 20, 1}, {2, 40, 1}, {2, 160, 1}, {2, 640, 1}};

static const struct ladder *choose_ladder(struct range range, enum axis_unit unit, size_t wanted)
{
	const struct ladder *ladders = unit == UNIT_BYTES ? binary : decimal;
	size_t count = unit == UNIT_BYTES ? COUNT_OF(binary) : COUNT_OF(decimal), i = 0;
	while (i + 1 < count &&
	       rung_below(&ladders[i], range.high) - rung_above(&ladders[i], range.low) + 1 > (long)wanted)
		i++;
	return &ladders[i];
}

/* Within a factor of three there are too few of 1-2-5, and a log scale is nearly a linear one. */
static bool is_narrow(struct range range)
{
	return range.high / range.low < 3;
}

static void log_ticks(struct ticks *out, const struct scale *scale, enum axis_unit unit, size_t wanted)
{
	const struct ladder *ladder = choose_ladder((struct range){scale->low, scale->high}, unit, wanted);
	long last = rung_below(ladder, scale->high);
	out->count = 0;
	for (long i = rung_above(ladder, scale->low); i <= last && out->count < TICKS_MAX; i++) {
		struct tick *tick = &out->items[out->count++];
		tick->value = rung(ladder, i);
		tick_text(tick->text, unit, tick->value);
	}
}

void ticks_round(struct ticks *out, const struct scale *scale, enum axis_unit unit, size_t wanted)
{
	if (scale->kind == SCALE_LINEAR || is_narrow((struct range){scale->low, scale->high}))
		linear_ticks(out, scale, unit, wanted);
	else
		log_ticks(out, scale, unit, wanted);
}

/* The last rungs around the range. */
static struct range around(const struct ladder *ladder, struct range range)
{
	return (struct range){rung(ladder, rung_below(ladder, range.low)),
			      rung(ladder, rung_above(ladder, range.high))};
}

/* To 1-2-5; where only decades have ticks, an end that is near one goes there. Whole decades at both ends would
 * often leave a large part of the plot empty. */
static struct range widen_log(struct range range, enum axis_unit unit, size_t wanted)
{
	const double near = 2.01;
	struct range wide = around(unit == UNIT_BYTES ? binary : decimal, range);
	struct range coarse = around(choose_ladder(wide, unit, wanted), wide);
	return (struct range){wide.low <= coarse.low * near ? coarse.low : wide.low,
			      coarse.high <= wide.high * near ? coarse.high : wide.high};
}

static struct range widen_linear(struct range range, enum axis_unit unit, size_t wanted)
{
	double step = linear_step(range.low, range.high, unit, wanted);
	return (struct range){floor(range.low / step + 1e-6) * step, ceil(range.high / step - 1e-6) * step};
}

struct range ticks_widen(enum scale_kind kind, struct range range, enum axis_unit unit, size_t wanted)
{
	bool linear = kind == SCALE_LINEAR || is_narrow(range);
	struct range wide = linear ? widen_linear(range, unit, wanted) : widen_log(range, unit, wanted);
	bool good = scale_accepts(kind, wide.low) && scale_accepts(kind, wide.high) && wide.low < wide.high;
	return good ? wide : range;
}

void ticks_at(struct ticks *out, const double *values, size_t count, enum axis_unit unit)
{
	out->count = 0;
	for (size_t i = 0; i < count && i < TICKS_MAX; i++) {
		struct tick *tick = &out->items[out->count++];
		tick->value = values[i];
		tick_text(tick->text, unit, tick->value);
	}
}

#include "stats/crossover.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

/* A point that counts, on the log scale: ln x, and ln(a / b) with its interval. */
struct knot {
	double x, middle, low, high;
	size_t index;
};

static size_t make_knots(struct knot *knots, const struct crossover_point *points, size_t count)
{
	size_t used = 0;
	for (size_t i = 0; i < count; i++) {
		const struct summary *ratio = &points[i].ratio;
		if (points[i].x > 0 && ratio->has_interval && ratio->low > 0)
			knots[used++] = (struct knot){log(points[i].x), log(ratio->median), log(ratio->low),
						      log(ratio->high), i};
	}
	return used;
}

/* 1: a is slower beyond doubt; -1: faster; 0: nobody knows. */
static int order_at(const struct knot *knot)
{
	return knot->low > 0 ? 1 : knot->high < 0 ? -1 : 0;
}

/* The same with a and b exchanged. */
static struct knot mirrored(const struct knot *knot)
{
	return (struct knot){knot->x, -knot->middle, -knot->high, -knot->low, knot->index};
}

enum end { END_LOW = -1, END_HIGH = 1 };

/* From the middle of a knot to that end of its interval. */
static double reach_of(const struct knot *knot, enum end end)
{
	return end == END_LOW ? knot->middle - knot->low : knot->high - knot->middle;
}

/* That end of the interval at the share u of the way. */
static double end_at(const struct knot *left, const struct knot *right, enum end end, double u)
{
	double middle = (1 - u) * left->middle + u * right->middle;
	return middle + end * hypot((1 - u) * reach_of(left, end), u * reach_of(right, end));
}

/* ln x where that end, above zero at the left and not at the right, meets zero. The lower end is concave in u and the
 * upper one convex, so that there is one such place. */
static double end_meets_zero(const struct knot *left, const struct knot *right, enum end end)
{
	double from = 0, to = 1;
	for (int i = 0; i < 60; i++) {
		double u = (from + to) / 2;
		if (end_at(left, right, end, u) > 0)
			from = u;
		else
			to = u;
	}
	return left->x + to * (right->x - left->x);
}

/* Where d falls from above zero at the first knot to below it at the last one. Its lower end meets zero before it, its
 * upper end behind it; d itself may do so several times among values that are in doubt: the first counts. */
static struct crossover locate(const struct knot *knots, size_t count)
{
	struct crossover found = {.x = NAN, .low = NAN, .high = NAN};
	for (size_t i = 0; i + 1 < count; i++) {
		const struct knot *left = &knots[i], *right = left + 1;
		if (isnan(found.low) && right->low <= 0)
			found.low = exp(end_meets_zero(left, right, END_LOW));
		if (isnan(found.x) && right->middle <= 0) {
			found.share = left->middle / (left->middle - right->middle);
			found.x = exp(left->x + found.share * (right->x - left->x));
			found.left = left->index;
			found.right = right->index;
		}
		if (left->high > 0 && right->high <= 0)
			found.high = exp(end_meets_zero(left, right, END_HIGH));
	}
	return found;
}

/* Between two knots whose order is beyond doubt and differs. */
static struct crossover between(const struct knot *knots, size_t count)
{
	bool falls = order_at(&knots[0]) > 0;
	struct knot *turned = mem_alloc(count * sizeof *turned);
	for (size_t i = 0; i < count; i++)
		turned[i] = falls ? knots[i] : mirrored(&knots[i]);
	struct crossover found = locate(turned, count);
	found.a_is_faster = falls;
	free(turned);
	return found;
}

size_t crossovers_find(struct crossover *out, const struct crossover_point *points, size_t count)
{
	struct knot *knots = mem_alloc((count + 1) * sizeof *knots);
	size_t used = make_knots(knots, points, count), found = 0, last = 0;
	for (size_t i = 0; i < used; i++) {
		int order = order_at(&knots[i]);
		if (!order)
			continue;
		if (order_at(&knots[last]) * order < 0)
			out[found++] = between(&knots[last], i - last + 1);
		last = i;
	}
	free(knots);
	return found;
}

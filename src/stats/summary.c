#include "stats/summary.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "stats/robust.h"

#define OUTSIDE      0.05 /* of the intervals: one minus 95 % */
#define LEAST_VISITS 3    /* two would reach nine standard deviations each way: true, and no use to anyone */
#define FEW_VISITS   5    /* up to here no order statistics enclose the median with 95 % */

struct interval {
	double low, high;
};

static double standard_deviation(const double *values, size_t count)
{
	double mean = 0, squares = 0;
	for (size_t i = 0; i < count; i++)
		mean += values[i] / (double)count;
	for (size_t i = 0; i < count; i++)
		squares += (values[i] - mean) * (values[i] - mean);
	return sqrt(squares / (double)(count - 1));
}

/* Of LEAST_VISITS to FEW_VISITS normal values, sorted. */
static struct interval interval_of_few(const double *sorted, size_t count)
{
	/* The 0.95 quantiles of |median| / standard deviation of `count` standard normal values, from 2e7 simulated
	 * samples each. The tests simulate the coverage. */
	static const double factor[FEW_VISITS + 1] = {NAN, NAN, NAN, 2.546, 1.638, 1.353};
	double median = stats_sorted_quantile(sorted, count, 0.5);
	double reach = factor[count] * standard_deviation(sorted, count);
	return (struct interval){median - reach, median + reach};
}

/* Of more than FEW_VISITS values, sorted: [x(d), x(n+1-d)] encloses the median too often, [x(d+1), x(n-d)] too
 * seldom; the interval is a weighted mean of both. */
static struct interval interval_of_many(const double *sorted, size_t count)
{
	double log_chance = -(double)count * M_LN2; /* that exactly d values lie below the median */
	double outer, inner = 2 * exp(log_chance);  /* chances that the one and the other interval miss it */
	size_t d = 0;
	do {
		log_chance += log((double)(count - d) / (double)(d + 1));
		d++;
		outer = inner;
		inner += 2 * exp(log_chance);
	} while (inner <= OUTSIDE);
	double n = (double)count, share = (OUTSIDE - outer) / (inner - outer);
	double weight = (n - (double)d) * share / ((double)d + (n - 2 * (double)d) * share);
	const double *low = &sorted[d - 1], *high = &sorted[count - d];
	return (struct interval){low[0] + weight * (low[1] - low[0]), high[0] + weight * (high[-1] - high[0])};
}

static struct interval interval_of(double *medians, size_t count, bool positive)
{
	if (count > FEW_VISITS)
		return interval_of_many(medians, count);
	if (!positive)
		return interval_of_few(medians, count);
	/* Relative to the median, so that equal visits give an interval of exactly their value. */
	double median = stats_sorted_quantile(medians, count, 0.5), logs[FEW_VISITS];
	for (size_t i = 0; i < count; i++)
		logs[i] = log(medians[i] / median);
	struct interval interval = interval_of_few(logs, count);
	return (struct interval){median * exp(interval.low), median * exp(interval.high)};
}

/* Fills in what does not ask which visit a sample belongs to. */
static void describe_samples(struct summary *summary, const double *samples, size_t count)
{
	summary->samples = count;
	summary->min = summary->max = count ? samples[0] : NAN;
	summary->mean = count ? 0 : NAN;
	for (size_t i = 0; i < count; i++) {
		summary->min = fmin(summary->min, samples[i]);
		summary->max = fmax(summary->max, samples[i]);
		summary->mean += samples[i] / (double)count;
	}
	summary->spread = count > 1 ? stats_mad(samples, count) : NAN;
}

static void describe_visits(struct summary *summary, double *medians, size_t count)
{
	stats_sort(medians, count);
	summary->visits = count;
	summary->median = stats_sorted_quantile(medians, count, 0.5);
	summary->has_interval = count >= LEAST_VISITS;
	summary->low = summary->high = NAN;
	if (!summary->has_interval)
		return;
	struct interval interval = interval_of(medians, count, summary->min > 0);
	summary->low = interval.low;
	summary->high = interval.high;
}

struct summary summary_of(const struct stats_visit *visits, size_t count)
{
	size_t total = 0, used = 0;
	for (size_t i = 0; i < count; i++)
		total += visits[i].count;
	double *all = mem_alloc((total + count) * sizeof *all), *medians = all + total, *next = all;
	for (size_t i = 0; i < count; i++) {
		if (!visits[i].count)
			continue;
		memcpy(next, visits[i].samples, visits[i].count * sizeof *next);
		next += visits[i].count;
		medians[used++] = stats_median(visits[i].samples, visits[i].count);
	}
	struct summary summary = {0};
	describe_samples(&summary, all, total);
	describe_visits(&summary, medians, used);
	free(all);
	return summary;
}

struct summary summary_ratio(const struct summary *a, const struct summary *b)
{
	struct summary ratio = {.median = NAN, .low = NAN, .high = NAN};
	if (!(a->median > 0 && b->median > 0))
		return ratio;
	ratio.median = a->median / b->median;
	ratio.has_interval = a->has_interval && b->has_interval && a->low > 0 && b->low > 0;
	if (ratio.has_interval) {
		ratio.low = ratio.median * exp(-hypot(log(a->median / a->low), log(b->high / b->median)));
		ratio.high = ratio.median * exp(hypot(log(a->high / a->median), log(b->median / b->low)));
	}
	return ratio;
}

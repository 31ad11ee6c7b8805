/*
 * summary.h: one number and its interval for the samples of a result.
 *
 * Samples of one visit share its process (address layout, page colours), so
 * they are not independent: the visit is the unit. Each gives its median, and
 * the interval is made of these; the noise within visits is contained in their
 * scatter (Kalibera and Jones, "Rigorous benchmarking in reasonable time",
 * 2013, on the levels of an experiment). There is no randomness in it.
 *
 * Six visits or more: the interval of the median by order statistics,
 * interpolated between the two that enclose 95 % (Hettmansperger and Sheather,
 * "Confidence intervals based on interpolated order statistics", 1986). No
 * shape of noise is assumed.
 *
 * Three to five visits: no choice of observed values can enclose the median with
 * 95 %: the whole range of k does so with 1 - 2^(1-k), which is 75 % for three.
 * A percentile bootstrap stays within that range and is too narrow for the
 * same reason. So normal noise of the logarithms is assumed, as in Student's
 * interval, with the factors that belong to the median: it reaches 2.55, 1.64
 * and 1.35 standard deviations each way for 3, 4 and 5 visits. That is wide, as
 * it must be. Two visits would need 8.98: they have no interval. Where a sample is not above zero, the values
 * themselves take the place of their logarithms.
 */
#ifndef LAPCHART_STATS_SUMMARY_H
#define LAPCHART_STATS_SUMMARY_H

#include <stdbool.h>
#include <stddef.h>

struct stats_visit {
	const double *samples; /* seconds per iteration; lent */
	size_t count;
};

struct summary {
	size_t visits, samples; /* a visit without a sample does not count */
	double median;          /* of the visits' medians, so that each visit weighs the same; NaN where no sample is */
	bool has_interval;      /* at least three visits with a sample */
	double low, high;       /* 95 % interval of the median; NaN without one */
	double min, max, mean;  /* of all samples; NaN where none is */
	double spread;          /* MAD of all samples; NaN for fewer than two */
};

struct summary summary_of(const struct stats_visit *visits, size_t count);

/* a over b with the interval that follows from both: on the log scale the distances from the medians to the ends
 * are added as squares, each side for itself (Zou and Donner, "Construction of confidence limits about effect
 * measures", 2008); a and b are independent. NaN where a median is not above zero; no interval where one of both
 * has none or reaches zero. Fields other than median, low, high and has_interval are 0. */
struct summary summary_ratio(const struct summary *a, const struct summary *b);

#endif

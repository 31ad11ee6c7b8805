/*
 * summary.h: one number and its interval for the samples of a result.
 *
 * Samples of one visit share its process (address layout, page colours), so
 * they are not independent: the interval resamples visits first, then samples
 * within them (two-level bootstrap; Kalibera and Jones 2013 describe the
 * levels). The random stream starts from a constant: same samples, same bytes.
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
	size_t visits, samples;
	double median;     /* of the visits' medians, so that each visit weighs the same; NaN where no sample is */
	bool has_interval; /* at least two visits with a sample */
	double low, high;  /* 95 % interval of the median; NaN without one */
	double min, max, mean;
	double spread; /* MAD of all samples; NaN for fewer than two */
};

struct summary summary_of(const struct stats_visit *visits, size_t count);

/* a over b with the interval that follows from both (log scale, independent). Fields other than median, low,
 * high and has_interval are 0. */
struct summary summary_ratio(const struct summary *a, const struct summary *b);

#endif

/*
 * robust.h: order statistics of doubles. Arrays are not changed unless said;
 * none holds NaN; an empty one gives NaN.
 */
#ifndef LAPCHART_STATS_ROBUST_H
#define LAPCHART_STATS_ROBUST_H

#include <stddef.h>

void stats_sort(double *values, size_t count);
double stats_median(const double *values, size_t count);
/* Quantile 0 <= p <= 1, linear between order statistics (Hyndman and Fan 1996, type 7). */
double stats_quantile(const double *values, size_t count, double p);
/* Median absolute deviation, times 1.4826: estimates sigma for normal noise. */
double stats_mad(const double *values, size_t count);
/* The same of an array that is sorted already. */
double stats_sorted_quantile(const double *sorted, size_t count, double p);

#endif

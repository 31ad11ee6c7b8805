/*
 * metrics.h: the numbers beside the time (model/metric.h) of all visits of a
 * point, by name. What stands for the point is the median over its visits.
 */
#ifndef LAPCHART_STATS_METRICS_H
#define LAPCHART_STATS_METRICS_H

#include <stddef.h>

#include "model/answer.h"

struct metric_series {
	char *name;
	double *values; /* one for each visit that told it */
	size_t count, capacity;
};

struct metric_table {
	struct metric_series *items; /* by name */
	size_t count, capacity;
};

/* Adds the metrics of one visit. */
void metric_table_add(struct metric_table *table, const struct answer *metrics);
/* The median over the visits; NaN where none told this metric. */
double metric_table_median(const struct metric_table *table, const char *name);
void metric_table_free(struct metric_table *table); /* and makes it {0} */

#endif

/*
 * sample.h: small figures for tests. Their points lie in static memory.
 */
#ifndef LAPCHART_TESTS_CHART_SAMPLE_H
#define LAPCHART_TESTS_CHART_SAMPLE_H

#include "chart/figure.h"

/* Two panels "time over oversampling" with three series each, one of which ends early. */
const struct figure *sample_comparison(void);
/* One panel of `count` series; labels are `label` and a number; all but the first end close to each other. */
struct figure sample_crowd(size_t count, const char *label);
void sample_crowd_free(struct figure *figure);

#endif

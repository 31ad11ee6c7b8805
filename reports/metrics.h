/*
 * metrics.h: the table of the numbers beside the time.
 */
#ifndef LAPCHART_REPORTS_METRICS_H
#define LAPCHART_REPORTS_METRICS_H

#include "reports/page_data.h"

/* Under "metrics": a column for each metric that an entry of the board has, by name; a row for each entry that has one,
 * in the order of the tables of times. Nothing where no entry has any. */
void put_metrics(struct value *section, const struct site *site, const struct board *board);

#endif

/*
 * then_now.h: the figures of the texts, and the same ways of computing today.
 */
#ifndef LAPCHART_REPORTS_THEN_NOW_H
#define LAPCHART_REPORTS_THEN_NOW_H

#include "reports/page_data.h"

/* Under "then_now" a group of rows for each text and machine; nothing where no text has a figure of the benchmark. */
void put_then_now(struct value *section, const struct site *site, const struct board *board);

#endif

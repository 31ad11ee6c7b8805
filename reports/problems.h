/*
 * problems.h: what was not timed, for the index and for a benchmark's page.
 */
#ifndef LAPCHART_REPORTS_PROBLEMS_H
#define LAPCHART_REPORTS_PROBLEMS_H

#include "reports/page_data.h"

/* Under "problems", counted by state and reason; of one board, or of all and of the machine's own
 * benchmarks (`only` NULL). "has_failures": not only skipped and unavailable ones. */
void put_problems(struct value *map, const struct site *site, const struct board *only);

#endif

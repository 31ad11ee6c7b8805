/*
 * crossovers.h: where lines of a board change order, in words.
 */
#ifndef LAPCHART_REPORTS_CROSSOVERS_H
#define LAPCHART_REPORTS_CROSSOVERS_H

#include "reports/page_data.h"

#define CROSSOVERS_MARKED 6 /* rings in a panel of a figure */

/* "fftw with 2 threads overtakes serial at oversample ≈ 3.1 [2.6, 3.7]". */
void words_crossover(struct buf *out, const struct board *board, const struct board_crossover *crossover);

/* Where a board's page lists them: "#crossovers", behind `page`. Caller frees. */
char *crossovers_href(const char *page, const struct board *board);

/* Under "crossovers" the most important ones of a panel (NOWHERE: of all), under "more_crossovers" the others. */
void put_crossovers(struct value *map, const struct board *board, size_t panel);

#endif

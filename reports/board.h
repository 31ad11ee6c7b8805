/*
 * board.h: inside of site_arrange(): entries become boards, boards get their
 * comparisons.
 */
#ifndef LAPCHART_REPORTS_BOARD_H
#define LAPCHART_REPORTS_BOARD_H

#include "reports/site.h"

/* load.c */
void entry_free(struct entry *entry);

/* board.c: panels, lines and the axis of a board whose benchmark, commit, machine and `dirty` are set. */
void board_build(struct board *board, struct site *site);
void board_free(struct board *board);
/* Is this entry one of the board's? */
bool board_has(const struct board *board, const struct entry *entry);

/* families.c: colours, variants, and which lines are drawn. */
void families_assign(struct site *site);

/* compare.c: references, speed-ups, shares of the peak, and the order and names of table rows. */
void board_compare(struct board *board, struct site *site);

/* Seconds of a line at a value of the axis, NaN without one. */
double line_seconds(const struct site *site, const struct line *line, size_t x);
bool line_has_time(const struct site *site, const struct board *board, const struct line *line);

#endif

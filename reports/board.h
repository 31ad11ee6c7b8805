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

/* board_axes.c: values along x, panels, and where a point belongs in them. */
void board_find_axis(struct board *board, const struct site *site);
void board_find_panels(struct board *board, const struct site *site);
/* Does the definition make a parameter's value from others ([auto])? Then it changes along the axis, and tells no lines
 * apart. */
bool board_follows_axis(const struct benchmark *benchmark, const char *parameter);
size_t board_x_of(const struct board *board, const struct point *point);            /* NOWHERE: not yet there */
struct board_panel *board_panel_of(struct board *board, const struct point *point); /* NULL: not yet there */
const char *point_value(const struct point *point, const char *name); /* of a parameter; "": it has none */

/* crossovers.c: fills board->crossovers; lines that are drawn count. */
void board_cross(struct board *board, const struct site *site);

/* groups.c: site->groups, once boards have their names. */
void groups_find(struct site *site);
void group_free(struct group *group);

/* families.c: colours, variants, and which lines are drawn. */
void families_assign(struct site *site);

/* compare.c: references, speed-ups, shares of the peak, and the order and names of table rows. */
void board_compare(struct board *board, struct site *site);

/* Seconds of a line at a value of the axis, NaN without one. */
double line_seconds(const struct site *site, const struct line *line, size_t x);
bool line_has_time(const struct site *site, const struct board *board, const struct line *line);

#endif

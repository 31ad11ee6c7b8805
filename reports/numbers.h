/*
 * numbers.h: the table that stands for a board's figures.
 */
#ifndef LAPCHART_REPORTS_NUMBERS_H
#define LAPCHART_REPORTS_NUMBERS_H

#include "reports/page_data.h"

/* Under "tables": one for each panel, its rows grouped by the value of the axis, the largest first, the fastest first.
 * Columns that no entry of the board fills are left out ("has_memory" ...). */
void put_tables(struct value *map, const struct site *site, const struct board *board);

#endif

/*
 * pairs.h: native backends and the peers that compute in the same way, side
 * by side.
 */
#ifndef LAPCHART_REPORTS_PAIRS_H
#define LAPCHART_REPORTS_PAIRS_H

#include "reports/page_data.h"

/* Under "pairs" a table for each panel in which a peer gave a time; nothing where none did. */
void put_pairs(struct value *section, const struct site *site, const struct board *board);

#endif

/*
 * absent.h: ways of computing that are unavailable on a machine, by their
 * reasons: many at a time, such as all peers where there is no Python module.
 */
#ifndef LAPCHART_REPORTS_ABSENT_H
#define LAPCHART_REPORTS_ABSENT_H

#include "reports/name_list.h"
#include "reports/page_data.h"

/* "accelerate · mkl": the names have commas. */
void write_names(struct buf *out, const struct name_list *names);

/* Under "absent" those of a panel: their "points", "names" of how many, and under "reasons" each reason once, with the
 * names and the ids that stood for rows of a table. Nothing where all are available. */
void put_absent(struct value *table, const struct site *site, const struct board *board,
		const struct board_panel *panel);

#endif

/*
 * published.h: the figures of the texts beside a board: where they stand in
 * its figures, and a table of then and now.
 */
#ifndef LAPCHART_REPORTS_PUBLISHED_H
#define LAPCHART_REPORTS_PUBLISHED_H

#include "reports/page_data.h"

/* A figure of the board's benchmark, and where the board has a point of the same problem. */
struct published_place {
	const struct published_text *text;
	const struct published_figure *figure;
	const struct board_panel *panel; /* NULL: the board has no point of this problem */
	size_t x;                        /* index along the axis there */
};

/* In the order of the texts. Caller frees. */
struct published_place *published_places(const struct site *site, const struct board *board, size_t *count);

/* "High Performance Python, 2011"; the year left out where it is unknown. */
void published_source(struct buf *out, const struct published_text *text, const struct published_figure *figure);
/* The id of the figure's row in the table of then and now. Caller frees. */
char *published_row(const struct board *board, const struct published_place *place);

/* The entry that computes today what a figure tells of: by a backend (NULL: none), at the figure's parameters; the
 * fastest where the figure leaves something open. NULL: there is none. */
const struct entry *published_now(const struct site *site, const struct board *board,
				  const struct published_figure *figure, const char *backend);

#endif

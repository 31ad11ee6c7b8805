/*
 * candidate.h: a file that may be a worker, and what came of asking it; as
 * bytes too, for the way from one process of this program to another.
 */
#ifndef LAPCHART_HARNESS_CANDIDATE_H
#define LAPCHART_HARNESS_CANDIDATE_H

#include "base/buf.h"
#include "model/worker.h"

struct candidate {
	char *path;           /* the executable; NULL: there is none to ask, and err says why */
	bool answered;        /* one of the following holds */
	struct worker worker; /* where err.kind is ERROR_NONE */
	struct error err;
};

void candidate_free(struct candidate *candidate);

/* Appends a record of what came of items[index]. Not JSON as a whole: messages may hold bytes that are no UTF-8. */
void candidate_write(struct buf *out, const struct candidate *items, size_t index);
/* Fills the items whose records are here, with their paths. A record that is cut, and all behind it, counts for
 * nothing: its item stays without an answer. */
void candidates_read(struct candidate *items, size_t count, const char *bytes, size_t length);

#endif

/*
 * import_sink.h: puts what a reader hands over into the store, and counts it.
 */
#ifndef LAPCHART_COMMAND_IMPORT_SINK_H
#define LAPCHART_COMMAND_IMPORT_SINK_H

#include "exchange/exchange.h"
#include "store/take.h"

enum import_kind {
	IMPORT_COMMITS,
	IMPORT_MACHINES,
	IMPORT_ENVIRONMENTS,
	IMPORT_RUNS,
	IMPORT_RESULTS,
	IMPORT_VISITS,
	IMPORT_PLANES, /* of a result */
	IMPORT_KINDS,
};

/* By enum taken: those that were there, new ones, and those that took the place of an older one. */
struct import_counts {
	size_t of[IMPORT_KINDS][TAKEN_CHANGED + 1];
};

/* "1 run", "3 runs"; "runs" for JSON. */
void import_kind_write(struct buf *out, enum import_kind kind, size_t count);
const char *import_kind_name(enum import_kind kind);

/* Reads a file into the store, in one transaction: all of it or nothing. */
bool import_file(struct import_counts *counts, struct store *store, const struct exchange_format *format,
		 const char *path, struct error *err);

#endif

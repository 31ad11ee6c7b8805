/*
 * reply.h: a whole reply, line by line, into one struct: what came, and
 * whether it came in the order of the contract (doc/worker.md).
 */
#ifndef LAPCHART_HARNESS_REPLY_H
#define LAPCHART_HARNESS_REPLY_H

#include "model/visit.h"
#include "model/worker.h"

struct reply {
	size_t lines;
	bool done;
	bool described, calibrated, answered, metered, pictured, linked, used; /* did the line come? */
	struct worker worker;
	char *unavailable, *error; /* NULL: not said */
	uint64_t iterations;       /* of every sample */
	double *samples;
	size_t sample_count, sample_capacity;
	struct answer answer, metrics;
	struct planes planes; /* announced */
	struct library *libraries;
	size_t library_count;
	struct usage usage;
};

/* Fills `out`, which is released with reply_free() in any case: on failure it holds what came before the bad line.
 * Errors name the line: "line 3 of the reply is not JSON: ...". A reply without its end is no error here. */
bool reply_read(struct reply *out, const char *bytes, size_t length, struct error *err);
void reply_free(struct reply *reply);

#endif

/*
 * request.h: what a worker is asked for, by its command line:
 *
 *   --describe
 *   --benchmark B [--param NAME=VALUE]... [--warmup N] [--samples N] [--min-time T] [--max-time T] [--keep-planes]
 *
 * Strict: an unknown or unfinished option, one that is given twice, a stray word and a bad value are errors.
 */
#ifndef LAPCHART_WORKER_REQUEST_H
#define LAPCHART_WORKER_REQUEST_H

#include <stdio.h>

#include "base/error.h"
#include "measure/measure.h"
#include "model/params.h"

struct request {
	bool describe;
	const char *benchmark; /* lent from argv; NULL exactly where `describe` */
	struct params params;
	struct measure_plan plan;
	bool keep_planes;
};

/* Fills `out`, which is to be freed also after a failure. */
bool request_parse(struct request *out, int argc, char **argv, struct error *err);
void request_free(struct request *request);
void request_print_usage(FILE *out, const char *program);

#endif

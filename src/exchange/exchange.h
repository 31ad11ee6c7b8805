/*
 * exchange.h: results as files: what another lapchart, or another tool, measured. A reader hands over record by record
 * and knows no database; the writer of lapchart's own format is in file.h.
 */
#ifndef LAPCHART_EXCHANGE_EXCHANGE_H
#define LAPCHART_EXCHANGE_EXCHANGE_H

#include <stdio.h>

#include "model/record.h"

/* A point in a run, in front of its visits. */
struct exchange_result {
	struct point point;
	char *run;                     /* key */
	char *environment;             /* hash */
	double flops, bytes, elements; /* of one iteration; NaN: unknown */
};
void exchange_result_free(struct exchange_result *result); /* and makes it {0} */

/* Who takes what a file holds, in its order: what a record names (a run its commit and machine, a result its run and
 * environment) came before it. Records are lent. False with an error ends the reading. */
struct exchange_sink {
	void *context;
	bool (*commit)(void *context, const struct commit *commit, struct error *err);
	bool (*machine)(void *context, const struct machine *machine, struct error *err);
	bool (*environment)(void *context, const struct environment *environment, struct error *err);
	bool (*run)(void *context, const struct run *run, struct error *err);
	bool (*result)(void *context, const struct exchange_result *result, struct error *err);
	/* Of the result that came last: first its visits by round, then once all its planes, where it has any. */
	bool (*visit)(void *context, const struct visit *visit, struct error *err);
	bool (*planes)(void *context, const struct planes *planes, struct error *err);
};

struct exchange_format {
	const char *name;    /* the word on the command line */
	const char *summary; /* "what `lapchart export` wrote" */
	const char *ending;  /* of its files' names, for folders: ".json" */
	/* Reads to the end of the stream. Errors say what, in which line of `name`, and what to do. */
	bool (*read)(FILE *stream, const char *name, const struct exchange_sink *sink, struct error *err);
};

extern const struct exchange_format *const exchange_formats[];
extern const size_t exchange_format_count;

/* An unknown name is an error that lists those that there are. */
const struct exchange_format *exchange_find(const char *name, struct error *err);

#endif

/*
 * lines.h: a stream, line by line, each an object of JSON with a member `type`. For the files of this floor only.
 */
#ifndef LAPCHART_EXCHANGE_LINES_H
#define LAPCHART_EXCHANGE_LINES_H

#include <stdio.h>

#include "base/buf.h"

struct json_object;

#define LINE_MAX_BYTES (8 << 20) /* a plane of 320 x 320 numbers takes 1.2 MB */

struct lines {
	FILE *stream;
	const char *name; /* for messages; lent */
	size_t number;    /* of the line that was read last: 1 ... */
	struct buf text;
	struct json_object *object;
	const char *type; /* lent from the object */
};

struct lines lines_start(FILE *stream, const char *name);
void lines_free(struct lines *lines);

/* Reads the next line. *more false: there is none. The object is there until the next call. */
bool lines_next(struct lines *lines, bool *more, struct error *err);

/* Puts "NAME:NUMBER: " in front of the message. Returns false. */
bool lines_complain(const struct lines *lines, struct error *err);

#endif

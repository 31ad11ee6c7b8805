/*
 * sample.h: a file with a record of each kind, and a sink that writes what it is given.
 */
#ifndef LAPCHART_TESTS_EXCHANGE_SAMPLE_H
#define LAPCHART_TESTS_EXCHANGE_SAMPLE_H

#include "exchange/file.h"

/* Two commits, a machine, an environment, two runs, a result with two visits and a plane, one with a failure. */
void sample_write(struct buf *out);

/* Reads a text as a file called "NAME" and writes all of it again. */
bool sample_rewrite(struct buf *out, const char *text, size_t length, const char *name, struct error *err);

#endif

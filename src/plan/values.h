/*
 * values.h: lists of parameter values as they are written: "100, 250, cores".
 */
#ifndef LAPCHART_PLAN_VALUES_H
#define LAPCHART_PLAN_VALUES_H

#include "model/benchmark.h"

/* Appends a copy, unless it is there already. */
void values_add(struct values *values, const char *item);

/* Reads a list with ',' between its values and blanks around them; `out` must be {0}. No value at all, an empty
 * one, and one that a parameter cannot have are errors. */
bool values_split(struct values *out, const char *text, struct error *err);

/* "a, b, c". */
void values_write(struct buf *out, const struct values *values);

#endif

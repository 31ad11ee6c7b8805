/*
 * naive.h: what expressions mean, one value at a time and written again from expression.h: the engine's answers are
 * compared with these.
 */
#ifndef LAPCHART_TESTS_NAIVE_H
#define LAPCHART_TESTS_NAIVE_H

#include "expression/tree.h"

struct value {
	enum expression_type type;
	union tree_value is;
};

/* The type of the result; -1: the operation is not defined for these types. */
int naive_type(enum operation operation, const enum expression_type *types);
/* The operation on values for which it is defined. */
struct value naive_apply(enum operation operation, const struct value *values);
struct value naive_convert(struct value value, enum expression_type type);

/* Bit for bit; any NaN is as good as another. */
bool naive_same(const struct value *a, const struct value *b);
struct value naive_load(enum expression_type type, const void *array, size_t i);
/* "double -0.5": for messages; the text stays until the next but three. */
const char *naive_text(const struct value *value);

#endif

/*
 * params.h: named values of a point: "threads=2,width=1000".
 *
 * Kept sorted by name, each name once, so that equal sets have equal texts.
 * Names are [a-z][a-z0-9_-]*; values are non-empty and hold no ',' and no
 * control character. Values stay text; number_double() reads the numeric ones.
 */
#ifndef LAPCHART_MODEL_PARAMS_H
#define LAPCHART_MODEL_PARAMS_H

#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"

struct param {
	char *name, *value;
};

struct params {
	struct param *items;
	size_t count, capacity;
};

void params_set(struct params *params, const char *name, const char *value); /* adds or replaces; copies */
void params_remove(struct params *params, const char *name);
const char *params_get(const struct params *params, const char *name); /* lent; NULL: not there */
bool params_equal(const struct params *a, const struct params *b);
/* Is each pair of `part` in `whole` too? */
bool params_contain(const struct params *whole, const struct params *part);
/* By name, then value; numeric values by size, "auto" texts bytewise. As strcmp. */
int params_compare(const struct params *a, const struct params *b);
struct params params_copy(const struct params *params);
void params_free(struct params *params);

/* "a=1,b=2"; nothing for an empty set. */
void params_write(struct buf *out, const struct params *params);
/* Reads what params_write() writes; "" is the empty set. `out` must be empty ({0}). */
bool params_parse(struct params *out, const char *text, struct error *err);
bool params_name_is_good(const char *name);
bool params_value_is_good(const char *value);

/* How two parameter values are ordered: numbers by size before words, words bytewise. */
int params_value_compare(const char *a, const char *b);

#endif

/*
 * answer.h: what a worker computed, as far as its verification needs it:
 * named values. Numbers keep the text they were written with, so that 64-bit
 * sums stay exact; `number` is the same as a double.
 */
#ifndef LAPCHART_MODEL_ANSWER_H
#define LAPCHART_MODEL_ANSWER_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/json.h"

struct json_object;

struct answer_value {
	char *name;
	char *text; /* "1148485", "669943062a136f8d", "nan" */
	bool is_number;
	double number; /* NaN where !is_number */
};

struct answer {
	struct answer_value *items;
	size_t count, capacity;
	char *file; /* a larger answer, relative to the visit's folder; or NULL */
};

void answer_int(struct answer *answer, const char *name, int64_t value);
void answer_uint(struct answer *answer, const char *name, uint64_t value);
void answer_number(struct answer *answer, const char *name, double value); /* NaN and infinity are kept as such */
void answer_text(struct answer *answer, const char *name, const char *value);
const struct answer_value *answer_find(const struct answer *answer, const char *name);
struct answer answer_copy(const struct answer *answer);
void answer_free(struct answer *answer);

/* {"sum":1148485,"hash":"6699..."}; NaN and infinities as the strings "nan", "inf", "-inf", which are read
 * back as numbers. */
void answer_write_json(struct json *json, const char *key, const struct answer *answer);
bool answer_read_json(struct answer *out, struct json_object *object, struct error *err);

#endif

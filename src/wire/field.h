/*
 * field.h: the fields of one JSON object, read without trust: each has the
 * type that it must have, numbers are finite, texts hold no NUL. The one place
 * of this floor that knows json-c.
 *
 * Errors are predicates of the line ("has no number \"seconds\""), as those of
 * message_decode().
 */
#ifndef LAPCHART_WIRE_FIELD_H
#define LAPCHART_WIRE_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct json_object;

/* Reads `length` bytes as exactly one JSON object (RFC 8259, UTF-8). Release with field_free(). */
bool field_parse(struct json_object **out, const char *line, size_t length, struct error *err);
void field_free(struct json_object *object);

/* Must be there. A text is never empty; *out is lent by the object. */
bool field_text(const char **out, struct json_object *object, const char *key, struct error *err);
bool field_number(double *out, struct json_object *object, const char *key, struct error *err);
bool field_count(uint64_t *out, struct json_object *object, const char *key, struct error *err);

/* May be missing or null: then *out stays as it is. Not negative. */
bool field_maybe_text(const char **out, struct json_object *object, const char *key, struct error *err);
bool field_maybe_number(double *out, struct json_object *object, const char *key, struct error *err);
bool field_maybe_count(int64_t *out, struct json_object *object, const char *key, struct error *err);

/* A member that is an object itself; lent. */
bool field_object(struct json_object **out, struct json_object *object, const char *key, struct error *err);
/* A member that is an array of objects: calls `each` with every one of them, until it says false. */
bool field_each_object(struct json_object *object, const char *key,
		       bool (*each)(void *context, struct json_object *element, struct error *err), void *context,
		       struct error *err);

/* A member that is an object of facts (model/facts.h), or missing: few enough, with names of [a-z0-9_-] segments, not
 * nested deeper than facts may be. */
bool field_check_facts(struct json_object *object, const char *key, struct error *err);

#endif

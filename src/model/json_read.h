/*
 * json_read.h: json-c as the readers of this floor and of wire use it: strict
 * about kinds, and quiet about keys that they do not know.
 */
#ifndef LAPCHART_MODEL_JSON_READ_H
#define LAPCHART_MODEL_JSON_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "model/facts.h"

struct json_object;

/* One JSON object that takes the whole text; NULL and an error otherwise. Release with json_object_put(). */
struct json_object *json_read_object(const char *text, struct error *err);
struct json_object *json_read_object_n(const char *bytes, size_t length, struct error *err);

/* Each reads a member of an object into *out. A member that is absent or null leaves *out alone and is good; one
 * of another kind is an error that names the member. Texts are copied, the old one is freed. */
bool json_read_text(char **out, struct json_object *object, const char *name, struct error *err);
bool json_read_double(double *out, struct json_object *object, const char *name, struct error *err); /* finite */
bool json_read_int(int64_t *out, struct json_object *object, const char *name, struct error *err);
bool json_read_flag(bool *out, struct json_object *object, const char *name, struct error *err);
bool json_read_uint(uint64_t *out, struct json_object *object, const char *name, struct error *err);

/* The member as an array or object, lent; NULL in *out where it is absent. */
bool json_read_array(struct json_object **out, struct json_object *object, const char *name, struct error *err);
bool json_read_member(struct json_object **out, struct json_object *object, const char *name, struct error *err);

/* The facts of an object that was parsed already; NULL gives none. */
void facts_read_object(struct facts *out, struct json_object *object);

#endif

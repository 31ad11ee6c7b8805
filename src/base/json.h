/*
 * json.h: strict JSON, written in one pass into a buffer. Reading is json-c's work.
 *
 *   struct json json = json_start(&buf, JSON_LINE);
 *   json_open_object(&json, NULL);
 *     json_text(&json, "name", "serial");
 *     json_open_array(&json, "samples");
 *       json_number(&json, NULL, 0.25);
 *     json_close(&json);
 *   json_close(&json);
 *
 * `key` is NULL for elements of an array and for the outermost value. Text
 * that is not UTF-8 is written with U+FFFD in place of the wrong bytes; NaN
 * and infinities, which JSON does not have, are written as null.
 */
#ifndef LAPCHART_BASE_JSON_H
#define LAPCHART_BASE_JSON_H

#include <stdint.h>

#include "base/buf.h"

enum json_style { JSON_LINE, JSON_INDENTED };

#define JSON_DEPTH_MAX 32

struct json {
	struct buf *out;
	enum json_style style;
	int depth;
	char closer[JSON_DEPTH_MAX];
	bool used[JSON_DEPTH_MAX]; /* an element was already written at this depth */
};

struct json json_start(struct buf *out, enum json_style style);
void json_open_object(struct json *json, const char *key);
void json_open_array(struct json *json, const char *key);
void json_close(struct json *json);                                          /* the innermost object or array */
void json_text(struct json *json, const char *key, const char *value);       /* NULL: null */
void json_maybe_text(struct json *json, const char *key, const char *value); /* NULL: nothing at all */
void json_number(struct json *json, const char *key, double value);          /* shortest exact form */
void json_int(struct json *json, const char *key, int64_t value);
void json_uint(struct json *json, const char *key, uint64_t value);
void json_flag(struct json *json, const char *key, bool value);
void json_null(struct json *json, const char *key);
/* `value` is JSON already (an object or array that was read and written by json-c, say). */
void json_raw(struct json *json, const char *key, const char *value);

#endif

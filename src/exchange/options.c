/* The options of a run: an object of JSON that is kept as text, in the words of lapchart's own writer, so that equal
 * options stay equal texts. */
#include <json-c/json.h>
#include <string.h>

#include "base/mem.h"
#include "exchange/own_members.h"
#include "model/json_read.h"

#define OPTIONS_DEPTH_MAX 8

static bool copy(struct json *json, const char *name, struct json_object *value, int depth, struct error *err);

static bool copy_all(struct json *json, const char *name, struct json_object *value, int depth, struct error *err)
{
	bool good = depth < OPTIONS_DEPTH_MAX || error_set(err, ERROR_DATA, "has objects in objects too deep");
	if (json_object_is_type(value, json_type_array)) {
		json_open_array(json, name);
		for (size_t i = 0; good && i < json_object_array_length(value); i++)
			good = copy(json, NULL, json_object_array_get_idx(value, i), depth + 1, err);
	} else {
		json_open_object(json, name);
		json_object_object_foreach(value, key, member) good = good && copy(json, key, member, depth + 1, err);
	}
	json_close(json);
	return good;
}

static void copy_whole_number(struct json *json, const char *name, struct json_object *value)
{
	/* json-c's signed getter cuts larger numbers down, its unsigned one those below 0. */
	if (json_object_get_int64(value) < 0)
		json_int(json, name, json_object_get_int64(value));
	else
		json_uint(json, name, json_object_get_uint64(value));
}

static bool copy_text(struct json *json, const char *name, struct json_object *value, struct error *err)
{
	const char *text = json_object_get_string(value);
	json_text(json, name, text);
	return strlen(text) == (size_t)json_object_get_string_len(value) ||
	       error_set(err, ERROR_DATA, "holds a NUL character");
}

static bool copy(struct json *json, const char *name, struct json_object *value, int depth, struct error *err)
{
	switch (json_object_get_type(value)) {
	case json_type_object:
	case json_type_array:
		return copy_all(json, name, value, depth, err);
	case json_type_string:
		return copy_text(json, name, value, err);
	case json_type_boolean:
		json_flag(json, name, json_object_get_boolean(value));
		return true;
	case json_type_int:
		copy_whole_number(json, name, value);
		return true;
	case json_type_double:
		json_number(json, name, json_object_get_double(value));
		return true;
	case json_type_null:
		json_null(json, name);
		return true;
	}
	return true;
}

/* Options that are no object were written by nobody; then none are told. */
void options_write(struct json *json, const char *name, const void *field)
{
	const char *text = *(char *const *)field;
	struct json_object *object = json_read_object(text ? text : "{}", NULL);
	struct buf out = BUF_INIT;
	struct json copied = json_start(&out, JSON_LINE);
	bool good = object && copy(&copied, NULL, object, 0, NULL);
	json_raw(json, name, good ? out.data : "{}");
	buf_free(&out);
	json_object_put(object);
}

bool options_read(void *field, struct json_object *value, struct error *err)
{
	if (!json_object_is_type(value, json_type_object))
		return error_set(err, ERROR_DATA, "is not an object");
	struct buf out = BUF_INIT;
	struct json copied = json_start(&out, JSON_LINE);
	bool good = copy(&copied, NULL, value, 0, err);
	if (good)
		mem_replace(field, out.data);
	buf_free(&out);
	return good;
}

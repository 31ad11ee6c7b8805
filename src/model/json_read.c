#include "model/json_read.h"

#include <json-c/json.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define DEPTH_MAX 32

/* *out is what was read, also after an error; NULL stands for JSON's null too. */
static bool parse(struct json_object **out, struct json_tokener *tokener, const char *bytes, size_t length,
		  struct error *err)
{
	if (length > INT_MAX)
		return error_set(err, ERROR_DATA, "%zu bytes are too many for one JSON value", length);
	json_tokener_set_flags(tokener, JSON_TOKENER_VALIDATE_UTF8);
	*out = json_tokener_parse_ex(tokener, bytes, (int)length);
	enum json_tokener_error problem = json_tokener_get_error(tokener);
	if (problem == json_tokener_continue)
		return error_set(err, ERROR_DATA, "the JSON ends too early");
	if (problem != json_tokener_success)
		return error_set(err, ERROR_DATA, "no valid JSON: %s at byte %zu", json_tokener_error_desc(problem),
				 json_tokener_get_parse_end(tokener));
	size_t end = json_tokener_get_parse_end(tokener);
	while (end < length && bytes[end] && strchr(" \t\r\n", bytes[end]))
		end++;
	if (end < length)
		return error_set(err, ERROR_DATA, "something stands behind the JSON value, at byte %zu", end);
	if (!json_object_is_type(*out, json_type_object))
		return error_set(err, ERROR_DATA, "the JSON value is no object");
	return true;
}

struct json_object *json_read_object_n(const char *bytes, size_t length, struct error *err)
{
	struct json_tokener *tokener = json_tokener_new_ex(DEPTH_MAX);
	struct json_object *object = NULL;
	bool good = parse(&object, tokener, bytes, length, err);
	json_tokener_free(tokener);
	if (good)
		return object;
	json_object_put(object);
	return NULL;
}

struct json_object *json_read_object(const char *text, struct error *err)
{
	return json_read_object_n(text, strlen(text), err);
}

/* The member, or NULL where it is absent or null. */
static struct json_object *member(struct json_object *object, const char *name)
{
	struct json_object *value = NULL;
	json_object_object_get_ex(object, name, &value);
	return value;
}

static bool wrong_kind(const char *name, const char *wanted, struct error *err)
{
	return error_set(err, ERROR_DATA, "'%s' is not %s", name, wanted);
}

bool json_read_text(char **out, struct json_object *object, const char *name, struct error *err)
{
	struct json_object *value = member(object, name);
	if (!value)
		return true;
	if (!json_object_is_type(value, json_type_string))
		return wrong_kind(name, "a text", err);
	if (strlen(json_object_get_string(value)) != (size_t)json_object_get_string_len(value))
		return error_set(err, ERROR_DATA, "'%s' holds a NUL character", name);
	mem_replace(out, json_object_get_string(value));
	return true;
}

bool json_read_double(double *out, struct json_object *object, const char *name, struct error *err)
{
	struct json_object *value = member(object, name);
	if (!value)
		return true;
	if (!json_object_is_type(value, json_type_double) && !json_object_is_type(value, json_type_int))
		return wrong_kind(name, "a number", err);
	double number = json_object_get_double(value);
	if (!isfinite(number))
		return wrong_kind(name, "a finite number", err);
	*out = number;
	return true;
}

bool json_read_int(int64_t *out, struct json_object *object, const char *name, struct error *err)
{
	struct json_object *value = member(object, name);
	if (!value)
		return true;
	if (!json_object_is_type(value, json_type_int))
		return wrong_kind(name, "a whole number", err);
	/* json-c's signed getter cuts larger numbers down. */
	if (json_object_get_uint64(value) > INT64_MAX)
		return wrong_kind(name, "a signed number of 64 bits", err);
	*out = json_object_get_int64(value);
	return true;
}

bool json_read_uint(uint64_t *out, struct json_object *object, const char *name, struct error *err)
{
	struct json_object *value = member(object, name);
	if (!value)
		return true;
	/* json-c's uint64 getter gives 0 for negative numbers: ask the signed one first. */
	if (!json_object_is_type(value, json_type_int) || json_object_get_int64(value) < 0)
		return wrong_kind(name, "a whole number that is not negative", err);
	*out = json_object_get_uint64(value);
	return true;
}

bool json_read_flag(bool *out, struct json_object *object, const char *name, struct error *err)
{
	struct json_object *value = member(object, name);
	if (value && !json_object_is_type(value, json_type_boolean))
		return wrong_kind(name, "true or false", err);
	if (value)
		*out = json_object_get_boolean(value);
	return true;
}

bool json_read_array(struct json_object **out, struct json_object *object, const char *name, struct error *err)
{
	*out = member(object, name);
	if (*out && !json_object_is_type(*out, json_type_array))
		return wrong_kind(name, "an array", err);
	return true;
}

bool json_read_member(struct json_object **out, struct json_object *object, const char *name, struct error *err)
{
	*out = member(object, name);
	if (*out && !json_object_is_type(*out, json_type_object))
		return wrong_kind(name, "an object", err);
	return true;
}

#include "wire/field.h"

#include <json-c/json.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"

#define QUOTE_MAX     60 /* bytes of a bad line that an error shows */
#define DEPTH_MAX     32 /* no line of the contract comes near */
#define FACTS_MAX     500
#define FACT_SEGMENTS 8

static bool bad_line(const char *line, size_t length, struct error *err, const char *what)
{
	struct buf quote = BUF_INIT;
	char *start = mem_text_n(line, length < QUOTE_MAX ? length : QUOTE_MAX);
	utf8_plain_line(&quote, start);
	error_set(err, ERROR_DATA, "%s: %s%s", what, quote.data, length > QUOTE_MAX ? "..." : "");
	free(start);
	buf_free(&quote);
	return false;
}

/* "\u0000" would end a C string in its middle, and "good\u0000bad" pass for "good". */
static bool has_escaped_nul(const char *line, size_t length)
{
	for (size_t i = 0; i + 1 < length; i++) {
		if (line[i] != '\\')
			continue;
		i++; /* the escaped character, so that "\\u0000" is seen for what it is */
		if (length - i >= 5 && memcmp(line + i, "u0000", 5) == 0)
			return true;
	}
	return false;
}

static size_t without_space_at_end(const char *line, size_t length)
{
	while (length && strchr(" \t\r", line[length - 1]) && line[length - 1])
		length--;
	return length;
}

bool field_parse(struct json_object **out, const char *line, size_t length, struct error *err)
{
	length = without_space_at_end(line, length);
	if (!length)
		return error_set(err, ERROR_DATA, "is empty");
	if (memchr(line, '\0', length) || has_escaped_nul(line, length))
		return error_set(err, ERROR_DATA, "holds a NUL character");
	if (length > INT32_MAX)
		return error_set(err, ERROR_DATA, "is too long");
	struct json_tokener *tokener = json_tokener_new_ex(DEPTH_MAX);
	json_tokener_set_flags(tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
	struct json_object *object = json_tokener_parse_ex(tokener, line, (int)length);
	enum json_tokener_error state = json_tokener_get_error(tokener);
	bool whole = state == json_tokener_success && json_tokener_get_parse_end(tokener) == length;
	json_tokener_free(tokener);
	if (state == json_tokener_error_depth)
		bad_line(line, length, err, "is nested too deep");
	else if (!whole)
		bad_line(line, length, err, "is not JSON");
	else if (!json_object_is_type(object, json_type_object))
		bad_line(line, length, err, "is not a JSON object");
	else {
		*out = object;
		return true;
	}
	json_object_put(object);
	return false;
}

/* The member of that type; NULL where it is missing, null or of another type. */
static struct json_object *member(struct json_object *object, const char *key, enum json_type type)
{
	struct json_object *found = json_object_object_get(object, key);
	return json_object_is_type(found, type) ? found : NULL;
}

static bool is_absent(struct json_object *object, const char *key)
{
	return !json_object_object_get(object, key); /* a JSON null too: json-c keeps it as NULL */
}

bool field_text(const char **out, struct json_object *object, const char *key, struct error *err)
{
	struct json_object *found = member(object, key, json_type_string);
	if (!found || !json_object_get_string_len(found))
		return error_set(err, ERROR_DATA, "has no text \"%s\"", key);
	*out = json_object_get_string(found);
	return true;
}

bool field_number(double *out, struct json_object *object, const char *key, struct error *err)
{
	struct json_object *found = member(object, key, json_type_double);
	if (!found)
		found = member(object, key, json_type_int);
	if (!found)
		return error_set(err, ERROR_DATA, "has no number \"%s\"", key);
	*out = json_object_get_double(found);
	return isfinite(*out) || error_set(err, ERROR_DATA, "has a \"%s\" that is not finite", key);
}

bool field_count(uint64_t *out, struct json_object *object, const char *key, struct error *err)
{
	struct json_object *found = member(object, key, json_type_int);
	if (!found)
		return error_set(err, ERROR_DATA, "has no whole number \"%s\"", key);
	if (json_object_get_int64(found) < 0)
		return error_set(err, ERROR_DATA, "has a negative \"%s\"", key);
	*out = json_object_get_uint64(found);
	return true;
}

bool field_maybe_text(const char **out, struct json_object *object, const char *key, struct error *err)
{
	return is_absent(object, key) || field_text(out, object, key, err);
}

bool field_maybe_number(double *out, struct json_object *object, const char *key, struct error *err)
{
	if (is_absent(object, key))
		return true;
	if (!field_number(out, object, key, err))
		return false;
	return *out >= 0 || error_set(err, ERROR_DATA, "has a negative \"%s\"", key);
}

bool field_maybe_count(int64_t *out, struct json_object *object, const char *key, struct error *err)
{
	uint64_t count;
	if (is_absent(object, key))
		return true;
	if (!field_count(&count, object, key, err))
		return false;
	*out = count > INT64_MAX ? INT64_MAX : (int64_t)count;
	return true;
}

bool field_object(struct json_object **out, struct json_object *object, const char *key, struct error *err)
{
	*out = member(object, key, json_type_object);
	return *out || error_set(err, ERROR_DATA, "has no object \"%s\"", key);
}

bool field_each_object(struct json_object *object, const char *key,
		       bool (*each)(void *context, struct json_object *element, struct error *err), void *context,
		       struct error *err)
{
	struct json_object *array = member(object, key, json_type_array);
	if (!array)
		return error_set(err, ERROR_DATA, "has no array \"%s\"", key);
	for (size_t i = 0; i < json_object_array_length(array); i++) {
		struct json_object *element = json_object_array_get_idx(array, i);
		if (!json_object_is_type(element, json_type_object))
			return error_set(err, ERROR_DATA, "has \"%s\" that are not all objects", key);
		if (!each(context, element, err))
			return false;
	}
	return true;
}

/* Number of segments of a name, which may hold dots itself; 0: it is none. */
static int count_segments(const char *name)
{
	static const char good[] = "abcdefghijklmnopqrstuvwxyz0123456789_-";
	int segments = 0;
	for (;;) {
		size_t length = strspn(name, good);
		segments++;
		if (!length || (name[length] && name[length] != '.'))
			return 0;
		if (!name[length])
			return segments;
		name += length + 1;
	}
}

static bool check_level(struct json_object *object, int above, int *count, struct error *err)
{
	json_object_object_foreach(object, name, value)
	{
		int segments = count_segments(name);
		if (!segments)
			return error_set(err, ERROR_DATA, "has a fact with the bad name \"%.40s\"", name);
		if (above + segments > FACT_SEGMENTS)
			return error_set(err, ERROR_DATA, "has facts that are nested deeper than %d", FACT_SEGMENTS);
		if (++*count > FACTS_MAX)
			return error_set(err, ERROR_DATA, "has more than %d facts", FACTS_MAX);
		if (json_object_is_type(value, json_type_object) && !check_level(value, above + segments, count, err))
			return false;
	}
	return true;
}

bool field_check_facts(struct json_object *object, const char *key, struct error *err)
{
	struct json_object *facts;
	int count = 0;
	if (is_absent(object, key))
		return true;
	return field_object(&facts, object, key, err) && check_level(facts, 0, &count, err);
}

void field_free(struct json_object *object)
{
	json_object_put(object);
}

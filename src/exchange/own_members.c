#include "exchange/own_members.h"

#include <json-c/json.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "exchange/records.h"
#include "model/json_read.h"
#include "model/metric.h"

static bool must_be(struct json_object *value, enum json_type type, const char *what, struct error *err)
{
	return json_object_is_type(value, type) || error_set(err, ERROR_DATA, "is not %s", what);
}

/* NULL with an error where there is a NUL character in it. */
static const char *text_of(struct json_object *value, struct error *err)
{
	if (!must_be(value, json_type_string, "a text", err))
		return NULL;
	const char *text = json_object_get_string(value);
	if (strlen(text) == (size_t)json_object_get_string_len(value))
		return text;
	error_set(err, ERROR_DATA, "holds a NUL character");
	return NULL;
}

static bool number_of(double *out, struct json_object *value, struct error *err)
{
	if (!json_object_is_type(value, json_type_double) && !json_object_is_type(value, json_type_int))
		return error_set(err, ERROR_DATA, "holds something that is no number");
	*out = json_object_get_double(value);
	return isfinite(*out) || error_set(err, ERROR_DATA, "holds a number that is too large");
}

/* --- commit, machine, environment --- */

void parents_write(struct json *json, const char *name, const void *field)
{
	const struct commit *commit = field;
	json_open_array(json, name);
	for (size_t i = 0; i < commit->parent_count; i++)
		json_text(json, NULL, commit->parents[i]);
	json_close(json);
}

bool parents_read(void *field, struct json_object *value, struct error *err)
{
	struct commit *commit = field;
	if (!must_be(value, json_type_array, "an array", err))
		return false;
	size_t count = json_object_array_length(value);
	commit->parents = mem_zero(count, sizeof *commit->parents);
	for (; commit->parent_count < count; commit->parent_count++) {
		const char *sha = text_of(json_object_array_get_idx(value, commit->parent_count), err);
		if (!sha)
			return false;
		commit->parents[commit->parent_count] = mem_text(sha);
	}
	return true;
}

void fact_list_write(struct json *json, const char *name, const void *field)
{
	facts_write_json(json, name, field);
}

bool fact_list_read(void *field, struct json_object *value, struct error *err)
{
	if (!must_be(value, json_type_object, "an object", err))
		return false;
	facts_read_object(field, value);
	return true;
}

static void write_libraries(struct json *json, const char *name, const struct library *items, size_t count)
{
	json_open_array(json, name);
	for (size_t i = 0; i < count; i++)
		library_write_json(json, NULL, &items[i]);
	json_close(json);
}

static bool read_libraries(struct library **items, size_t *count, struct json_object *value, struct error *err)
{
	if (!must_be(value, json_type_array, "an array", err))
		return false;
	size_t length = json_object_array_length(value);
	*items = mem_zero(length, sizeof **items);
	for (; *count < length; (*count)++)
		if (!library_read_json(&(*items)[*count], json_object_array_get_idx(value, *count), err))
			return false;
	return true;
}

void environment_libraries_write(struct json *json, const char *name, const void *field)
{
	const struct environment *environment = field;
	write_libraries(json, name, environment->libraries, environment->library_count);
}

bool environment_libraries_read(void *field, struct json_object *value, struct error *err)
{
	struct environment *environment = field;
	return read_libraries(&environment->libraries, &environment->library_count, value, err);
}

void set_libraries_write(struct json *json, const char *name, const void *field)
{
	const struct library_set *set = field;
	write_libraries(json, name, set->items, set->count);
}

bool set_libraries_read(void *field, struct json_object *value, struct error *err)
{
	struct library_set *set = field;
	return read_libraries(&set->items, &set->count, value, err);
}

/* --- result, visit --- */

void point_params_write(struct json *json, const char *name, const void *field)
{
	struct buf text = BUF_INIT;
	params_write(&text, field);
	json_text(json, name, text.data);
	buf_free(&text);
}

bool point_params_read(void *field, struct json_object *value, struct error *err)
{
	const char *text = text_of(value, err);
	return text && params_parse(field, text, err);
}

void visit_state_write(struct json *json, const char *name, const void *field)
{
	json_text(json, name, state_name(*(const enum state *)field));
}

bool visit_state_read(void *field, struct json_object *value, struct error *err)
{
	const char *name = text_of(value, err);
	return name && state_parse(field, name, err);
}

void visit_samples_write(struct json *json, const char *name, const void *field)
{
	const struct visit *visit = field;
	json_open_array(json, name);
	for (size_t i = 0; i < visit->sample_count; i++)
		json_number(json, NULL, visit->samples[i]);
	json_close(json);
}

bool visit_samples_read(void *field, struct json_object *value, struct error *err)
{
	if (!must_be(value, json_type_array, "an array", err))
		return false;
	for (size_t i = 0; i < json_object_array_length(value); i++) {
		double seconds;
		if (!number_of(&seconds, json_object_array_get_idx(value, i), err))
			return false;
		if (seconds < 0)
			return error_set(err, ERROR_DATA, "holds a time below 0");
		visit_add_sample(field, seconds);
	}
	return true;
}

void visit_answer_write(struct json *json, const char *name, const void *field)
{
	answer_write_json(json, name, field);
}

bool visit_answer_read(void *field, struct json_object *value, struct error *err)
{
	return answer_read_json(field, value, err);
}

void visit_metrics_write(struct json *json, const char *name, const void *field)
{
	if (((const struct answer *)field)->count)
		answer_write_json(json, name, field);
}

bool visit_metrics_read(void *field, struct json_object *value, struct error *err)
{
	return must_be(value, json_type_object, "an object", err) && metrics_read_json(field, value, err);
}

/* --- plane --- */

/* The shortest decimal that is read back as the same float. */
static void write_float(struct json *json, float value)
{
	char text[32];
	for (int digits = 6; digits <= 9; digits++) {
		snprintf(text, sizeof text, "%.*g", digits, (double)value);
		if ((float)strtod(text, NULL) == value)
			break;
	}
	json_raw(json, NULL, text);
}

void plane_values_write(struct json *json, const char *name, const void *field)
{
	const struct plane *plane = field;
	json_open_array(json, name);
	for (size_t i = 0; i < plane->kept_rows * plane->kept_columns; i++)
		write_float(json, plane->values[i]);
	json_close(json);
}

bool plane_values_read(void *field, struct json_object *value, struct error *err)
{
	struct plane *plane = field;
	if (!must_be(value, json_type_array, "an array", err))
		return false;
	if (!plane->kept_rows || !plane->kept_columns || plane->kept_rows > PLANE_SIDE_MAX ||
	    plane->kept_columns > PLANE_SIDE_MAX)
		return error_set(err, ERROR_DATA, "must have sides of 1 to %d", PLANE_SIDE_MAX);
	size_t count = json_object_array_length(value);
	if (count != plane->kept_rows * plane->kept_columns)
		return error_set(err, ERROR_DATA, "has %zu numbers in place of %zu x %zu", count, plane->kept_rows,
				 plane->kept_columns);
	plane->values = mem_zero(count, sizeof *plane->values);
	for (size_t i = 0; i < count; i++) {
		double number;
		if (!number_of(&number, json_object_array_get_idx(value, i), err))
			return false;
		plane->values[i] = (float)number;
		if (!isfinite(plane->values[i]))
			return error_set(err, ERROR_DATA, "holds a number that is too large");
	}
	return true;
}

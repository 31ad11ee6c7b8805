#include "exchange/member.h"

#include <json-c/json.h>
#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "model/json_read.h"

/* --- writing --- */

static void write_number(struct json *json, const struct member *member, double value)
{
	if (!isnan(value))
		json_number(json, member->name, value);
}

static void write_whole(struct json *json, const struct member *member, int64_t value)
{
	if (member->required || value)
		json_int(json, member->name, value);
}

static void write_unsigned(struct json *json, const struct member *member, uint64_t value)
{
	if (member->required || value)
		json_uint(json, member->name, value);
}

static void write_member(struct json *json, const struct member *member, const void *field)
{
	switch (member->kind) {
	case MEMBER_TEXT:
		json_maybe_text(json, member->name, *(char *const *)field);
		break;
	case MEMBER_SMALL:
		write_whole(json, member, *(const int *)field);
		break;
	case MEMBER_INT:
		write_whole(json, member, *(const int64_t *)field);
		break;
	case MEMBER_UINT:
		write_unsigned(json, member, *(const uint64_t *)field);
		break;
	case MEMBER_SIZE:
		write_unsigned(json, member, *(const size_t *)field);
		break;
	case MEMBER_NUMBER:
		write_number(json, member, *(const double *)field);
		break;
	case MEMBER_FLAG:
		if (member->required || *(const bool *)field)
			json_flag(json, member->name, *(const bool *)field);
		break;
	case MEMBER_OWN:
		member->write(json, member->name, field);
		break;
	}
}

void members_write(struct json *json, const struct member_table *table, const void *record)
{
	json_open_object(json, NULL);
	json_text(json, "type", table->type);
	for (size_t i = 0; i < table->count; i++)
		write_member(json, &table->items[i], (const char *)record + table->items[i].offset);
	json_close(json);
}

/* --- reading --- */

static bool read_small(int *out, struct json_object *object, const char *name, struct error *err)
{
	uint64_t value = 0;
	if (!json_read_uint(&value, object, name, err))
		return false;
	if (value > INT_MAX)
		return error_set(err, ERROR_DATA, "'%s' is too large", name);
	*out = (int)value;
	return true;
}

static bool read_size(size_t *out, struct json_object *object, const char *name, struct error *err)
{
	uint64_t value = *out;
	if (!json_read_uint(&value, object, name, err))
		return false;
	*out = (size_t)value;
	return value == *out || error_set(err, ERROR_DATA, "'%s' is too large", name);
}

static bool read_member(void *field, const struct member *member, struct json_object *object, struct error *err)
{
	struct json_object *value = json_object_object_get(object, member->name);
	switch (member->kind) {
	case MEMBER_TEXT:
		return json_read_text(field, object, member->name, err);
	case MEMBER_SMALL:
		return read_small(field, object, member->name, err);
	case MEMBER_INT:
		return json_read_int(field, object, member->name, err);
	case MEMBER_UINT:
		return json_read_uint(field, object, member->name, err);
	case MEMBER_SIZE:
		return read_size(field, object, member->name, err);
	case MEMBER_NUMBER:
		*(double *)field = NAN;
		return json_read_double(field, object, member->name, err);
	case MEMBER_FLAG:
		return json_read_flag(field, object, member->name, err);
	case MEMBER_OWN:
		return !value || member->read(field, value, err) || error_context(err, "'%s'", member->name);
	}
	return false;
}

static const struct member *find_member(const struct member_table *table, const char *name)
{
	for (size_t i = 0; i < table->count; i++)
		if (strcmp(table->items[i].name, name) == 0)
			return &table->items[i];
	return NULL;
}

static bool check_names(const struct member_table *table, struct json_object *object, struct error *err)
{
	json_object_object_foreach(object, name, value)
	{
		if (strcmp(name, "type") == 0)
			continue;
		if (!find_member(table, name))
			return error_set(err, ERROR_DATA, "a line '%s' has no member '%s'", table->type, name);
		if (!value)
			return error_set(err, ERROR_DATA, "'%s' is null: what is unknown is left out", name);
	}
	return true;
}

bool members_read(void *record, const struct member_table *table, struct json_object *object, struct error *err)
{
	bool good = check_names(table, object, err);
	for (size_t i = 0; i < table->count; i++) {
		const struct member *member = &table->items[i];
		if (good && member->required && !json_object_object_get(object, member->name))
			good = error_set(err, ERROR_DATA, "'%s' is missing", member->name);
		void *field = (char *)record + member->offset;
		if (good)
			good = read_member(field, member, object, err);
		else if (member->kind == MEMBER_NUMBER)
			*(double *)field = NAN;
	}
	return good;
}

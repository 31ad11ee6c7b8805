#include "model/metric.h"

#include <json-c/json.h>
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"

static void write_share(struct buf *out, double share)
{
	number_write_short(out, 100 * share);
	buf_char(out, '%');
}

/* Whole numbers are counts: each digit says something. */
static void write_plain(struct buf *out, double value)
{
	if (value == round(value) && fabs(value) < 1e9)
		buf_printf(out, "%.0f", value);
	else
		number_write_short(out, value);
}

/* The ends of names that are units. */
static const struct {
	const char *ending;
	void (*write)(struct buf *out, double value);
} units[] = {
	{"_seconds", number_write_seconds},
	{"_bytes", number_write_bytes},
	{"_share", write_share},
};

/* Words that English writes with a hyphen. */
static const char *const compounds[] = {"start_up", "set_up", "write_back", "read_back"};

bool metric_name_is_good(const char *name)
{
	size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_");
	return *name >= 'a' && *name <= 'z' && !name[length] && length <= METRIC_NAME_CHARS;
}

static bool read_metric(struct answer *out, const char *name, struct json_object *value, struct error *err)
{
	if (!metric_name_is_good(name))
		return error_set(err, ERROR_DATA,
				 "the metric '%.80s' is not named [a-z][a-z0-9_]*, at most %d characters", name,
				 METRIC_NAME_CHARS);
	if (!json_object_is_type(value, json_type_double) && !json_object_is_type(value, json_type_int))
		return error_set(err, ERROR_DATA, "the metric '%s' is not a number", name);
	double number = json_object_get_double(value);
	if (!isfinite(number))
		return error_set(err, ERROR_DATA, "the metric '%s' is not finite", name);
	if (out->count == METRICS_MAX)
		return error_set(err, ERROR_DATA, "there are more than %d metrics", METRICS_MAX);
	answer_number(out, name, number);
	return true;
}

bool metrics_read_json(struct answer *out, struct json_object *object, struct error *err)
{
	if (!json_object_is_type(object, json_type_object))
		return error_set(err, ERROR_DATA, "the metrics are not an object");
	json_object_object_foreach(object, name, value)
	{
		if (!read_metric(out, name, value, err)) {
			answer_free(out);
			return false;
		}
	}
	return true;
}

/* Index of the unit that the name ends with, and the length of what stands before it; COUNT_OF(units): none. */
static size_t find_unit(const char *name, size_t *stem)
{
	size_t length = strlen(name);
	*stem = length;
	for (size_t i = 0; i < COUNT_OF(units); i++) {
		size_t ending = strlen(units[i].ending);
		if (length > ending && strcmp(name + length - ending, units[i].ending) == 0) {
			*stem = length - ending;
			return i;
		}
	}
	return COUNT_OF(units);
}

static size_t compound_at(const char *name, size_t at, size_t stem)
{
	for (size_t i = 0; i < COUNT_OF(compounds); i++) {
		size_t length = strlen(compounds[i]);
		bool whole = at + length == stem || (at + length < stem && name[at + length] == '_');
		if (whole && strncmp(name + at, compounds[i], length) == 0)
			return length;
	}
	return 0;
}

void metric_write_name(struct buf *out, const char *name)
{
	size_t stem, hyphens_to = 0;
	find_unit(name, &stem);
	for (size_t at = 0; at < stem; at++) {
		bool starts = at == 0 || name[at - 1] == '_';
		size_t compound = starts ? compound_at(name, at, stem) : 0;
		if (compound)
			hyphens_to = at + compound;
		buf_char(out, name[at] != '_' ? name[at] : at < hyphens_to ? '-' : ' ');
	}
}

void metric_write_value(struct buf *out, const char *name, double value)
{
	size_t stem, unit = find_unit(name, &stem);
	if (unit < COUNT_OF(units))
		units[unit].write(out, value);
	else
		write_plain(out, value);
}

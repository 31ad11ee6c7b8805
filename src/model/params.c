#include "model/params.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"

/* Index of the first item whose name is not before `name`. */
static size_t place_of(const struct params *params, const char *name)
{
	size_t i = 0;
	while (i < params->count && strcmp(params->items[i].name, name) < 0)
		i++;
	return i;
}

static bool is_at(const struct params *params, size_t place, const char *name)
{
	return place < params->count && strcmp(params->items[place].name, name) == 0;
}

void params_set(struct params *params, const char *name, const char *value)
{
	size_t place = place_of(params, name);
	if (is_at(params, place, name)) {
		mem_replace(&params->items[place].value, value);
		return;
	}
	MEM_GROW(params->items, params->count, params->capacity);
	memmove(&params->items[place + 1], &params->items[place], (params->count - place) * sizeof *params->items);
	params->items[place] = (struct param){mem_text(name), mem_text(value)};
	params->count++;
}

void params_remove(struct params *params, const char *name)
{
	size_t place = place_of(params, name);
	if (!is_at(params, place, name))
		return;
	free(params->items[place].name);
	free(params->items[place].value);
	params->count--;
	memmove(&params->items[place], &params->items[place + 1], (params->count - place) * sizeof *params->items);
}

const char *params_get(const struct params *params, const char *name)
{
	size_t place = place_of(params, name);
	return is_at(params, place, name) ? params->items[place].value : NULL;
}

bool params_contain(const struct params *whole, const struct params *part)
{
	for (size_t i = 0; i < part->count; i++) {
		const char *value = params_get(whole, part->items[i].name);
		if (!value || strcmp(value, part->items[i].value) != 0)
			return false;
	}
	return true;
}

bool params_equal(const struct params *a, const struct params *b)
{
	return a->count == b->count && params_contain(a, b);
}

int params_value_compare(const char *a, const char *b)
{
	double x, y;
	bool a_number = number_double(&x, a, NULL), b_number = number_double(&y, b, NULL);
	if (a_number != b_number)
		return a_number ? -1 : 1;
	if (a_number && x != y)
		return x < y ? -1 : 1;
	return strcmp(a, b);
}

int params_compare(const struct params *a, const struct params *b)
{
	for (size_t i = 0; i < a->count && i < b->count; i++) {
		int order = strcmp(a->items[i].name, b->items[i].name);
		if (!order)
			order = params_value_compare(a->items[i].value, b->items[i].value);
		if (order)
			return order;
	}
	return (a->count > b->count) - (a->count < b->count);
}

struct params params_copy(const struct params *params)
{
	struct params copy = {0};
	for (size_t i = 0; i < params->count; i++)
		params_set(&copy, params->items[i].name, params->items[i].value);
	return copy;
}

void params_free(struct params *params)
{
	for (size_t i = 0; i < params->count; i++) {
		free(params->items[i].name);
		free(params->items[i].value);
	}
	free(params->items);
	*params = (struct params){0};
}

void params_write(struct buf *out, const struct params *params)
{
	for (size_t i = 0; i < params->count; i++)
		buf_printf(out, "%s%s=%s", i ? "," : "", params->items[i].name, params->items[i].value);
}

bool params_name_is_good(const char *name)
{
	if (!islower((unsigned char)*name))
		return false;
	while (islower((unsigned char)*name) || isdigit((unsigned char)*name) || *name == '-' || *name == '_')
		name++;
	return *name == '\0';
}

bool params_value_is_good(const char *value)
{
	for (const char *c = value; *c; c++)
		if (*c == ',' || (unsigned char)*c < 0x20 || *c == 0x7f)
			return false;
	return *value != '\0';
}

/* Reads one "name=value" that was cut out of its list; `pair` is changed. */
static bool parse_pair(struct params *out, char *pair, struct error *err)
{
	char *equals = strchr(pair, '=');
	if (!equals)
		return error_set(err, ERROR_DATA, "'%s' is not of the form name=value", pair);
	*equals = '\0';
	if (!params_name_is_good(pair))
		return error_set(err, ERROR_DATA, "'%s' is no name of a parameter (a-z, 0-9, '-' and '_')", pair);
	if (!params_value_is_good(equals + 1))
		return error_set(err, ERROR_DATA, "the parameter %s has no usable value", pair);
	if (params_get(out, pair))
		return error_set(err, ERROR_DATA, "the parameter %s stands there twice", pair);
	params_set(out, pair, equals + 1);
	return true;
}

bool params_parse(struct params *out, const char *text, struct error *err)
{
	char *copy = mem_text(text), *rest = copy, *pair;
	bool good = true;
	while (good && *copy && (pair = strsep(&rest, ",")))
		good = parse_pair(out, pair, err);
	free(copy);
	if (!good)
		params_free(out);
	return good;
}

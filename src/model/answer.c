#include "model/answer.h"

#include <json-c/json.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/number.h"
#include "model/json_read.h"

static void put(struct answer *answer, const char *name, char *text, bool is_number, double number)
{
	for (size_t i = 0; i < answer->count; i++) {
		struct answer_value *old = &answer->items[i];
		if (strcmp(old->name, name) == 0) {
			free(old->text);
			*old = (struct answer_value){old->name, text, is_number, number};
			return;
		}
	}
	MEM_GROW(answer->items, answer->count, answer->capacity);
	answer->items[answer->count++] = (struct answer_value){mem_text(name), text, is_number, number};
}

void answer_int(struct answer *answer, const char *name, int64_t value)
{
	put(answer, name, mem_printf("%lld", (long long)value), true, (double)value);
}

void answer_uint(struct answer *answer, const char *name, uint64_t value)
{
	put(answer, name, mem_printf("%llu", (unsigned long long)value), true, (double)value);
}

void answer_number(struct answer *answer, const char *name, double value)
{
	if (!isfinite(value)) {
		const char *word = isnan(value) ? "nan" : value > 0 ? "inf" : "-inf";
		put(answer, name, mem_text(word), true, value);
		return;
	}
	struct buf text = BUF_INIT;
	number_write_exact(&text, value);
	put(answer, name, buf_detach(&text), true, value);
}

void answer_text(struct answer *answer, const char *name, const char *value)
{
	put(answer, name, mem_text(value), false, NAN);
}

const struct answer_value *answer_find(const struct answer *answer, const char *name)
{
	for (size_t i = 0; i < answer->count; i++)
		if (strcmp(answer->items[i].name, name) == 0)
			return &answer->items[i];
	return NULL;
}

struct answer answer_copy(const struct answer *answer)
{
	struct answer copy = {.file = mem_text(answer->file)};
	for (size_t i = 0; i < answer->count; i++) {
		const struct answer_value *value = &answer->items[i];
		put(&copy, value->name, mem_text(value->text), value->is_number, value->number);
	}
	return copy;
}

void answer_free(struct answer *answer)
{
	for (size_t i = 0; i < answer->count; i++) {
		free(answer->items[i].name);
		free(answer->items[i].text);
	}
	free(answer->items);
	free(answer->file);
	*answer = (struct answer){0};
}

void answer_write_json(struct json *json, const char *key, const struct answer *answer)
{
	json_open_object(json, key);
	for (size_t i = 0; i < answer->count; i++) {
		const struct answer_value *value = &answer->items[i];
		if (value->is_number && isfinite(value->number))
			json_raw(json, value->name, value->text);
		else
			json_text(json, value->name, value->text);
	}
	json_close(json);
}

/* Workers in other languages write NaN as they can: as a bare NaN (Python's json) or as one of the words. */
static bool read_not_finite(struct answer *out, const char *name, const char *word)
{
	static const struct {
		const char *word;
		double value;
	} known[] = {
		{"nan", NAN}, {"inf", INFINITY}, {"-inf", -INFINITY}, {"infinity", INFINITY}, {"-infinity", -INFINITY}};
	for (size_t i = 0; i < COUNT_OF(known); i++) {
		if (strcasecmp(word, known[i].word) == 0) {
			answer_number(out, name, known[i].value);
			return true;
		}
	}
	return false;
}

static bool read_value(struct answer *out, const char *name, struct json_object *value, struct error *err)
{
	switch (json_object_get_type(value)) {
	case json_type_int:
		/* Above 2^63 json-c keeps an unsigned number. */
		if (json_object_get_int64(value) >= 0)
			answer_uint(out, name, json_object_get_uint64(value));
		else
			answer_int(out, name, json_object_get_int64(value));
		return true;
	case json_type_double:
		answer_number(out, name, json_object_get_double(value));
		return true;
	case json_type_string:
		if (strlen(json_object_get_string(value)) != (size_t)json_object_get_string_len(value))
			return error_set(err, ERROR_DATA, "the answer's value '%s' holds a NUL character", name);
		if (!read_not_finite(out, name, json_object_get_string(value)))
			answer_text(out, name, json_object_get_string(value));
		return true;
	default:
		return error_set(err, ERROR_DATA, "the answer's value '%s' is neither a number nor a text", name);
	}
}

bool answer_read_json(struct answer *out, struct json_object *object, struct error *err)
{
	if (!json_object_is_type(object, json_type_object))
		return error_set(err, ERROR_DATA, "the answer's values are not an object");
	json_object_object_foreach(object, name, value)
	{
		if (!read_value(out, name, value, err)) {
			answer_free(out);
			return false;
		}
	}
	return true;
}

/* Facts as JSON: dotted keys become nested objects, and back. */
#include <json-c/json.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/facts.h"
#include "model/json_read.h"

static void write_fact(struct json *json, const char *key, const struct fact *fact)
{
	switch (fact->kind) {
	case FACT_TEXT:
		json_text(json, key, fact->text);
		break;
	case FACT_INT:
		json_int(json, key, fact->integer);
		break;
	case FACT_BOOL:
		json_flag(json, key, fact->integer != 0);
		break;
	case FACT_NUMBER: {
		/* A whole number needs its ".0", so that it is read back as the same kind. */
		struct buf text = BUF_INIT;
		struct json number = json_start(&text, JSON_LINE);
		json_number(&number, NULL, fact->number);
		if (!strpbrk(text.data, ".e"))
			buf_text(&text, ".0");
		json_raw(json, key, text.data);
		buf_free(&text);
		break;
	}
	case FACT_LIST:
		json_open_array(json, key);
		for (size_t i = 0; i < fact->list_count; i++)
			json_text(json, NULL, fact->list[i]);
		json_close(json);
		break;
	}
}

/* Writes the facts [first, last) whose keys agree in their first `depth` bytes. */
static void write_level(struct json *json, const struct fact *items, size_t first, size_t last, size_t depth)
{
	for (size_t i = first; i < last;) {
		const char *key = items[i].key + depth;
		const char *dot = strchr(key, '.');
		if (!dot) {
			write_fact(json, key, &items[i++]);
			continue;
		}
		size_t length = (size_t)(dot - key) + 1, end = i + 1;
		while (end < last && strncmp(items[end].key + depth, key, length) == 0)
			end++;
		char *name = mem_text_n(key, length - 1);
		json_open_object(json, name);
		write_level(json, items, i, end, depth + length);
		json_close(json);
		free(name);
		i = end;
	}
}

void facts_write_json(struct json *json, const char *key, const struct facts *facts)
{
	json_open_object(json, key);
	write_level(json, facts->items, 0, facts->count, 0);
	json_close(json);
}

static void read_list(struct facts *out, const char *key, struct json_object *array)
{
	struct buf words = BUF_INIT;
	for (size_t i = 0; i < json_object_array_length(array); i++) {
		struct json_object *value = json_object_array_get_idx(array, i);
		if (json_object_is_type(value, json_type_string))
			buf_printf(&words, "%s ", json_object_get_string(value));
	}
	facts_words(out, key, words.data);
	buf_free(&words);
}

static void read_whole_number(struct facts *out, const char *key, struct json_object *value)
{
	/* json-c's signed getter would cut larger numbers down. */
	if (json_object_get_uint64(value) > INT64_MAX)
		facts_number(out, key, (double)json_object_get_uint64(value));
	else
		facts_int(out, key, json_object_get_int64(value));
}

static bool is_segment(const char *name)
{
	return *name && !name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_-")];
}

static void read_object(struct facts *out, const char *prefix, struct json_object *object, int depth);

static void read_member(struct facts *out, const char *key, struct json_object *value, int depth)
{
	switch (json_object_get_type(value)) {
	case json_type_object:
		if (depth < FACTS_DEPTH_MAX)
			read_object(out, key, value, depth + 1);
		break;
	case json_type_array:
		read_list(out, key, value);
		break;
	case json_type_string:
		facts_text(out, key, json_object_get_string(value));
		break;
	case json_type_boolean:
		facts_bool(out, key, json_object_get_boolean(value));
		break;
	case json_type_int:
		read_whole_number(out, key, value);
		break;
	case json_type_double:
		facts_number(out, key, json_object_get_double(value));
		break;
	case json_type_null: /* an absent fact */
		break;
	}
}

static void read_object(struct facts *out, const char *prefix, struct json_object *object, int depth)
{
	json_object_object_foreach(object, name, value)
	{
		if (!is_segment(name))
			continue;
		char *key = *prefix ? mem_printf("%s.%s", prefix, name) : mem_text(name);
		read_member(out, key, value, depth);
		free(key);
	}
}

void facts_read_object(struct facts *out, struct json_object *object)
{
	if (object && json_object_is_type(object, json_type_object))
		read_object(out, "", object, 1);
}

bool facts_read_json(struct facts *out, const char *text, struct error *err)
{
	struct json_object *object = json_read_object(text, err);
	if (!object)
		return false;
	facts_read_object(out, object);
	json_object_put(object);
	return true;
}

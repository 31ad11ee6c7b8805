#include "page/value.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Maps and lists are the same array; a list's entries have no key. Maps of a page are small, so that a search
 * from front to back is the fastest there is. */
struct entry {
	char *key;
	struct value *value;
};

struct value {
	enum value_kind kind;
	bool flag;
	char *text;
	struct entry *entries;
	size_t count, capacity;
};

static struct value *value_new(enum value_kind kind)
{
	struct value *value = mem_zero(1, sizeof *value);
	value->kind = kind;
	return value;
}

static struct value *value_new_text(const char *text)
{
	struct value *value = value_new(VALUE_TEXT);
	value->text = mem_text(text);
	return value;
}

struct value *value_map(void)
{
	return value_new(VALUE_MAP);
}

void value_free(struct value *value)
{
	if (!value)
		return;
	for (size_t i = 0; i < value->count; i++) {
		free(value->entries[i].key);
		value_free(value->entries[i].value);
	}
	free(value->entries);
	free(value->text);
	free(value);
}

static struct entry *find(const struct value *map, const char *key, size_t length)
{
	for (size_t i = 0; i < map->count; i++) {
		const char *other = map->entries[i].key;
		if (strlen(other) == length && memcmp(other, key, length) == 0)
			return &map->entries[i];
	}
	return NULL;
}

static struct value *append(struct value *parent, char *key, struct value *child)
{
	MEM_GROW(parent->entries, parent->count, parent->capacity);
	parent->entries[parent->count++] = (struct entry){key, child};
	return child;
}

static struct value *put(struct value *map, const char *key, struct value *child)
{
	struct entry *old = find(map, key, strlen(key));
	if (!old)
		return append(map, mem_text(key), child);
	value_free(old->value);
	return old->value = child;
}

void value_put(struct value *map, const char *key, const char *text)
{
	if (text)
		put(map, key, value_new_text(text));
}

void value_putf(struct value *map, const char *key, const char *fmt, ...)
{
	va_list args, again;
	va_start(args, fmt);
	va_copy(again, args);
	int length = vsnprintf(NULL, 0, fmt, args);
	size_t size = length > 0 ? (size_t)length + 1 : 1;
	struct value *value = value_new(VALUE_TEXT);
	value->text = mem_zero(size, 1);
	vsnprintf(value->text, size, fmt, again);
	put(map, key, value);
	va_end(again);
	va_end(args);
}

void value_put_flag(struct value *map, const char *key, bool flag)
{
	put(map, key, value_new(VALUE_FLAG))->flag = flag;
}

struct value *value_put_map(struct value *map, const char *key)
{
	return put(map, key, value_new(VALUE_MAP));
}

struct value *value_put_list(struct value *map, const char *key)
{
	return put(map, key, value_new(VALUE_LIST));
}

struct value *value_add_map(struct value *list)
{
	return append(list, NULL, value_new(VALUE_MAP));
}

struct value *value_add_list(struct value *list)
{
	return append(list, NULL, value_new(VALUE_LIST));
}

void value_add(struct value *list, const char *text)
{
	if (text)
		append(list, NULL, value_new_text(text));
}

enum value_kind value_kind(const struct value *value)
{
	return value->kind;
}

const struct value *value_get(const struct value *map, const char *key, size_t key_length)
{
	if (!map || map->kind != VALUE_MAP)
		return NULL;
	const struct entry *entry = find(map, key, key_length);
	return entry ? entry->value : NULL;
}

const char *value_text(const struct value *text)
{
	return text && text->kind == VALUE_TEXT ? text->text : "";
}

bool value_is_true(const struct value *value)
{
	if (!value)
		return false;
	switch (value->kind) {
	case VALUE_TEXT:
		return *value->text != '\0';
	case VALUE_FLAG:
		return value->flag;
	case VALUE_LIST:
		return value->count > 0;
	case VALUE_MAP:
		break;
	}
	return true;
}

size_t value_count(const struct value *list)
{
	return list && list->kind == VALUE_LIST ? list->count : 0;
}

const struct value *value_item(const struct value *list, size_t index)
{
	return index < value_count(list) ? list->entries[index].value : NULL;
}

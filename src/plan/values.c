#include "plan/values.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void values_add(struct values *values, const char *item)
{
	for (size_t i = 0; i < values->count; i++)
		if (strcmp(values->items[i], item) == 0)
			return;
	values->items = mem_resize(values->items, values->count + 1, sizeof *values->items);
	values->items[values->count++] = mem_text(item);
}

void values_write(struct buf *out, const struct values *values)
{
	for (size_t i = 0; i < values->count; i++)
		buf_printf(out, "%s%s", i ? ", " : "", values->items[i]);
}

static char *trimmed(const char *text, size_t length)
{
	while (length && strchr(" \t", text[length - 1]))
		length--;
	while (length && strchr(" \t", *text)) {
		text++;
		length--;
	}
	return mem_text_n(text, length);
}

bool values_split(struct values *out, const char *text, struct error *err)
{
	bool good = true;
	for (const char *at = text; good; at++) {
		size_t length = strcspn(at, ",");
		char *item = trimmed(at, length);
		good = params_value_is_good(item);
		if (good)
			values_add(out, item);
		free(item);
		at += length;
		if (!*at)
			break;
	}
	if (good)
		return true;
	values_free(out);
	return error_set(err, ERROR_USAGE, "'%s' is not a list of values such as 100,200", text);
}

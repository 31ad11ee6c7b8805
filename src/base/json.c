#include "base/json.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/utf8.h"

struct json json_start(struct buf *out, enum json_style style)
{
	return (struct json){.out = out, .style = style};
}

static void write_string(struct buf *out, const char *text)
{
	buf_char(out, '"');
	while (*text) {
		size_t length = utf8_length(text);
		unsigned char c = (unsigned char)*text;
		if (!length) {
			buf_text(out, "\xef\xbf\xbd"); /* U+FFFD */
			length = 1;
		} else if (c == '"' || c == '\\') {
			buf_printf(out, "\\%c", c);
		} else if (c == '\n') {
			buf_text(out, "\\n");
		} else if (c == '\t') {
			buf_text(out, "\\t");
		} else if (c < 0x20 || c == 0x7f) {
			buf_printf(out, "\\u%04x", c);
		} else {
			buf_add(out, text, length);
		}
		text += length;
	}
	buf_char(out, '"');
}

static void new_line(struct json *json)
{
	if (json->style != JSON_INDENTED)
		return;
	buf_char(json->out, '\n');
	for (int i = 0; i < json->depth; i++)
		buf_text(json->out, "  ");
}

/* What stands before a value: comma, new line, key. */
static void lead_in(struct json *json, const char *key)
{
	if (json->depth) {
		if (json->used[json->depth - 1])
			buf_char(json->out, ',');
		json->used[json->depth - 1] = true;
		new_line(json);
	}
	if (key) {
		write_string(json->out, key);
		buf_text(json->out, json->style == JSON_INDENTED ? ": " : ":");
	}
}

static void open_group(struct json *json, const char *key, char opener, char closer)
{
	assert(json->depth < JSON_DEPTH_MAX);
	lead_in(json, key);
	buf_char(json->out, opener);
	json->closer[json->depth] = closer;
	json->used[json->depth] = false;
	json->depth++;
}

void json_open_object(struct json *json, const char *key)
{
	open_group(json, key, '{', '}');
}

void json_open_array(struct json *json, const char *key)
{
	open_group(json, key, '[', ']');
}

void json_close(struct json *json)
{
	assert(json->depth > 0);
	json->depth--;
	if (json->used[json->depth])
		new_line(json);
	buf_char(json->out, json->closer[json->depth]);
	if (json->style == JSON_INDENTED && json->depth == 0)
		buf_char(json->out, '\n');
}

void json_text(struct json *json, const char *key, const char *value)
{
	lead_in(json, key);
	if (value)
		write_string(json->out, value);
	else
		buf_text(json->out, "null");
}

void json_maybe_text(struct json *json, const char *key, const char *value)
{
	if (value)
		json_text(json, key, value);
}

void json_number(struct json *json, const char *key, double value)
{
	lead_in(json, key);
	if (isfinite(value))
		number_write_exact(json->out, value);
	else
		buf_text(json->out, "null");
}

void json_int(struct json *json, const char *key, int64_t value)
{
	lead_in(json, key);
	buf_printf(json->out, "%lld", (long long)value);
}

void json_uint(struct json *json, const char *key, uint64_t value)
{
	lead_in(json, key);
	buf_printf(json->out, "%llu", (unsigned long long)value);
}

void json_flag(struct json *json, const char *key, bool value)
{
	lead_in(json, key);
	buf_text(json->out, value ? "true" : "false");
}

void json_null(struct json *json, const char *key)
{
	lead_in(json, key);
	buf_text(json->out, "null");
}

void json_raw(struct json *json, const char *key, const char *value)
{
	lead_in(json, key);
	buf_text(json->out, value);
}

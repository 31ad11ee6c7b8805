#include "exchange/lines.h"

#include <json-c/json.h>
#include <string.h>

#include "model/json_read.h"

struct lines lines_start(FILE *stream, const char *name)
{
	return (struct lines){.stream = stream, .name = name, .text = BUF_INIT};
}

void lines_free(struct lines *lines)
{
	json_object_put(lines->object);
	buf_free(&lines->text);
	lines->object = NULL;
}

bool lines_complain(const struct lines *lines, struct error *err)
{
	return error_context(err, "%s:%zu", lines->name, lines->number);
}

/* Without its end. Bytes that no line feed follows are no line: the file was cut off there. */
static bool read_text(struct lines *lines, bool *more, struct error *err)
{
	int c;
	buf_clear(&lines->text);
	while ((c = getc_unlocked(lines->stream)) != EOF && c != '\n') {
		if (lines->text.length == LINE_MAX_BYTES)
			return error_set(err, ERROR_DATA,
					 "the line is longer than %d bytes: this is no file of results",
					 LINE_MAX_BYTES);
		buf_char(&lines->text, (char)c);
	}
	*more = c != EOF || lines->text.length > 0;
	if (ferror(lines->stream))
		return error_errno(err, "cannot be read");
	if (c == EOF && lines->text.length)
		return error_set(err, ERROR_DATA, "the file ends in the middle of this line: copy or export it again");
	return true;
}

static bool parse(struct lines *lines, struct error *err)
{
	json_object_put(lines->object);
	lines->object = json_read_object_n(lines->text.data, lines->text.length, err);
	if (!lines->object)
		return false;
	struct json_object *type = json_object_object_get(lines->object, "type");
	if (!json_object_is_type(type, json_type_string))
		return error_set(err, ERROR_DATA, "has no 'type': this is no file of results");
	lines->type = json_object_get_string(type);
	return true;
}

bool lines_next(struct lines *lines, bool *more, struct error *err)
{
	lines->number++;
	if (!read_text(lines, more, err) || (*more && !parse(lines, err)))
		return lines_complain(lines, err);
	return true;
}

#include "chart/text_fit.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

static double width_of(struct font *font, const char *text, size_t length, struct text_style style)
{
	char *part = mem_text_n(text, length);
	double width = font_width(font, part, style.size, style.bold);
	free(part);
	return width;
}

/* Bytes of the longest beginning of whole characters that fits. */
static size_t fitting(struct font *font, const char *text, struct text_style style, double width)
{
	size_t fits = 0;
	for (size_t at = 0; text[at];) {
		size_t length = utf8_length(text + at);
		length = length ? length : 1;
		width -= width_of(font, text + at, length, style);
		if (width < 0)
			break;
		at += length;
		fits = at;
	}
	return fits;
}

char *text_shortened(struct font *font, const char *text, struct text_style style, double width)
{
	if (font_width(font, text, style.size, style.bold) <= width)
		return mem_text(text);
	double dots = font_width(font, "…", style.size, style.bold);
	if (dots > width)
		return mem_text("");
	size_t length = fitting(font, text, style, width - dots);
	while (length && text[length - 1] == ' ')
		length--;
	return mem_printf("%.*s…", (int)length, text);
}

/* Bytes of the words that fit into a line; at least one word, however long. */
static size_t words(struct font *font, const char *text, struct text_style style, double width)
{
	size_t taken = strcspn(text, " ");
	while (text[taken]) {
		size_t next = taken + strspn(text + taken, " ");
		next += strcspn(text + next, " ");
		if (text[next - 1] == ' ' || width_of(font, text, next, style) > width)
			break;
		taken = next;
	}
	return taken;
}

void text_wrap(struct text_lines *out, struct font *font, const char *text, struct text_style style, double width)
{
	*out = (struct text_lines){0};
	text = text ? text + strspn(text, " ") : "";
	while (*text) {
		bool last = out->count + 1 == TEXT_LINES_MAX;
		size_t length = last ? strlen(text) : words(font, text, style, width);
		char *line = mem_text_n(text, length);
		out->lines[out->count++] = text_shortened(font, line, style, width);
		free(line);
		text += length + strspn(text + length, " ");
	}
}

void text_lines_free(struct text_lines *lines)
{
	for (size_t i = 0; i < lines->count; i++)
		free(lines->lines[i]);
	*lines = (struct text_lines){0};
}

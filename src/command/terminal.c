#include "command/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/utf8.h"

bool terminal_is(FILE *stream)
{
	const char *kind = getenv("TERM");
	return isatty(fileno(stream)) && kind && strcmp(kind, "dumb") != 0;
}

bool terminal_has_colour(FILE *stream)
{
	return terminal_is(stream) && !getenv("NO_COLOR");
}

int terminal_width(FILE *stream)
{
	struct winsize size;
	if (ioctl(fileno(stream), TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	return 80;
}

void columns_add(struct columns *columns, const char *text, enum colour colour)
{
	struct buf plain = BUF_INIT;
	utf8_plain_line(&plain, text ? text : "");
	if (columns->count == columns->colour_capacity) {
		columns->colour_capacity = columns->colour_capacity ? columns->colour_capacity * 2 : 64;
		columns->colours = mem_resize(columns->colours, columns->colour_capacity, sizeof *columns->colours);
	}
	MEM_GROW(columns->cells, columns->count, columns->capacity);
	columns->colours[columns->count] = colour;
	columns->cells[columns->count++] = buf_detach(&plain);
}

static size_t width_of(const struct columns *columns, size_t column)
{
	size_t widest = 0;
	for (size_t i = column; i < columns->count; i += columns->width) {
		size_t width = utf8_columns(columns->cells[i]);
		if (width > widest)
			widest = width;
	}
	return widest;
}

static void write_cell(struct buf *out, const char *text, enum colour colour, bool in_colour)
{
	static const char *const codes[] = {"", "\033[1m", "\033[2m", "\033[31m", "\033[32m", "\033[33m"};
	bool wrap = in_colour && colour != COLOUR_PLAIN && *text;
	buf_printf(out, "%s%s%s", wrap ? codes[colour] : "", text, wrap ? "\033[0m" : "");
}

static void trim_end(struct buf *out)
{
	while (out->length && out->data[out->length - 1] == ' ')
		out->data[--out->length] = '\0';
}

void columns_write(struct buf *out, const struct columns *columns, bool colour)
{
	for (size_t row = 0; row + columns->width <= columns->count; row += columns->width) {
		for (size_t i = 0; i < columns->width; i++) {
			const char *text = columns->cells[row + i];
			int pad = (int)(width_of(columns, i) - utf8_columns(text));
			bool right = columns->align[i] == 'r';
			buf_printf(out, "%s%*s", i ? "  " : "", right ? pad : 0, "");
			write_cell(out, text, columns->colours[row + i], colour);
			buf_printf(out, "%*s", right ? 0 : pad, "");
		}
		trim_end(out);
		buf_char(out, '\n');
	}
}

void columns_free(struct columns *columns)
{
	for (size_t i = 0; i < columns->count; i++)
		free(columns->cells[i]);
	free(columns->cells);
	free(columns->colours);
	*columns = (struct columns){.width = columns->width, .align = columns->align};
}

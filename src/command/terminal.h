/*
 * terminal.h: what stderr and stdout are, and text in columns.
 */
#ifndef LAPCHART_COMMAND_TERMINAL_H
#define LAPCHART_COMMAND_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/buf.h"

/* A terminal that moves its cursor; NO_COLOR (any value) and TERM=dumb turn colours off. */
bool terminal_is(FILE *stream);
bool terminal_has_colour(FILE *stream);
int terminal_width(FILE *stream); /* 80 where unknown */

enum colour { COLOUR_PLAIN, COLOUR_BOLD, COLOUR_DIM, COLOUR_RED, COLOUR_GREEN, COLOUR_YELLOW };

/* A table of text: cells are UTF-8; columns are as wide as their widest cell. */
struct columns {
	size_t width;         /* number of columns */
	const char *align;    /* a letter a column: 'l' or 'r' */
	char **cells;         /* row by row; owned */
	enum colour *colours; /* of each cell */
	size_t count, capacity, colour_capacity;
};

void columns_add(struct columns *columns, const char *text, enum colour colour); /* control characters are made plain */
void columns_write(struct buf *out, const struct columns *columns, bool colour);
void columns_free(struct columns *columns);

#endif

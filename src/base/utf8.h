/*
 * utf8.h: text from outside is bytes until it has been looked at.
 */
#ifndef LAPCHART_BASE_UTF8_H
#define LAPCHART_BASE_UTF8_H

#include <stddef.h>

#include "base/buf.h"

/* Bytes of the well-formed character at `text` (1 to 4), or 0 where there is none (also at '\0').
 * Overlong forms, surrogates and values over U+10FFFF are not well formed (RFC 3629). */
size_t utf8_length(const char *text);

/* Columns that the text takes on a terminal, each character counted as one, wrong bytes too. */
size_t utf8_columns(const char *text);

/* Appends the text with wrong bytes as U+FFFD and control characters (escape sequences of a terminal
 * among them) as '?'; new lines and tabs become spaces. For one line on a terminal. */
void utf8_plain_line(struct buf *out, const char *text);

#endif

/*
 * scan.h: the text of a template cut into tokens. Inside of page/; others see
 * template.h.
 *
 * Text comes in pieces that end behind each new line, so that the parser can
 * look at a line at a time. All slices lie in the source.
 */
#ifndef LAPCHART_PAGE_SCAN_H
#define LAPCHART_PAGE_SCAN_H

#include <stddef.h>

#include "base/error.h"

struct slice {
	const char *at;
	size_t length;
};

struct source {
	const char *path; /* as messages name it; lent */
	const char *text; /* lent */
	size_t length;
};

enum token_kind {
	TOKEN_TEXT,
	TOKEN_VARIABLE,
	TOKEN_RAW,
	TOKEN_SECTION,
	TOKEN_INVERTED,
	TOKEN_END,
	TOKEN_PARTIAL,
	TOKEN_COMMENT,
	TOKEN_DELIMITERS,
};

struct token {
	enum token_kind kind;
	struct slice text; /* of a tag: what stands in it, without sigil and surrounding white space */
	const char *start; /* of a tag: its opening delimiter */
};

struct token_list {
	struct token *items;
	size_t count, capacity;
};

/* Names are checked: not empty, no white space, no empty part between dots. Delimiters are obeyed here and come
 * as tokens only because they can stand alone on a line. On failure too, free out->items. */
bool scan(struct token_list *out, const struct source *source, struct error *err);

bool slice_is_blank(struct slice slice);
bool slice_equal(struct slice a, struct slice b);

/* "PATH:LINE:COLUMN: text", columns in characters; returns false. */
bool scan_error(const struct source *source, const char *at, struct error *err, const char *fmt, ...) PRINTF_LIKE(4, 5);

#endif

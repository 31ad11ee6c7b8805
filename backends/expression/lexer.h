/*
 * lexer.h: the words of an expression.
 */
#ifndef LAPCHART_EXPRESSION_LEXER_H
#define LAPCHART_EXPRESSION_LEXER_H

#include <stddef.h>

#include "base/error.h"

enum token_kind { TOKEN_END, TOKEN_NUMBER, TOKEN_NAME, TOKEN_SYMBOL };

struct token {
	enum token_kind kind;
	const char *text; /* in the expression; not ended by '\0' */
	size_t length;
};

/* The word at `next` or behind white space; a character that begins none is an error, and then `out` is that
 * character. */
bool lexer_next(struct token *out, const char *next, struct error *err);
bool token_is(const struct token *token, const char *text);

#endif

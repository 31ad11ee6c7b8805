#include "expression/lexer.h"

#include <string.h>

#include "base/mem.h"

#define DIGITS  "0123456789"
#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"

static bool is_in(char c, const char *set)
{
	return c && strchr(set, c);
}

/* 12, 1.5, .5, 1e-3, 2.5e+10, each also with the j of complex numbers. */
static size_t number_length(const char *text)
{
	size_t length = strspn(text, DIGITS);
	if (text[length] == '.')
		length += 1 + strspn(text + length + 1, DIGITS);
	if (is_in(text[length], "eE")) {
		size_t sign = is_in(text[length + 1], "+-");
		size_t digits = strspn(text + length + 1 + sign, DIGITS);
		length += digits ? 1 + sign + digits : 0;
	}
	return length + (text[length] == 'j');
}

static size_t symbol_length(const char *text)
{
	static const char *const symbols[] = {"**", "//", "<=", ">=", "==", "!=", "+", "-", "*", "/",
					      "%",  "~",  "&",  "|",  "^",  "<",  ">", "(", ")", ","};
	for (size_t i = 0; i < COUNT_OF(symbols); i++)
		if (strncmp(text, symbols[i], strlen(symbols[i])) == 0)
			return strlen(symbols[i]);
	return 0;
}

static bool unknown(const char *at, struct error *err)
{
	if (*at > ' ' && *at < 0x7f)
		return error_set(err, ERROR_USAGE, "'%c' does not belong here%s", *at,
				 *at == '=' ? "; == compares" : "");
	return error_set(err, ERROR_USAGE, "the byte 0x%02x does not belong here", (unsigned char)*at);
}

bool lexer_next(struct token *out, const char *next, struct error *err)
{
	next += strspn(next, " \t\r\n");
	*out = (struct token){TOKEN_END, next, 0};
	if (!*next)
		return true;
	if (is_in(*next, DIGITS) || (*next == '.' && is_in(next[1], DIGITS)))
		*out = (struct token){TOKEN_NUMBER, next, number_length(next)};
	else if (is_in(*next, LETTERS))
		*out = (struct token){TOKEN_NAME, next, strspn(next, LETTERS DIGITS)};
	else
		*out = (struct token){TOKEN_SYMBOL, next, symbol_length(next)};
	return out->length > 0 || unknown(next, err);
}

bool token_is(const struct token *token, const char *text)
{
	return token->length == strlen(text) && memcmp(token->text, text, token->length) == 0;
}

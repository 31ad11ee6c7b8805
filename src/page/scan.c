#include "page/scan.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

struct scanner {
	const struct source *source;
	struct token_list *out;
	const char *at, *end;
	struct slice open, close; /* the delimiters in force */
};

struct sigil {
	char character;
	enum token_kind kind;
	char before_close; /* must stand before the closing delimiter; '\0': nothing */
};

static const struct sigil sigils[] = {
	{'{', TOKEN_RAW, '}'},  {'&', TOKEN_RAW, '\0'},     {'#', TOKEN_SECTION, '\0'}, {'^', TOKEN_INVERTED, '\0'},
	{'/', TOKEN_END, '\0'}, {'>', TOKEN_PARTIAL, '\0'}, {'!', TOKEN_COMMENT, '\0'}, {'=', TOKEN_DELIMITERS, '='},
};

bool scan_error(const struct source *source, const char *at, struct error *err, const char *fmt, ...)
{
	size_t line = 1, column = 1;
	for (const char *c = source->text; c < at; c++) {
		column = *c == '\n' ? 1 : column + (((unsigned char)*c & 0xc0) != 0x80);
		line += *c == '\n';
	}
	char message[512];
	va_list args;
	va_start(args, fmt);
	vsnprintf(message, sizeof message, fmt, args);
	va_end(args);
	return error_set(err, ERROR_DATA, "%s:%zu:%zu: %s", source->path, line, column, message);
}

static bool is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool slice_is_blank(struct slice slice)
{
	for (size_t i = 0; i < slice.length; i++)
		if (!is_white(slice.at[i]))
			return false;
	return true;
}

bool slice_equal(struct slice a, struct slice b)
{
	return a.length == b.length && memcmp(a.at, b.at, a.length) == 0;
}

static struct slice trimmed(const char *from, const char *to)
{
	while (from < to && is_white(*from))
		from++;
	while (to > from && is_white(to[-1]))
		to--;
	return (struct slice){from, (size_t)(to - from)};
}

static void add_token(struct scanner *scanner, struct token token)
{
	struct token_list *out = scanner->out;
	MEM_GROW(out->items, out->count, out->capacity);
	out->items[out->count++] = token;
}

/* Up to `to`, a token for each line. */
static void scan_text(struct scanner *scanner, const char *to)
{
	while (scanner->at < to) {
		const char *newline = memchr(scanner->at, '\n', (size_t)(to - scanner->at));
		const char *stop = newline ? newline + 1 : to;
		struct slice text = {scanner->at, (size_t)(stop - scanner->at)};
		add_token(scanner, (struct token){TOKEN_TEXT, text, scanner->at});
		scanner->at = stop;
	}
}

static const struct sigil *find_sigil(char c)
{
	static const struct sigil none = {'\0', TOKEN_VARIABLE, '\0'};
	for (size_t i = 0; i < COUNT_OF(sigils); i++)
		if (sigils[i].character == c)
			return &sigils[i];
	return &none;
}

/* The closing delimiter of the tag whose inside begins at `from`, or NULL. */
static const char *find_close(const struct scanner *scanner, const char *from, char before)
{
	struct slice close = scanner->close;
	for (const char *at = from; (at = memmem(at, (size_t)(scanner->end - at), close.at, close.length)); at++)
		if (!before || (at > from && at[-1] == before))
			return at;
	return NULL;
}

static bool set_delimiters(struct scanner *scanner, const struct token *token, struct error *err)
{
	const char *at = token->text.at, *end = at + token->text.length, *middle = at;
	while (middle < end && !is_white(*middle))
		middle++;
	struct slice open = {at, (size_t)(middle - at)}, close = trimmed(middle, end);
	bool good = open.length && close.length && !memchr(at, '=', token->text.length);
	for (size_t i = 0; i < close.length; i++)
		good = good && !is_white(close.at[i]);
	if (!good)
		return scan_error(scanner->source, token->start, err,
				  "delimiters are two words without '=', as in {{=<%% %%>=}}, not \"%.*s\"",
				  (int)token->text.length, at);
	scanner->open = open;
	scanner->close = close;
	return true;
}

static bool has_empty_part(struct slice name)
{
	if (name.length == 1 && name.at[0] == '.')
		return false;
	for (size_t i = 0; i < name.length; i++)
		if (name.at[i] == '.' && (i == 0 || i + 1 == name.length || name.at[i + 1] == '.'))
			return true;
	return false;
}

static bool check_name(const struct scanner *scanner, const struct token *token, struct error *err)
{
	const struct source *source = scanner->source;
	struct slice name = token->text;
	int length = (int)name.length;
	if (!length)
		return scan_error(source, token->start, err, "a tag without a name");
	if (token->kind == TOKEN_VARIABLE && strchr("<$", name.at[0]))
		return scan_error(source, token->start, err,
				  "\"%.*s\": blocks and parents are not supported, use a partial", length, name.at);
	for (int i = 0; i < length; i++)
		if (is_white(name.at[i]))
			return scan_error(source, token->start, err, "white space in the name \"%.*s\"", length,
					  name.at);
	if (token->kind != TOKEN_PARTIAL && has_empty_part(name))
		return scan_error(source, token->start, err, "an empty part in the dotted name \"%.*s\"", length,
				  name.at);
	return true;
}

static bool scan_tag(struct scanner *scanner, struct error *err)
{
	const char *start = scanner->at, *inside = start + scanner->open.length;
	while (inside < scanner->end && is_white(*inside))
		inside++;
	const struct sigil *sigil = find_sigil(inside < scanner->end ? *inside : '\0');
	if (sigil->character)
		inside++;
	const char *close = find_close(scanner, inside, sigil->before_close);
	if (!close)
		return scan_error(scanner->source, start, err, "this tag has no end: \"%.1s%.*s\" is missing",
				  &sigil->before_close, (int)scanner->close.length, scanner->close.at);
	scanner->at = close + scanner->close.length;
	struct token token = {sigil->kind, trimmed(inside, close - (sigil->before_close != '\0')), start};
	if (token.kind == TOKEN_DELIMITERS) {
		if (!set_delimiters(scanner, &token, err))
			return false;
	} else if (token.kind != TOKEN_COMMENT && !check_name(scanner, &token, err)) {
		return false;
	}
	add_token(scanner, token);
	return true;
}

bool scan(struct token_list *out, const struct source *source, struct error *err)
{
	struct scanner scanner = {source, out, source->text, source->text + source->length, {"{{", 2}, {"}}", 2}};
	while (scanner.at < scanner.end) {
		const char *tag =
			memmem(scanner.at, (size_t)(scanner.end - scanner.at), scanner.open.at, scanner.open.length);
		scan_text(&scanner, tag ? tag : scanner.end);
		if (tag && !scan_tag(&scanner, err))
			return false;
	}
	return true;
}

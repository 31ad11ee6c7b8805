#include "model/launcher.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define BLANKS " \t"

/* From a '{' on: the name in the braces, and *at behind them. NULL: no such thing. The caller frees. */
static char *read_name(const char **at)
{
	const char *start = *at + 1;
	size_t length = strcspn(start, "{}" BLANKS);
	char *name = mem_text_n(start, length);
	if (start[length] == '}' && params_name_is_good(name)) {
		*at = start + length + 1;
		return name;
	}
	free(name);
	return NULL;
}

static bool add_value(struct buf *word, const char *name, const struct params *params, struct error *err)
{
	const char *value = params ? params_get(params, name) : name;
	if (!value)
		return error_set(err, ERROR_DATA, "the launcher needs the parameter %s, which this point does not have",
				 name);
	buf_text(word, value);
	return true;
}

/* One {NAME}; without parameters the name stands for its value. */
static bool add_braces(struct buf *word, const char **at, const struct params *params, struct error *err)
{
	char *name = **at == '{' ? read_name(at) : NULL;
	if (!name)
		return error_set(err, ERROR_DATA, "a launcher has braces for parameters only, as in '-n {ranks}'");
	bool good = add_value(word, name, params, err);
	free(name);
	return good;
}

bool launcher_next(struct buf *word, const char **at, const struct params *params, struct error *err)
{
	buf_clear(word);
	*at += strspn(*at, BLANKS);
	while (**at && !strchr(BLANKS, **at)) {
		size_t plain = strcspn(*at, "{}" BLANKS);
		buf_add(word, *at, plain);
		*at += plain;
		if ((**at == '{' || **at == '}') && !add_braces(word, at, params, err))
			return false;
	}
	return true;
}

static bool has_control_character(const char *text)
{
	for (; *text; text++)
		if (((unsigned char)*text < 0x20 && *text != '\t') || *text == 0x7f)
			return true;
	return false;
}

static bool check_words(const char *at, struct error *err)
{
	struct buf word = BUF_INIT;
	bool good;
	do
		good = launcher_next(&word, &at, NULL, err);
	while (good && word.length);
	buf_free(&word);
	return good;
}

bool launcher_check(const char *launcher, struct error *err)
{
	const char *program = launcher + strspn(launcher, BLANKS);
	if (!*program)
		return error_set(err, ERROR_DATA, "a launcher begins with the name of a program");
	if (has_control_character(launcher))
		return error_set(err, ERROR_DATA, "a launcher is one line without control characters");
	if (program[strcspn(program, "{" BLANKS)] == '{')
		return error_set(err, ERROR_DATA, "the program of a launcher cannot be a parameter");
	return check_words(launcher, err);
}

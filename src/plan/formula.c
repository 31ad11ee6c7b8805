#include "plan/formula.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"

/* Parentheses and signs nest as deep as this: a file from outside must not exhaust the stack. */
#define DEPTH_MAX       64
#define NAME_MAX_LENGTH 63

enum token { TOKEN_END, TOKEN_NUMBER, TOKEN_NAME, TOKEN_SIGN, TOKEN_BAD };

struct parser {
	const char *text;
	const char *next; /* behind the token */
	enum token token;
	const char *start; /* of the token */
	double number;     /* TOKEN_NUMBER */
	char name[NAME_MAX_LENGTH + 1];
	const struct formula_names *names; /* NULL: only the grammar is checked */
	int depth;
	struct error *err;
};

static bool sum(struct parser *parser, double *out);

static bool is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_name_character(char c)
{
	return is_letter(c) || is_digit(c) || c == '_';
}

static bool fail(struct parser *parser, const char *what)
{
	int column = (int)(parser->start - parser->text) + 1;
	return error_set(parser->err, ERROR_DATA, "formula '%s', column %d: %s", parser->text, column, what);
}

static void read_name(struct parser *parser)
{
	size_t length = 0;
	while (is_name_character(parser->next[length]))
		length++;
	parser->token = length <= NAME_MAX_LENGTH ? TOKEN_NAME : TOKEN_BAD;
	if (parser->token == TOKEN_NAME) {
		memcpy(parser->name, parser->next, length);
		parser->name[length] = '\0';
	}
	parser->next += length;
}

static void read_number(struct parser *parser)
{
	/* strtod() would take "0x10" and, elsewhere, "inf": digits, point and exponent are all that is decimal. */
	char *end;
	parser->number = strtod(parser->next, &end);
	bool hexadecimal = parser->next[0] == '0' && (parser->next[1] == 'x' || parser->next[1] == 'X');
	parser->token = end != parser->next && !hexadecimal ? TOKEN_NUMBER : TOKEN_BAD;
	parser->next = end;
}

static void advance(struct parser *parser)
{
	while (*parser->next == ' ' || *parser->next == '\t')
		parser->next++;
	char c = *(parser->start = parser->next);
	if (c == '\0') {
		parser->token = TOKEN_END;
	} else if (is_digit(c) || c == '.') {
		read_number(parser);
	} else if (is_letter(c)) {
		read_name(parser);
	} else {
		parser->token = strchr("+-*/^(),", c) ? TOKEN_SIGN : TOKEN_BAD;
		parser->next++;
	}
}

static bool at_sign(const struct parser *parser, char c)
{
	return parser->token == TOKEN_SIGN && *parser->start == c;
}

static bool expect_sign(struct parser *parser, char c)
{
	static const char *const messages[] = {"expected '('", "expected ')'", "expected ','"};
	if (!at_sign(parser, c))
		return fail(parser, messages[c == '(' ? 0 : c == ')' ? 1 : 2]);
	advance(parser);
	return true;
}

enum function { FUNCTION_CEIL, FUNCTION_FLOOR, FUNCTION_MIN, FUNCTION_MAX, FUNCTION_SQRT, FUNCTION_LOG2 };

static const struct {
	const char *name;
	enum function function;
	int arguments;
} functions[] = {
	{"ceil", FUNCTION_CEIL, 1}, {"floor", FUNCTION_FLOOR, 1}, {"log2", FUNCTION_LOG2, 1},
	{"max", FUNCTION_MAX, 2},   {"min", FUNCTION_MIN, 2},     {"sqrt", FUNCTION_SQRT, 1},
};

static double apply(enum function function, double a, double b)
{
	switch (function) {
	case FUNCTION_CEIL:
		return ceil(a);
	case FUNCTION_FLOOR:
		return floor(a);
	case FUNCTION_MIN:
		return a < b ? a : b;
	case FUNCTION_MAX:
		return a > b ? a : b;
	case FUNCTION_SQRT:
		return sqrt(a);
	case FUNCTION_LOG2:
		return log2(a);
	}
	return NAN;
}

static bool call(struct parser *parser, size_t index, double *out)
{
	double arguments[2] = {0, 0};
	if (!expect_sign(parser, '('))
		return false;
	for (int i = 0; i < functions[index].arguments; i++)
		if ((i > 0 && !expect_sign(parser, ',')) || !sum(parser, &arguments[i]))
			return false;
	*out = apply(functions[index].function, arguments[0], arguments[1]);
	return expect_sign(parser, ')');
}

/* is(NAME, WORD): 1 where the parameter has this text as its value, else 0. The parser is at '('. */
static bool call_is(struct parser *parser, double *out)
{
	if (!expect_sign(parser, '('))
		return false;
	if (parser->token != TOKEN_NAME)
		return fail(parser, "expected the name of a parameter");
	const struct params *params = parser->names ? parser->names->params : NULL;
	const char *value = params ? params_get(params, parser->name) : NULL;
	if (parser->names && !value)
		return fail(parser, "there is no parameter of this name");
	advance(parser);
	if (!at_sign(parser, ','))
		return expect_sign(parser, ',');
	/* The word is no token of its own: it may hold hyphens and begin with a digit. */
	const char *word = parser->next + strspn(parser->next, " \t");
	size_t length = 0;
	while (is_name_character(word[length]) || word[length] == '-' || word[length] == '.')
		length++;
	parser->next = word + length;
	parser->start = word;
	if (!length)
		return fail(parser, "expected a value of the parameter");
	*out = value && strlen(value) == length && memcmp(value, word, length) == 0;
	advance(parser);
	return expect_sign(parser, ')');
}

/* Numeric parameters first, then the answer's numbers. */
static bool find_name(const struct formula_names *names, const char *name, double *out)
{
	const char *text = names->params ? params_get(names->params, name) : NULL;
	if (text && number_double(out, text, NULL))
		return true;
	const struct answer_value *value = names->answer ? answer_find(names->answer, name) : NULL;
	if (!value || !value->is_number)
		return false;
	*out = value->number;
	return true;
}

static bool variable(struct parser *parser, double *out)
{
	*out = 1;
	if (parser->names && !find_name(parser->names, parser->name, out))
		return fail(parser, "no numeric parameter or value of the answer has this name");
	advance(parser);
	return true;
}

static bool named(struct parser *parser, double *out)
{
	const char *behind = parser->next + strspn(parser->next, " \t");
	if (*behind != '(')
		return variable(parser, out);
	for (size_t i = 0; i < COUNT_OF(functions); i++) {
		if (strcmp(parser->name, functions[i].name) == 0) {
			advance(parser);
			return call(parser, i, out);
		}
	}
	if (strcmp(parser->name, "is") != 0)
		return fail(parser, "unknown function; there are ceil, floor, is, log2, max, min, sqrt");
	advance(parser);
	return call_is(parser, out);
}

static bool primary(struct parser *parser, double *out)
{
	if (parser->token == TOKEN_NUMBER) {
		*out = parser->number;
		advance(parser);
		return true;
	}
	if (parser->token == TOKEN_NAME)
		return named(parser, out);
	if (!at_sign(parser, '('))
		return fail(parser, "expected a number, a name or '('");
	advance(parser);
	return sum(parser, out) && expect_sign(parser, ')');
}

/* Signs and powers: -2^2 is -(2^2), 2^-1 is 0.5, 2^3^2 is 2^9. */
static bool factor(struct parser *parser, double *out)
{
	if (++parser->depth > DEPTH_MAX)
		return fail(parser, "nested too deeply");
	if (at_sign(parser, '-') || at_sign(parser, '+')) {
		double sign = at_sign(parser, '-') ? -1 : 1;
		advance(parser);
		if (!factor(parser, out))
			return false;
		*out *= sign;
	} else {
		if (!primary(parser, out))
			return false;
		if (at_sign(parser, '^')) {
			double exponent;
			advance(parser);
			if (!factor(parser, &exponent))
				return false;
			*out = pow(*out, exponent);
		}
	}
	parser->depth--;
	return true;
}

static bool product(struct parser *parser, double *out)
{
	if (!factor(parser, out))
		return false;
	while (at_sign(parser, '*') || at_sign(parser, '/')) {
		bool divide = at_sign(parser, '/');
		double right;
		advance(parser);
		if (!factor(parser, &right))
			return false;
		*out = divide ? *out / right : *out * right;
	}
	return true;
}

static bool sum(struct parser *parser, double *out)
{
	if (!product(parser, out))
		return false;
	while (at_sign(parser, '+') || at_sign(parser, '-')) {
		double sign = at_sign(parser, '-') ? -1 : 1, right;
		advance(parser);
		if (!product(parser, &right))
			return false;
		*out += sign * right;
	}
	return true;
}

static bool whole(struct parser *parser, double *out)
{
	advance(parser);
	if (!sum(parser, out))
		return false;
	return parser->token == TOKEN_END || fail(parser, "expected an operator or the end");
}

bool formula_evaluate(double *out, const char *text, const struct formula_names *names, struct error *err)
{
	static const struct formula_names none;
	struct parser parser = {.text = text, .next = text, .names = names ? names : &none, .err = err};
	double value = 0;
	if (!whole(&parser, &value))
		return false;
	if (!isfinite(value))
		return error_set(err, ERROR_DATA, "formula '%s' has no finite value here", text);
	*out = value;
	return true;
}

bool formula_check(const char *text, struct error *err)
{
	struct parser parser = {.text = text, .next = text, .err = err};
	double ignored;
	return whole(&parser, &ignored);
}

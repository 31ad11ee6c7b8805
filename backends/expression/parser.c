#include "expression/parser.h"

#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "expression/lexer.h"

/* Parentheses, signs and calls within each other: each takes some of the stack. */
#define DEPTH_MAX 200

/* Operations of two values from those that bind least to those that bind most; POWER stands above all (Python's
 * order, in which comparisons bind less than | ^ &). */
static const struct level {
	enum operation operation;
	int level;
} levels[] = {
	{OPERATION_LESS, 0},   {OPERATION_LESS_EQUAL, 0}, {OPERATION_GREATER, 0},      {OPERATION_GREATER_EQUAL, 0},
	{OPERATION_EQUAL, 0},  {OPERATION_NOT_EQUAL, 0},  {OPERATION_OR, 1},           {OPERATION_XOR, 2},
	{OPERATION_AND, 3},    {OPERATION_ADD, 4},        {OPERATION_SUBTRACT, 4},     {OPERATION_MULTIPLY, 5},
	{OPERATION_DIVIDE, 5}, {OPERATION_MODULO, 5},     {OPERATION_FLOOR_DIVIDE, 5},
};
#define LEVEL_COMPARISON 0
#define LEVEL_TOP        6

struct parser {
	struct tree *tree;
	const char *text;
	const struct expression_operand *operands;
	size_t operand_count;
	struct token token; /* the next one */
	int depth;
	size_t *column;
	struct error *err;
};

/* Each gives the index of a node, or -1 after an error. */
static int parse_level(struct parser *parser, int level);
static int parse_unary(struct parser *parser);

/* --- errors and words --- */

/* Puts the place in front of the message. */
static int blame(struct parser *parser, const char *at)
{
	*parser->column = (size_t)(at - parser->text) + 1;
	error_context(parser->err, "column %zu", *parser->column);
	return -1;
}

static int expected(struct parser *parser, const char *what)
{
	if (parser->token.kind == TOKEN_END)
		error_set(parser->err, ERROR_USAGE, "the expression ends where %s is needed", what);
	else
		error_set(parser->err, ERROR_USAGE, "%s is needed in place of '%.*s'", what, (int)parser->token.length,
			  parser->token.text);
	return blame(parser, parser->token.text);
}

static bool advance(struct parser *parser)
{
	if (lexer_next(&parser->token, parser->token.text + parser->token.length, parser->err))
		return true;
	blame(parser, parser->token.text);
	return false;
}

/* The next word, if it is this one. False also after an error: `failed` then. */
static bool accept(struct parser *parser, const char *symbol, bool *failed)
{
	if (parser->token.kind != TOKEN_SYMBOL || !token_is(&parser->token, symbol))
		return false;
	*failed = !advance(parser);
	return !*failed;
}

static bool close_parenthesis(struct parser *parser, const char *what)
{
	bool failed = false;
	return accept(parser, ")", &failed) || (!failed && expected(parser, what) >= 0);
}

static int apply(struct parser *parser, enum operation operation, const int from[3], const char *at)
{
	int node = tree_apply(parser->tree, operation, from, parser->err);
	return node < 0 ? blame(parser, at) : node;
}

/* --- numbers and names --- */

static int bad_number(struct parser *parser, const char *why)
{
	error_set(parser->err, ERROR_USAGE, "the number %.*s %s", (int)parser->token.length, parser->token.text, why);
	return blame(parser, parser->token.text);
}

static bool read_number(union tree_value *value, enum expression_type *type, char *text)
{
	size_t last = strlen(text) - 1;
	*type = strpbrk(text, ".eE") ? EXPRESSION_DOUBLE : EXPRESSION_INT;
	if (text[last] == 'j') {
		text[last] = '\0';
		*type = EXPRESSION_COMPLEX;
		value->c.re = 0;
		return number_double(&value->c.im, text, NULL);
	}
	return *type == EXPRESSION_INT ? number_int(&value->i, text, NULL) : number_double(&value->d, text, NULL);
}

static int parse_number(struct parser *parser)
{
	const struct token token = parser->token;
	char text[64];
	union tree_value value;
	enum expression_type type;
	if (token.length >= sizeof text)
		return bad_number(parser, "has too many digits");
	memcpy(text, token.text, token.length);
	text[token.length] = '\0';
	if (!read_number(&value, &type, text))
		return bad_number(parser, "is too large");
	int node = tree_constant(parser->tree, type, value, parser->err);
	if (node < 0)
		return blame(parser, token.text);
	return advance(parser) ? node : -1;
}

static int find_name(struct parser *parser, const struct token *token)
{
	bool is_true = token_is(token, "True");
	if (is_true || token_is(token, "False"))
		return tree_constant(parser->tree, EXPRESSION_BOOL, (union tree_value){.b = is_true}, parser->err);
	for (size_t i = 0; i < parser->operand_count; i++)
		if (token_is(token, parser->operands[i].name))
			return tree_operand(parser->tree, i, parser->operands[i].type, parser->err);
	error_set(parser->err, ERROR_USAGE, "there is no operand '%.*s'", (int)token->length, token->text);
	return -1;
}

/* --- functions --- */

static int find_function(const struct token *name)
{
	for (int i = 0; i < OPERATION_COUNT; i++)
		if (operation_rows[i].is_function && token_is(name, operation_rows[i].text))
			return i;
	return -1;
}

static int wrong_number_of_operands(struct parser *parser, const struct token *name, int takes)
{
	error_set(parser->err, ERROR_USAGE, "%.*s() takes %d operand%s", (int)name->length, name->text, takes,
		  takes == 1 ? "" : "s");
	return blame(parser, name->text);
}

/* Behind the opening parenthesis. */
static int parse_call(struct parser *parser, const struct token *name)
{
	int from[3] = {-1, -1, -1}, function = find_function(name), count = 0;
	bool more = true, failed = false;
	if (function < 0) {
		error_set(parser->err, ERROR_USAGE, "there is no function '%.*s'", (int)name->length, name->text);
		return blame(parser, name->text);
	}
	int takes = operation_rows[function].operands;
	for (; more; more = accept(parser, ",", &failed)) {
		if (count == takes)
			return wrong_number_of_operands(parser, name, takes);
		from[count] = parse_level(parser, LEVEL_COMPARISON);
		if (from[count++] < 0)
			return -1;
	}
	if (failed || !close_parenthesis(parser, "',' or ')'"))
		return -1;
	if (count < takes)
		return wrong_number_of_operands(parser, name, takes);
	return apply(parser, (enum operation)function, from, name->text);
}

static int parse_name(struct parser *parser)
{
	const struct token name = parser->token;
	bool failed = false;
	if (!advance(parser))
		return -1;
	if (accept(parser, "(", &failed))
		return parse_call(parser, &name);
	if (failed)
		return -1;
	int node = find_name(parser, &name);
	return node < 0 ? blame(parser, name.text) : node;
}

/* --- operations --- */

static int parse_primary(struct parser *parser)
{
	bool failed = false;
	if (parser->token.kind == TOKEN_NUMBER)
		return parse_number(parser);
	if (parser->token.kind == TOKEN_NAME)
		return parse_name(parser);
	if (!accept(parser, "(", &failed))
		return failed ? -1 : expected(parser, "an operand");
	int node = parse_level(parser, LEVEL_COMPARISON);
	return node < 0 || close_parenthesis(parser, "')'") ? node : -1;
}

/* -x**2 is -(x**2), and 2**-1 a power too. */
static int parse_power(struct parser *parser)
{
	int base = parse_primary(parser);
	const char *at = parser->token.text;
	bool failed = false;
	if (base < 0 || !accept(parser, "**", &failed))
		return failed ? -1 : base;
	int exponent = parse_unary(parser);
	return exponent < 0 ? -1 : apply(parser, OPERATION_POWER, (const int[]){base, exponent, -1}, at);
}

static int parse_sign(struct parser *parser)
{
	static const struct {
		const char *text;
		enum operation operation;
	} signs[] = {{"-", OPERATION_NEGATE}, {"~", OPERATION_INVERT}, {"+", OPERATION_COPY}};
	const char *at = parser->token.text;
	bool failed = false;
	size_t i = 0;
	while (i < COUNT_OF(signs) && !accept(parser, signs[i].text, &failed) && !failed)
		i++;
	if (failed || i == COUNT_OF(signs))
		return failed ? -1 : parse_power(parser);
	int node = parse_unary(parser);
	if (node < 0 || signs[i].operation == OPERATION_COPY)
		return node;
	return apply(parser, signs[i].operation, (const int[]){node, -1, -1}, at);
}

static int parse_unary(struct parser *parser)
{
	if (parser->depth == DEPTH_MAX) {
		error_set(parser->err, ERROR_USAGE, "more than %d levels within each other", DEPTH_MAX);
		return blame(parser, parser->token.text);
	}
	parser->depth++;
	int node = parse_sign(parser);
	parser->depth--;
	return node;
}

static const struct level *find_level(const struct token *token, int level)
{
	for (size_t i = 0; i < COUNT_OF(levels) && token->kind == TOKEN_SYMBOL; i++)
		if (levels[i].level == level && token_is(token, operation_rows[levels[i].operation].text))
			return &levels[i];
	return NULL;
}

static int chained(struct parser *parser)
{
	error_set(parser->err, ERROR_USAGE,
		  "comparisons do not chain, and bind less than & | ^; write (a < b) & (b < c)");
	return blame(parser, parser->token.text);
}

static int parse_level(struct parser *parser, int level)
{
	if (level == LEVEL_TOP)
		return parse_unary(parser);
	int left = parse_level(parser, level + 1);
	const struct level *found;
	for (int i = 0; left >= 0 && (found = find_level(&parser->token, level)); i++) {
		const char *at = parser->token.text;
		if (level == LEVEL_COMPARISON && i > 0)
			return chained(parser);
		if (!advance(parser))
			return -1;
		int right = parse_level(parser, level + 1);
		left = right < 0 ? -1 : apply(parser, found->operation, (const int[]){left, right, -1}, at);
	}
	return left;
}

bool parse_expression(struct tree *tree, int *root, const char *text, const struct expression_operand *operands,
		      size_t count, size_t *column, struct error *err)
{
	struct parser parser = {.tree = tree,
				.text = text,
				.operands = operands,
				.operand_count = count,
				.token = {TOKEN_END, text, 0},
				.column = column,
				.err = err};
	if (!advance(&parser))
		return false;
	*root = parse_level(&parser, LEVEL_COMPARISON);
	if (*root >= 0 && parser.token.kind != TOKEN_END)
		*root = expected(&parser, "an operation");
	return *root >= 0;
}

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "expression/expression.h"
#include "tests.h"

static const struct expression_operand operands[] = {
	{"p", EXPRESSION_BOOL, false},   {"i", EXPRESSION_INT, false},     {"f", EXPRESSION_FLOAT, false},
	{"d", EXPRESSION_DOUBLE, false}, {"z", EXPRESSION_COMPLEX, false}, {"s", EXPRESSION_DOUBLE, true},
};

static struct expression *compile(const char *text)
{
	struct expression *expression;
	struct error err = ERROR_INIT;
	size_t column = 99;
	ck_assert_msg(expression_compile(&expression, text, operands, COUNT_OF(operands), &column, &err), "%s: %s",
		      text, err.message);
	ck_assert_uint_eq(column, 0);
	return expression;
}

/* --- what an expression is worth: constants only, so that the program is one constant --- */

static double worth(const char *text)
{
	static const void *const nothing[COUNT_OF(operands)];
	struct expression *expression = compile(text);
	double d;
	int64_t i;
	unsigned char b;
	enum expression_type type = expression_type(expression);
	ck_assert_msg(type == EXPRESSION_DOUBLE || type == EXPRESSION_INT || type == EXPRESSION_BOOL, "%s", text);
	void *result = type == EXPRESSION_DOUBLE ? (void *)&d : type == EXPRESSION_INT ? (void *)&i : &b;
	ck_assert_uint_eq(expression_instructions(expression), 1);
	expression_run(expression, result, nothing, 1, NULL);
	expression_free(expression);
	return type == EXPRESSION_DOUBLE ? d : type == EXPRESSION_INT ? (double)i : b;
}

/* As Python says. */
static const struct {
	const char *text;
	double worth;
} values[] = {
	{"1+2*3", 7},
	{"(1+2)*3", 9},
	{"7-2-1", 4},
	{"-2**2", -4},
	{"2**-1.0", 0.5},
	{"2**3**2", 512},
	{"(2**3)**2", 64},
	{"2**-1", 0},
	{"--3", 3},
	{"-+~3", 4},
	{"7/2", 3.5},
	{"7//2*2", 6},
	{"-7//2", -4},
	{"-7%3", 2},
	{"7%-3", -2},
	{"7.5%-2", -0.5},
	{"1 | 6 ^ 3 & 5", 7},
	{"6 & 3 + 1", 4},
	{"1 + 1 == 2", 1},
	{"(1 < 2) & (3 != 3)", 0},
	{"True + True", 2},
	{"~True", 0},
	{"~0", -1},
	{"1e3 + .5 + 2. + 1.5e-1 + 2E+1", 1022.65},
	{"9223372036854775807 + 1 < 0", 1},
	{"abs(3+4j)", 5},
	{"real(2j*2j)", -4},
	{"imag(conj(1+2j))", -2},
	{"abs(complex(3, -4))", 5},
	{"where(1 > 2, 3, 4.5)", 4.5},
	{"min(3, 2) + max(3, 2)", 5},
	{"sqrt(16)", 4},
	{"arctan2(0, 1) + floor(1.5) + ceil(1.5)", 3},
	{"\t( 1\n+ 2 ) ", 3},
	{"exp(0) + log(1) + sin(0) + cos(0) + tan(0)", 2},
	{"3 == 3.0", 1},
	{"1j == 1j", 1},
};

START_TEST(expressions_are_worth_what_python_says)
{
	ck_assert_msg(worth(values[_i].text) == values[_i].worth, "%s is %.17g, must be %.17g", values[_i].text,
		      worth(values[_i].text), values[_i].worth);
}
END_TEST

/* --- types --- */

static const struct {
	const char *text;
	enum expression_type type;
} types[] = {
	{"p", EXPRESSION_BOOL},
	{"p & ~p | p ^ p", EXPRESSION_BOOL},
	{"p + p", EXPRESSION_INT},
	{"-p", EXPRESSION_INT},
	{"abs(p)", EXPRESSION_INT},
	{"p == p", EXPRESSION_BOOL},
	{"p & i", EXPRESSION_INT},
	{"i + p", EXPRESSION_INT},
	{"i // i", EXPRESSION_INT},
	{"i / i", EXPRESSION_DOUBLE},
	{"i ** 2", EXPRESSION_INT},
	{"i * f", EXPRESSION_FLOAT},
	{"2 * f", EXPRESSION_FLOAT},
	{"2.0 * f", EXPRESSION_DOUBLE},
	{"f / f", EXPRESSION_FLOAT},
	{"f + d", EXPRESSION_DOUBLE},
	{"sqrt(f)", EXPRESSION_FLOAT},
	{"sqrt(i)", EXPRESSION_DOUBLE},
	{"sqrt(p)", EXPRESSION_DOUBLE},
	{"floor(i)", EXPRESSION_DOUBLE},
	{"d + z", EXPRESSION_COMPLEX},
	{"abs(z)", EXPRESSION_DOUBLE},
	{"real(i)", EXPRESSION_DOUBLE},
	{"conj(d)", EXPRESSION_COMPLEX},
	{"complex(i, f)", EXPRESSION_COMPLEX},
	{"2j", EXPRESSION_COMPLEX},
	{"where(p, i, z)", EXPRESSION_COMPLEX},
	{"where(p, p, p)", EXPRESSION_BOOL},
	{"where(p, 0, f)", EXPRESSION_FLOAT},
	{"min(i, f)", EXPRESSION_FLOAT},
	{"z == i", EXPRESSION_BOOL},
	{"d < i", EXPRESSION_BOOL},
	{"s*d", EXPRESSION_DOUBLE},
	{"sqrt(z)", EXPRESSION_COMPLEX},
};

START_TEST(results_have_the_type_of_the_highest_operand_or_what_the_operation_needs)
{
	struct expression *expression = compile(types[_i].text);
	ck_assert_msg(expression_type(expression) == types[_i].type, "%s is %s, must be %s", types[_i].text,
		      expression_type_name(expression_type(expression)), expression_type_name(types[_i].type));
	expression_free(expression);
}
END_TEST

/* --- errors --- */

static const struct {
	const char *text;
	size_t column;
	const char *message;
} errors[] = {
	{"", 1, "column 1: the expression ends where an operand is needed"},
	{"  ", 3, "column 3: the expression ends where an operand is needed"},
	{"d +", 4, "column 4: the expression ends where an operand is needed"},
	{"d d", 3, "column 3: an operation is needed in place of 'd'"},
	{"(d", 3, "column 3: the expression ends where ')' is needed"},
	{"(d d)", 4, "column 4: ')' is needed in place of 'd'"},
	{"d)", 2, "column 2: an operation is needed in place of ')'"},
	{"d * * d", 5, "column 5: an operand is needed in place of '*'"},
	{"d = d", 3, "column 3: '=' does not belong here; == compares"},
	{"d + $", 5, "column 5: '$' does not belong here"},
	{"d + \x01", 5, "column 5: the byte 0x01 does not belong here"},
	{"d + \xc3\xa9", 5, "column 5: the byte 0xc3 does not belong here"},
	{"d + x", 5, "column 5: there is no operand 'x'"},
	{"d + x(d)", 5, "column 5: there is no function 'x'"},
	{"d(d)", 1, "column 1: there is no function 'd'"},
	{"1 + sqrt", 5, "column 5: there is no operand 'sqrt'"},
	{"1 + sqrt()", 10, "column 10: an operand is needed in place of ')'"},
	{"1 + sqrt(d, d)", 5, "column 5: sqrt() takes 1 operand"},
	{"1 + min(d)", 5, "column 5: min() takes 2 operands"},
	{"where(p, d)", 1, "column 1: where() takes 3 operands"},
	{"where(p, d, d, d)", 1, "column 1: where() takes 3 operands"},
	{"where(p, d d)", 12, "column 12: ',' or ')' is needed in place of 'd'"},
	{"where(i, d, d)", 1, "column 1: the condition of where() is int and must be bool; compare it"},
	{"1 < d < 2", 7, "column 7: comparisons do not chain, and bind less than & | ^; write (a < b) & (b < c)"},
	{"d > 1 & d > 2", 7, "column 7: there is no & of double; it binds more than comparisons: (a < b) & (b < c)"},
	{"i > 1 & i > 2", 11, "column 11: comparisons do not chain, and bind less than & | ^; write (a < b) & (b < c)"},
	{"2 + (z < 1)", 8, "column 8: there is no < of complex"},
	{"2 + d & i", 7, "column 7: there is no & of double; it binds more than comparisons: (a < b) & (b < c)"},
	{"1 + ~d", 5, "column 5: there is no ~ of double"},
	{"z % 2", 3, "column 3: there is no % of complex"},
	{"1 + floor(z)", 5, "column 5: there is no floor() of complex"},
	{"d + 9223372036854775808", 5, "column 5: the number 9223372036854775808 is too large"},
	{"1e999", 1, "column 1: the number 1e999 is too large"},
	{"1e", 2, "column 2: an operation is needed in place of 'e'"},
	{"d.real", 2, "column 2: '.' does not belong here"},
	{"d ! d", 3, "column 3: '!' does not belong here"},
};

START_TEST(errors_say_what_is_wrong_and_where)
{
	struct expression *expression = (struct expression *)&errors;
	struct error err = ERROR_INIT;
	size_t column = 99;
	ck_assert_msg(!expression_compile(&expression, errors[_i].text, operands, COUNT_OF(operands), &column, &err),
		      "%s was taken", errors[_i].text);
	ck_assert_ptr_null(expression);
	ck_assert_str_eq(err.message, errors[_i].message);
	ck_assert_uint_eq(column, errors[_i].column);
	ck_assert_int_eq(err.kind, ERROR_USAGE);
	ck_assert(!expression_compile(&expression, errors[_i].text, operands, COUNT_OF(operands), NULL, NULL));
}
END_TEST

START_TEST(a_caret_stands_below_the_place)
{
	struct buf out = BUF_INIT;
	expression_point(&out, "b*(c+$)", 6);
	ck_assert_str_eq(out.data, "b*(c+$)\n     ^\n");
	buf_clear(&out);
	expression_point(&out, "a\tb", 3);
	ck_assert_str_eq(out.data, "a\tb\n \t^\n");
	buf_clear(&out);
	expression_point(&out, "a", 0);
	ck_assert_str_eq(out.data, "");
	buf_free(&out);
}
END_TEST

/* --- limits --- */

static void assert_refused(const char *text, const struct expression_operand *those, size_t count, const char *message)
{
	struct expression *expression;
	struct error err = ERROR_INIT;
	ck_assert(!expression_compile(&expression, text, those, count, NULL, &err));
	ck_assert_msg(strstr(err.message, message) != NULL, "%s", err.message);
}

static char *repeat(const char *head, const char *part, int times, const char *tail)
{
	struct buf out = BUF_INIT;
	buf_text(&out, head);
	for (int i = 0; i < times; i++)
		buf_text(&out, part);
	buf_text(&out, tail);
	return buf_detach(&out);
}

START_TEST(what_is_too_much_is_refused)
{
	char *deep = repeat("", "(", 300, "d"), *signs = repeat("", "-", 300, "d"),
	     *powers = repeat("d", "**d", 300, "");
	char *calls = repeat("", "abs(", 300, "d"), *longer = repeat("d", "+d", 2100, "");
	assert_refused(deep, operands, 6, "more than 200 levels within each other");
	assert_refused(signs, operands, 6, "more than 200 levels within each other");
	assert_refused(powers, operands, 6, "more than 200 levels within each other");
	assert_refused(calls, operands, 6, "more than 200 levels within each other");
	assert_refused(longer, operands, 6, "longer than 4096 characters");
	free(deep);
	free(signs);
	free(powers);
	free(calls);
	free(longer);
}
END_TEST

START_TEST(too_many_constants_and_operands_and_twins_are_refused)
{
	struct expression_operand many[EXPRESSION_OPERANDS_MAX + 1];
	struct buf text = BUF_INIT;
	for (size_t i = 0; i < COUNT_OF(many); i++)
		many[i] = (struct expression_operand){"d", EXPRESSION_DOUBLE, false};
	for (int i = 0; i < 200; i++)
		buf_printf(&text, "d*%d+", 1000 + i);
	buf_text(&text, "1");
	assert_refused(text.data, operands, 6, "more than 128 different constants");
	assert_refused("d", many, COUNT_OF(many), "33 operands are more than 32");
	assert_refused("d", many, 2, "the operand 'd' is given twice");
	buf_free(&text);
}
END_TEST

/* Words in any order: most are nonsense, some are not. Under the sanitizers this is the test that counts. */
START_TEST(random_words_are_taken_or_refused_and_nothing_else)
{
	static const char *const words[] = {"d",    "z",    "i", "p",     "f", "1",  "2.5",    "3j",   "+",
					    "-",    "*",    "/", "//",    "%", "**", "(",      ")",    ",",
					    "<",    "==",   "&", "|",     "^", "~",  "where(", "abs(", "sqrt(",
					    "min(", "True", " ", "1e400", "$", "x",  "e",      "."};
	uint64_t state = 5;
	int taken = 0;
	for (int round = 0; round < 100000; round++) {
		struct buf text = BUF_INIT;
		struct expression *expression;
		struct error err = ERROR_INIT;
		size_t column = 0;
		for (size_t length = hash_below(&state, 12) + 1; length; length--)
			buf_text(&text, words[hash_below(&state, COUNT_OF(words))]);
		if (expression_compile(&expression, text.data, operands, COUNT_OF(operands), &column, &err))
			taken++;
		else
			CHECK_QUIETLY(column >= 1 && column <= text.length + 1, "%s: column %zu", text.data, column);
		expression_free(expression);
		buf_free(&text);
	}
	ck_assert_int_gt(taken, 1000);
}
END_TEST

TCase *parser_tests(void)
{
	TCase *tests = tcase_create("parser");
	tcase_add_loop_test(tests, expressions_are_worth_what_python_says, 0, COUNT_OF(values));
	tcase_add_loop_test(tests, results_have_the_type_of_the_highest_operand_or_what_the_operation_needs, 0,
			    COUNT_OF(types));
	tcase_add_loop_test(tests, errors_say_what_is_wrong_and_where, 0, COUNT_OF(errors));
	tcase_add_test(tests, a_caret_stands_below_the_place);
	tcase_add_test(tests, what_is_too_much_is_refused);
	tcase_add_test(tests, too_many_constants_and_operands_and_twins_are_refused);
	tcase_add_test(tests, random_words_are_taken_or_refused_and_nothing_else);
	return tests;
}

#include "plan/formula.h"

#include <string.h>

#include "../check_main.h"
#include "base/mem.h"

TCase *formula_tests(void);

static struct params params;
static struct answer answer;

static void set_up(void)
{
	params_set(&params, "n", "4");
	params_set(&params, "type", "complex");
	params_set(&params, "blas", "openblas-serial");
	params_set(&params, "both", "1");
	answer_int(&answer, "iterations", 51414419);
	answer_int(&answer, "both", 2);
	answer_text(&answer, "hash", "abc");
}

static void tear_down(void)
{
	params_free(&params);
	answer_free(&answer);
}

static double value(const char *text)
{
	struct formula_names names = {&params, &answer};
	struct error err = ERROR_INIT;
	double out = -1;
	ck_assert_msg(formula_evaluate(&out, text, &names, &err), "%s", err.message);
	ck_assert_msg(formula_check(text, &err), "%s", err.message);
	return out;
}

static void fails(const char *text, const char *message)
{
	struct formula_names names = {&params, &answer};
	struct error err = ERROR_INIT;
	double out = -1;
	ck_assert(!formula_evaluate(&out, text, &names, &err));
	ck_assert_str_eq(err.message, message);
	ck_assert_double_eq(out, -1);
}

START_TEST(operators_bind_as_in_arithmetic)
{
	ck_assert_double_eq(value("1 + 2 * 3"), 7);
	ck_assert_double_eq(value("(1 + 2) * 3"), 9);
	ck_assert_double_eq(value("10 - 3 - 2"), 5);
	ck_assert_double_eq(value("8 / 4 / 2"), 1);
	ck_assert_double_eq(value("2^3^2"), 512);
	ck_assert_double_eq(value("-2^2"), -4);
	ck_assert_double_eq(value("2^-1"), 0.5);
	ck_assert_double_eq(value("3 - -2"), 5);
	ck_assert_double_eq(value("2*-n"), -8);
	ck_assert_double_eq(value("+1.5e3"), 1500);
	ck_assert_double_eq(value(".5"), 0.5);
}
END_TEST

START_TEST(names_are_parameters_first_and_then_values_of_the_answer)
{
	ck_assert_double_eq(value("8 * iterations"), 8.0 * 51414419);
	ck_assert_double_eq(value("n^2"), 16);
	ck_assert_double_eq(value("both"), 1);
}
END_TEST

START_TEST(functions_do_what_they_are_called)
{
	ck_assert_double_eq(value("ceil(1.2) + floor(1.8)"), 3);
	ck_assert_double_eq(value("min(n, 3) * max(n, 5)"), 15);
	ck_assert_double_eq(value("sqrt(n) + log2(8)"), 5);
}
END_TEST

START_TEST(is_compares_a_parameter_with_a_word)
{
	ck_assert_double_eq(value("1 + 3 * is(type, complex)"), 4);
	ck_assert_double_eq(value("is(type,double)"), 0);
	ck_assert_double_eq(value("is(type, complexx)"), 0);
	ck_assert_double_eq(value("is(type, com)"), 0);
	ck_assert_double_eq(value("is(blas, openblas-serial)"), 1);
	ck_assert_double_eq(value("is(n, 4) + 1"), 2);
	fails("is(kind, complex)", "formula 'is(kind, complex)', column 4: there is no parameter of this name");
	fails("is(iterations, 1)", "formula 'is(iterations, 1)', column 4: there is no parameter of this name");
	fails("is(type, )", "formula 'is(type, )', column 10: expected a value of the parameter");
	fails("is(2, x)", "formula 'is(2, x)', column 4: expected the name of a parameter");
	fails("is(type)", "formula 'is(type)', column 8: expected ','");
	fails("is(type, x", "formula 'is(type, x', column 11: expected ')'");
}
END_TEST

START_TEST(a_missing_name_is_an_error_with_its_column)
{
	fails("2 * nn", "formula '2 * nn', column 5: no numeric parameter or value of the answer has this name");
	fails("type", "formula 'type', column 1: no numeric parameter or value of the answer has this name");
	fails("hash", "formula 'hash', column 1: no numeric parameter or value of the answer has this name");
	double out;
	ck_assert(!formula_evaluate(&out, "n", NULL, NULL));
	ck_assert(formula_evaluate(&out, "2^10", NULL, NULL));
}
END_TEST

START_TEST(a_syntax_error_is_told_with_its_column)
{
	fails("", "formula '', column 1: expected a number, a name or '('");
	fails("1 +", "formula '1 +', column 4: expected a number, a name or '('");
	fails("1 2", "formula '1 2', column 3: expected an operator or the end");
	fails("(1", "formula '(1', column 3: expected ')'");
	fails("1)", "formula '1)', column 2: expected an operator or the end");
	fails("min(1)", "formula 'min(1)', column 6: expected ','");
	fails("sin(1)",
	      "formula 'sin(1)', column 1: unknown function; there are ceil, floor, is, log2, max, min, sqrt");
	fails("0x10", "formula '0x10', column 1: expected a number, a name or '('");
	fails("N", "formula 'N', column 1: expected a number, a name or '('");
	fails("1 % 2", "formula '1 % 2', column 3: expected an operator or the end");
	fails(".", "formula '.', column 1: expected a number, a name or '('");
}
END_TEST

START_TEST(a_result_that_is_not_finite_is_an_error)
{
	fails("1 / 0", "formula '1 / 0' has no finite value here");
	fails("sqrt(-1)", "formula 'sqrt(-1)' has no finite value here");
	fails("1e400", "formula '1e400' has no finite value here");
	ck_assert(formula_check("1 / 0", NULL));
}
END_TEST

START_TEST(the_grammar_is_checked_without_looking_names_up)
{
	struct error err = ERROR_INIT;
	ck_assert(formula_check("8 * anything + is(word, other)", &err));
	ck_assert(!formula_check("8 * * 2", &err));
	ck_assert_str_eq(err.message, "formula '8 * * 2', column 5: expected a number, a name or '('");
}
END_TEST

START_TEST(deep_nesting_and_long_names_are_errors_and_no_crash)
{
	size_t depth = 100000;
	char *text = mem_alloc(depth + 1);
	struct error err = ERROR_INIT;
	for (const char *c = "(-"; *c; c++) {
		memset(text, *c, depth);
		text[depth] = '\0';
		ck_assert(!formula_check(text, &err));
		ck_assert_ptr_nonnull(strstr(err.message, "formula '"));
	}
	memset(text, 'a', depth);
	ck_assert(!formula_check(text, &err));
	free(text);
	ck_assert(formula_check("((((((((((1))))))))))", NULL));
}
END_TEST

TCase *formula_tests(void)
{
	TCase *tests = tcase_create("formula");
	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, operators_bind_as_in_arithmetic);
	tcase_add_test(tests, names_are_parameters_first_and_then_values_of_the_answer);
	tcase_add_test(tests, functions_do_what_they_are_called);
	tcase_add_test(tests, is_compares_a_parameter_with_a_word);
	tcase_add_test(tests, a_missing_name_is_an_error_with_its_column);
	tcase_add_test(tests, a_syntax_error_is_told_with_its_column);
	tcase_add_test(tests, a_result_that_is_not_finite_is_an_error);
	tcase_add_test(tests, the_grammar_is_checked_without_looking_names_up);
	tcase_add_test(tests, deep_nesting_and_long_names_are_errors_and_no_crash);
	return tests;
}

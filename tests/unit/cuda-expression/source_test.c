/* How kernels divide their elements, and which functions a source has. */
#include <string.h>

#include "base/mem.h"
#include "cuda-expression/helpers.h"
#include "cuda-expression/source.h"
#include "tests.h"

static struct expression *compile(const char *text, const struct expression_operand *operands, size_t count)
{
	struct expression *expression;
	struct error err = ERROR_INIT;
	ck_assert_msg(expression_compile(&expression, text, operands, count, NULL, &err), "%s", err.message);
	return expression;
}

START_TEST(groups_are_as_large_as_an_access_and_loads_enough_are_under_way)
{
	static const struct expression_operand operands[] = {
		{"p", EXPRESSION_BOOL, false},   {"i", EXPRESSION_INT, false},     {"f", EXPRESSION_FLOAT, false},
		{"d", EXPRESSION_DOUBLE, false}, {"z", EXPRESSION_COMPLEX, false}, {"s", EXPRESSION_COMPLEX, true},
		{"e", EXPRESSION_DOUBLE, false}, {"c", EXPRESSION_DOUBLE, false},
	};
	static const struct {
		const char *text;
		size_t each, batch;
	} shapes[] = {
		{"d * (e + c)", 2, 1}, {"d + e", 2, 1}, {"sqrt(d)", 2, 2}, {"f + f", 4, 2},
		{"~p", 16, 2},         {"z * z", 1, 2}, {"real(s)", 2, 1}, {"z + d", 1, 2},
		{"p + i", 2, 2},       {"2.5", 2, 1},   {"p + 1", 2, 4},
	};
	for (size_t i = 0; i < COUNT_OF(shapes); i++) {
		struct expression *expression = compile(shapes[i].text, operands, COUNT_OF(operands));
		struct source_shape shape = source_shape(expression);
		ck_assert_msg(shape.each == shapes[i].each && shape.batch == shapes[i].batch, "%s: %zu, %zu",
			      shapes[i].text, shape.each, shape.batch);
		expression_free(expression);
	}
}
END_TEST

START_TEST(an_operand_that_is_not_read_is_not_loaded)
{
	static const struct expression_operand operands[] = {{"b", EXPRESSION_DOUBLE, false},
							     {"c", EXPRESSION_COMPLEX, false}};
	struct expression *expression = compile("b + 1", operands, COUNT_OF(operands));
	struct source source = SOURCE_INIT;
	struct buf text = BUF_INIT;
	ck_assert(source_reads(expression, 0) && !source_reads(expression, 1));
	source_add(&source, "k", expression);
	source_write(&text, &source);
	ck_assert_ptr_nonnull(strstr(text.data, "const struct expression_complex *__restrict__ r2, size_t groups"));
	ck_assert_ptr_null(strstr(text.data, "r2["));
	ck_assert_ptr_null(strstr(text.data, "complex_1"));
	source_free(&source);
	buf_free(&text);
	expression_free(expression);
}
END_TEST

START_TEST(helpers_are_those_that_are_called_in_front_of_their_callers)
{
	struct buf text = BUF_INIT;
	helpers_write(&text, "return complex_power(x, y);");
	const char *multiply = strstr(text.data, "complex_multiply(struct"),
		   *of = strstr(text.data, "complex_of(double");
	const char *power = strstr(text.data, "complex_power(struct");
	ck_assert(of && multiply && power && of < multiply && multiply < power);
	ck_assert_ptr_null(strstr(text.data, "complex_divide("));
	ck_assert_ptr_null(strstr(text.data, "int_add("));
	buf_clear(&text);
	helpers_write(&text, "return real_modulof(x, y);");
	ck_assert_ptr_null(strstr(text.data, "real_modulo("));
	buf_clear(&text);
	helpers_write(&text, "return x + y;");
	ck_assert_str_eq(text.data, "");
	buf_free(&text);
}
END_TEST

START_TEST(what_two_kernels_share_is_there_once)
{
	static const struct expression_operand operands[] = {{"z", EXPRESSION_COMPLEX, false}};
	struct expression *expression = compile("z * z", operands, 1);
	struct source source = SOURCE_INIT;
	struct buf text = BUF_INIT;
	source_add(&source, "first", expression);
	source_add(&source, "second", expression);
	source_write(&text, &source);
	static const char *const once[] = {"struct complex_1 {", "mul_ccc(struct", "complex_multiply(struct"};
	for (size_t i = 0; i < COUNT_OF(once); i++) {
		const char *found = strstr(text.data, once[i]);
		ck_assert_msg(found && !strstr(found + 1, once[i]), "%s", once[i]);
	}
	source_free(&source);
	buf_free(&text);
	expression_free(expression);
}
END_TEST

TCase *source_tests(void)
{
	TCase *tests = tcase_create("source");
	tcase_add_test(tests, groups_are_as_large_as_an_access_and_loads_enough_are_under_way);
	tcase_add_test(tests, an_operand_that_is_not_read_is_not_loaded);
	tcase_add_test(tests, helpers_are_those_that_are_called_in_front_of_their_callers);
	tcase_add_test(tests, what_two_kernels_share_is_there_once);
	return tests;
}

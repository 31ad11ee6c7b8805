/* Random expressions, the same at each run, against the naive evaluation of the same trees. */
#include <stdlib.h>

#include "base/mem.h"
#include "forest.h"
#include "tests.h"

#define ROUNDS   4000
#define ELEMENTS 301

/* --- evaluation --- */

static struct value evaluate(const struct forest *forest, int index, size_t i);

/* The one thing that depends on more than values: a constant exponent 2, 3 or 4 stands for products. */
static bool is_product(const struct forest *forest, const struct growing *node, int64_t exponent)
{
	const struct growing *right = &forest->nodes[node->from[1]];
	return node->operation == OPERATION_POWER && right->constant && right->type == EXPRESSION_INT &&
	       exponent >= 2 && exponent <= 4;
}

static struct value product(struct value x, int64_t exponent)
{
	struct value square = naive_apply(OPERATION_MULTIPLY, (struct value[]){x, x});
	if (exponent == 2)
		return square;
	return naive_apply(OPERATION_MULTIPLY, (struct value[]){square, exponent == 3 ? x : square});
}

static struct value evaluate(const struct forest *forest, int index, size_t i)
{
	const struct growing *node = &forest->nodes[index];
	struct value values[3] = {{0}};
	if (node->kind == FOREST_LITERAL)
		return forest_literals[node->which].value;
	if (node->kind == FOREST_OPERAND)
		return naive_load(node->type, forest->arrays[node->which], forest_operands[node->which].scalar ? 0 : i);
	for (int k = 0; k < operation_rows[node->operation].operands; k++)
		values[k] = evaluate(forest, node->from[k], i);
	if (is_product(forest, node, values[1].is.i))
		return product(values[0], values[1].is.i);
	return naive_apply(node->operation, values);
}

/* --- the comparison --- */

static void compare(const struct forest *forest, int root, const struct expression *expression, const char *text)
{
	enum expression_type type = expression_type(expression);
	void *result = mem_zero(ELEMENTS, expression_type_size(type));
	ck_assert_msg(type == forest->nodes[root].type, "%s: %s", text, expression_type_name(type));
	expression_run(expression, result, (const void *const *)forest->arrays, ELEMENTS, NULL);
	for (size_t i = 0; i < ELEMENTS; i++) {
		struct value is = naive_load(type, result, i), right = evaluate(forest, root, i);
		CHECK_QUIETLY(naive_same(&is, &right), "%s, element %zu: %s, must be %s", text, i, naive_text(&is),
			      naive_text(&right));
	}
	free(result);
}

static void try_tree(struct forest *forest)
{
	struct expression *expression;
	struct error err = ERROR_INIT;
	struct buf text = BUF_INIT;
	int root = forest_grow(forest, &text);
	if (text.length <= EXPRESSION_TEXT_MAX) {
		CHECK_QUIETLY(expression_compile(&expression, text.data, forest_operands, FOREST_OPERANDS, NULL, &err),
			      "%s: %s", text.data, err.message);
		compare(forest, root, expression, text.data);
		expression_free(expression);
	}
	buf_free(&text);
}

START_TEST(random_expressions_give_what_they_mean)
{
	struct forest forest;
	forest_init(&forest, 20110210 + (uint64_t)_i, ELEMENTS);
	for (int round = 0; round < ROUNDS / 4; round++)
		try_tree(&forest);
	forest_free(&forest);
}
END_TEST

TCase *random_tests(void)
{
	TCase *tests = tcase_create("random");
	tcase_add_loop_test(tests, random_expressions_give_what_they_mean, 0, 4);
	return tests;
}

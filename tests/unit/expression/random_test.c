/* Random expressions, the same at each run, against the naive evaluation of the same trees. */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "naive.h"
#include "samples.h"
#include "tests.h"

#define ROUNDS   4000
#define DEPTH    5
#define NODES    400
#define ELEMENTS 301

static const struct expression_operand operands[] = {
	{"p", EXPRESSION_BOOL, false},    {"i", EXPRESSION_INT, false},     {"f", EXPRESSION_FLOAT, false},
	{"d", EXPRESSION_DOUBLE, false},  {"z", EXPRESSION_COMPLEX, false}, {"e", EXPRESSION_DOUBLE, false},
	{"c", EXPRESSION_COMPLEX, false}, {"s", EXPRESSION_INT, true},      {"t", EXPRESSION_DOUBLE, true},
};

static const struct {
	const char *text;
	struct value value;
} literals[] = {
	{"0", {EXPRESSION_INT, {.i = 0}}},
	{"1", {EXPRESSION_INT, {.i = 1}}},
	{"2", {EXPRESSION_INT, {.i = 2}}},
	{"3", {EXPRESSION_INT, {.i = 3}}},
	{"0.5", {EXPRESSION_DOUBLE, {.d = 0.5}}},
	{"2.0", {EXPRESSION_DOUBLE, {.d = 2}}},
	{"1.5j", {EXPRESSION_COMPLEX, {.c = {0, 1.5}}}},
	{"True", {EXPRESSION_BOOL, {.b = 1}}},
};

enum kind { KIND_OPERAND, KIND_LITERAL, KIND_OPERATION };

struct growing {
	enum kind kind;
	size_t which; /* operand or literal */
	enum operation operation;
	int from[3];
	enum expression_type type;
	bool constant;
};

struct forest {
	struct growing nodes[NODES];
	int count;
	uint64_t state;
	void *arrays[COUNT_OF(operands)];
};

/* --- growing --- */

static int add(struct forest *forest, struct growing node)
{
	ck_assert_int_lt(forest->count, NODES);
	forest->nodes[forest->count] = node;
	return forest->count++;
}

static int leaf(struct forest *forest)
{
	if (hash_below(&forest->state, 4) == 0) {
		size_t which = hash_below(&forest->state, COUNT_OF(literals));
		return add(forest, (struct growing){.kind = KIND_LITERAL,
						    .which = which,
						    .constant = true,
						    .type = literals[which].value.type});
	}
	size_t which = hash_below(&forest->state, COUNT_OF(operands));
	return add(forest, (struct growing){.kind = KIND_OPERAND, .which = which, .type = operands[which].type});
}

static int grow(struct forest *forest, int depth)
{
	if (depth == 0 || hash_below(&forest->state, 6) == 0)
		return leaf(forest);
	struct growing node = {.kind = KIND_OPERATION, .from = {-1, -1, -1}, .constant = true};
	enum expression_type types[3] = {0};
	for (int k = 0; k < 3; k++) {
		/* Types of three subtrees; the operation is one that is defined for them. */
		node.from[k] = grow(forest, k == 0 ? depth - 1 : (int)hash_below(&forest->state, (uint64_t)depth));
		types[k] = forest->nodes[node.from[k]].type;
	}
	int type = -1;
	while (type < 0) {
		node.operation = OPERATION_ADD +
				 (enum operation)hash_below(&forest->state, OPERATION_MULTIPLY_ADD - OPERATION_ADD);
		type = naive_type(node.operation, types);
	}
	node.type = (enum expression_type)type;
	for (int k = 0; k < operation_rows[node.operation].operands; k++)
		node.constant &= forest->nodes[node.from[k]].constant;
	return add(forest, node);
}

static void write_text(struct buf *out, const struct forest *forest, int index)
{
	const struct growing *node = &forest->nodes[index];
	if (node->kind != KIND_OPERATION) {
		buf_text(out, node->kind == KIND_OPERAND ? operands[node->which].name : literals[node->which].text);
		return;
	}
	const struct operation_row *row = &operation_rows[node->operation];
	bool prefix = row->is_function || row->operands == 1;
	buf_printf(out, "%s(", prefix ? row->text : "");
	for (int k = 0; k < row->operands; k++) {
		if (k)
			buf_text(out, prefix ? ", " : row->text);
		buf_char(out, '(');
		write_text(out, forest, node->from[k]);
		buf_char(out, ')');
	}
	buf_char(out, ')');
}

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
	if (node->kind == KIND_LITERAL)
		return literals[node->which].value;
	if (node->kind == KIND_OPERAND)
		return naive_load(node->type, forest->arrays[node->which], operands[node->which].scalar ? 0 : i);
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
	forest->count = 0;
	int root = grow(forest, DEPTH);
	write_text(&text, forest, root);
	if (text.length <= EXPRESSION_TEXT_MAX) {
		CHECK_QUIETLY(expression_compile(&expression, text.data, operands, COUNT_OF(operands), NULL, &err),
			      "%s: %s", text.data, err.message);
		compare(forest, root, expression, text.data);
		expression_free(expression);
	}
	buf_free(&text);
}

START_TEST(random_expressions_give_what_they_mean)
{
	struct forest forest = {.state = 20110210 + (uint64_t)_i};
	for (size_t k = 0; k < COUNT_OF(operands); k++)
		forest.arrays[k] = samples_array(operands[k].type, ELEMENTS, &forest.state);
	for (int round = 0; round < ROUNDS / 4; round++)
		try_tree(&forest);
	for (size_t k = 0; k < COUNT_OF(operands); k++)
		free(forest.arrays[k]);
}
END_TEST

TCase *random_tests(void)
{
	TCase *tests = tcase_create("random");
	tcase_add_loop_test(tests, random_expressions_give_what_they_mean, 0, 4);
	return tests;
}

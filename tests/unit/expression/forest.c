#include "forest.h"

#include <stdlib.h>

#include "../check_main.h"
#include "base/hash.h"
#include "base/mem.h"
#include "samples.h"

#define DEPTH 5

const struct expression_operand forest_operands[FOREST_OPERANDS] = {
	{"p", EXPRESSION_BOOL, false},    {"i", EXPRESSION_INT, false},     {"f", EXPRESSION_FLOAT, false},
	{"d", EXPRESSION_DOUBLE, false},  {"z", EXPRESSION_COMPLEX, false}, {"e", EXPRESSION_DOUBLE, false},
	{"c", EXPRESSION_COMPLEX, false}, {"s", EXPRESSION_INT, true},      {"t", EXPRESSION_DOUBLE, true},
};

const struct forest_literal forest_literals[] = {
	{"0", {EXPRESSION_INT, {.i = 0}}},
	{"1", {EXPRESSION_INT, {.i = 1}}},
	{"2", {EXPRESSION_INT, {.i = 2}}},
	{"3", {EXPRESSION_INT, {.i = 3}}},
	{"0.5", {EXPRESSION_DOUBLE, {.d = 0.5}}},
	{"2.0", {EXPRESSION_DOUBLE, {.d = 2}}},
	{"1.5j", {EXPRESSION_COMPLEX, {.c = {0, 1.5}}}},
	{"True", {EXPRESSION_BOOL, {.b = 1}}},
};

static int add(struct forest *forest, struct growing node)
{
	ck_assert_int_lt(forest->count, FOREST_NODES);
	forest->nodes[forest->count] = node;
	return forest->count++;
}

static int leaf(struct forest *forest)
{
	if (hash_below(&forest->state, 4) == 0) {
		size_t which = hash_below(&forest->state, COUNT_OF(forest_literals));
		return add(forest, (struct growing){.kind = FOREST_LITERAL,
						    .which = which,
						    .constant = true,
						    .type = forest_literals[which].value.type});
	}
	size_t which = hash_below(&forest->state, FOREST_OPERANDS);
	return add(forest,
		   (struct growing){.kind = FOREST_OPERAND, .which = which, .type = forest_operands[which].type});
}

static bool is_complex_function(enum operation operation, const enum expression_type *types)
{
	bool second = operation_rows[operation].operands == 2 && types[1] == EXPRESSION_COMPLEX;
	return (types[0] == EXPRESSION_COMPLEX || second) &&
	       (operation == OPERATION_POWER || (operation >= OPERATION_SQRT && operation <= OPERATION_TANH));
}

static int grow(struct forest *forest, int depth)
{
	if (depth == 0 || hash_below(&forest->state, 6) == 0)
		return leaf(forest);
	struct growing node = {.kind = FOREST_OPERATION, .from = {-1, -1, -1}, .constant = true};
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
		type = forest->no_complex_functions && is_complex_function(node.operation, types)
			       ? -1
			       : naive_type(node.operation, types);
	}
	node.type = (enum expression_type)type;
	for (int k = 0; k < operation_rows[node.operation].operands; k++)
		node.constant &= forest->nodes[node.from[k]].constant;
	return add(forest, node);
}

static void write_text(struct buf *out, const struct forest *forest, int index)
{
	const struct growing *node = &forest->nodes[index];
	if (node->kind != FOREST_OPERATION) {
		buf_text(out, node->kind == FOREST_OPERAND ? forest_operands[node->which].name
							   : forest_literals[node->which].text);
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

void forest_init(struct forest *forest, uint64_t seed, size_t elements)
{
	*forest = (struct forest){.state = seed};
	for (size_t k = 0; k < FOREST_OPERANDS; k++)
		forest->arrays[k] = samples_array(forest_operands[k].type, elements, &forest->state);
}

void forest_free(struct forest *forest)
{
	for (size_t k = 0; k < FOREST_OPERANDS; k++)
		free(forest->arrays[k]);
}

int forest_grow(struct forest *forest, struct buf *text)
{
	forest->count = 0;
	int root = grow(forest, DEPTH);
	write_text(text, forest, root);
	return root;
}

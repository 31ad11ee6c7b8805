#include "expression/tree.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "expression/kernels.h"

void tree_free(struct tree *tree)
{
	free(tree->nodes);
	*tree = (struct tree){0};
}

/* --- nodes --- */

static bool same_node(const struct node *a, const struct node *b)
{
	if (a->kind != b->kind || a->type != b->type)
		return false;
	if (a->kind == NODE_OPERAND)
		return a->operand == b->operand;
	if (a->kind == NODE_CONSTANT)
		return memcmp(&a->value, &b->value, sizeof a->value) == 0;
	return a->opcode == b->opcode && memcmp(a->from, b->from, sizeof a->from) == 0;
}

static int add_node(struct tree *tree, const struct node *node, struct error *err)
{
	for (int i = 0; i < tree->count; i++)
		if (same_node(&tree->nodes[i], node))
			return i;
	if (tree->count == TREE_NODES_MAX) {
		error_set(err, ERROR_USAGE, "the expression is too long: more than %d operations and operands",
			  TREE_NODES_MAX);
		return -1;
	}
	MEM_GROW(tree->nodes, tree->count, tree->capacity);
	tree->nodes[tree->count] = *node;
	return tree->count++;
}

int tree_operand(struct tree *tree, size_t operand, enum expression_type type, struct error *err)
{
	return add_node(tree, &(struct node){.kind = NODE_OPERAND, .type = type, .operand = operand}, err);
}

int tree_constant(struct tree *tree, enum expression_type type, union tree_value value, struct error *err)
{
	struct node node = {.kind = NODE_CONSTANT, .type = type};
	memset(&node.value, 0, sizeof node.value);
	memcpy(&node.value, &value, expression_type_size(type));
	return add_node(tree, &node, err);
}

/* --- results --- */

static bool is_constant(const struct tree *tree, int node)
{
	return node < 0 || tree->nodes[node].kind == NODE_CONSTANT;
}

static int fold(struct tree *tree, enum opcode opcode, const int from[3], struct error *err)
{
	const void *values[3] = {NULL, NULL, NULL};
	union tree_value value;
	memset(&value, 0, sizeof value);
	for (int i = 0; i < 3; i++)
		values[i] = from[i] < 0 ? NULL : &tree->nodes[from[i]].value;
	kernels_best()->execute(opcode, &value, values, 1);
	return tree_constant(tree, (enum expression_type)opcode_rows[opcode].result, value, err);
}

static int add_result(struct tree *tree, enum opcode opcode, const int from[3], struct error *err)
{
	if (is_constant(tree, from[0]) && is_constant(tree, from[1]) && is_constant(tree, from[2]))
		return fold(tree, opcode, from, err);
	struct node node = {.kind = NODE_RESULT,
			    .type = (enum expression_type)opcode_rows[opcode].result,
			    .opcode = opcode,
			    .from = {from[0], from[1], from[2]}};
	return add_node(tree, &node, err);
}

static int convert(struct tree *tree, int node, enum expression_type type, struct error *err)
{
	enum expression_type own = tree->nodes[node].type;
	if (own == type)
		return node;
	return add_result(tree, opcode_cast(type, own), (const int[]){node, -1, -1}, err);
}

/* --- types --- */

/* The next type to try where an operation does not know one; ints do not become floats, which are too short for them.
 * False: there is none. */
static bool promote(enum expression_type *type)
{
	static const enum expression_type next[] = {
		[EXPRESSION_BOOL] = EXPRESSION_INT,
		[EXPRESSION_INT] = EXPRESSION_DOUBLE,
		[EXPRESSION_FLOAT] = EXPRESSION_DOUBLE,
		[EXPRESSION_DOUBLE] = EXPRESSION_COMPLEX,
	};
	if (*type == EXPRESSION_COMPLEX)
		return false;
	*type = next[*type];
	return true;
}

static enum expression_type highest(const struct tree *tree, const int *nodes, int count)
{
	enum expression_type type = EXPRESSION_BOOL;
	for (int i = 0; i < count; i++)
		if (tree->nodes[nodes[i]].type > type)
			type = tree->nodes[nodes[i]].type;
	return type;
}

static void complain_of_type(enum operation operation, enum expression_type type, struct error *err)
{
	const struct operation_row *row = &operation_rows[operation];
	const char *name = expression_type_name(type);
	if (operation == OPERATION_AND || operation == OPERATION_OR || operation == OPERATION_XOR)
		error_set(err, ERROR_USAGE, "there is no %s of %s; it binds more than comparisons: (a < b) %s (b < c)",
			  row->text, name, row->text);
	else
		error_set(err, ERROR_USAGE, "there is no %s%s of %s", row->text, row->is_function ? "()" : "", name);
}

static int choose(const struct tree *tree, enum operation operation, const int from[3], struct error *err)
{
	const struct operation_row *row = &operation_rows[operation];
	int first = operation == OPERATION_WHERE ? 1 : 0;
	enum expression_type common = highest(tree, from + first, row->operands - first), type = common;
	if (operation == OPERATION_WHERE && tree->nodes[from[0]].type != EXPRESSION_BOOL) {
		error_set(err, ERROR_USAGE, "the condition of where() is %s and must be bool; compare it",
			  expression_type_name(tree->nodes[from[0]].type));
		return -1;
	}
	int opcode = opcode_find(operation, type);
	while (opcode < 0 && promote(&type))
		opcode = opcode_find(operation, type);
	if (opcode < 0)
		complain_of_type(operation, common, err);
	return opcode;
}

/* --- operations --- */

static int apply(struct tree *tree, enum operation operation, const int from[3], struct error *err)
{
	int converted[3] = {-1, -1, -1};
	int opcode = choose(tree, operation, from, err);
	if (opcode < 0)
		return -1;
	for (int i = 0; i < operation_rows[operation].operands; i++) {
		converted[i] = convert(tree, from[i], (enum expression_type)opcode_rows[opcode].from[i], err);
		if (converted[i] < 0)
			return -1;
	}
	return add_result(tree, (enum opcode)opcode, converted, err);
}

/* x**2, x**3, x**4 are products; 0 where the exponent is none of these. */
static int small_exponent(const struct tree *tree, int node)
{
	const struct node *exponent = &tree->nodes[node];
	if (exponent->kind != NODE_CONSTANT || exponent->type != EXPRESSION_INT)
		return 0;
	return exponent->value.i >= 2 && exponent->value.i <= 4 ? (int)exponent->value.i : 0;
}

static int multiply(struct tree *tree, int x, int y, struct error *err)
{
	return apply(tree, OPERATION_MULTIPLY, (const int[]){x, y, -1}, err);
}

static int raise_to(struct tree *tree, int x, int exponent, struct error *err)
{
	int square = multiply(tree, x, x, err);
	if (square < 0 || exponent == 2)
		return square;
	return multiply(tree, square, exponent == 3 ? x : square, err);
}

int tree_apply(struct tree *tree, enum operation operation, const int from[3], struct error *err)
{
	int exponent = operation == OPERATION_POWER ? small_exponent(tree, from[1]) : 0;
	return exponent ? raise_to(tree, from[0], exponent, err) : apply(tree, operation, from, err);
}

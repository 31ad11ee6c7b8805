#include "expression/rewrite.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void rewrite_count_uses(const struct tree *tree, int root, int *uses)
{
	int *pending = mem_alloc((size_t)(3 * tree->count + 1) * sizeof *pending), count = 0;
	memset(uses, 0, (size_t)tree->count * sizeof *uses);
	pending[count++] = root;
	while (count) {
		int node = pending[--count];
		if (uses[node]++ || tree->nodes[node].kind != NODE_RESULT)
			continue;
		for (int i = 0; i < 3; i++)
			if (tree->nodes[node].from[i] >= 0)
				pending[count++] = tree->nodes[node].from[i];
	}
	free(pending);
}

/* Is it a result of this operation that nobody else needs? */
static bool is_inner(const struct tree *tree, const int *uses, int node, enum operation operation)
{
	return uses[node] == 1 && tree->nodes[node].kind == NODE_RESULT &&
	       opcode_rows[tree->nodes[node].opcode].operation == operation;
}

/* --- abs(z) compared --- */

/* The square is within a few steps of the number that is looked for. */
double rewrite_above(double limit)
{
	if (!(limit >= 0))
		return isnan(limit) ? limit : -1;
	double square = limit * limit;
	while (sqrt(square) > limit)
		square = nextafter(square, 0);
	while (square < INFINITY && sqrt(nextafter(square, INFINITY)) <= limit)
		square = nextafter(square, INFINITY);
	return square;
}

double rewrite_from(double limit)
{
	if (!(limit > 0))
		return isnan(limit) ? limit : limit < 0 ? -1 : 0;
	double square = limit * limit;
	while (sqrt(square) < limit)
		square = nextafter(square, INFINITY);
	while (sqrt(nextafter(square, 0)) >= limit)
		square = nextafter(square, 0);
	return square;
}

/* By the comparison of abs(z) with the limit; `mirrored`: the one that is meant where the limit comes first. */
static const struct comparison {
	enum operation operation, mirrored, of_norm;
	double (*square)(double limit);
} comparisons[] = {
	{OPERATION_LESS, OPERATION_GREATER, OPERATION_LESS_NORM, rewrite_from},
	{OPERATION_LESS_EQUAL, OPERATION_GREATER_EQUAL, OPERATION_LESS_EQUAL_NORM, rewrite_above},
	{OPERATION_GREATER, OPERATION_LESS, OPERATION_GREATER_NORM, rewrite_above},
	{OPERATION_GREATER_EQUAL, OPERATION_LESS_EQUAL, OPERATION_GREATER_EQUAL_NORM, rewrite_from},
};

static const struct comparison *find_comparison(enum operation operation, bool limit_first)
{
	for (size_t i = 0; i < COUNT_OF(comparisons); i++)
		if ((limit_first ? comparisons[i].mirrored : comparisons[i].operation) == operation)
			return &comparisons[i];
	return NULL;
}

/* True: done. */
static bool compare_norm(struct tree *tree, const int *uses, int node, bool limit_first)
{
	const struct node *old = &tree->nodes[node];
	int inner = old->from[limit_first], limit = old->from[!limit_first];
	const struct comparison *comparison = find_comparison(opcode_rows[old->opcode].operation, limit_first);
	if (!comparison || !is_inner(tree, uses, inner, OPERATION_ABS) || tree->nodes[inner].opcode != OPCODE_abs_dc ||
	    tree->nodes[limit].kind != NODE_CONSTANT)
		return false;
	union tree_value square = {.d = comparison->square(tree->nodes[limit].value.d)};
	int constant = tree_constant(tree, EXPRESSION_DOUBLE, square, NULL);
	if (constant < 0)
		return false;
	struct node *new = &tree->nodes[node];
	new->opcode = (enum opcode)opcode_find(comparison->of_norm, EXPRESSION_COMPLEX);
	new->from[0] = tree->nodes[inner].from[0];
	new->from[1] = constant;
	return true;
}

/* --- two in one --- */

static const struct fusion {
	enum operation outer, inner, fused;
	int position; /* of the inner result among the outer operands */
} fusions[] = {
	{OPERATION_MULTIPLY, OPERATION_ADD, OPERATION_MULTIPLY_ADD, 1},
	{OPERATION_MULTIPLY, OPERATION_ADD, OPERATION_MULTIPLY_ADD, 0},
	{OPERATION_MULTIPLY, OPERATION_SUBTRACT, OPERATION_MULTIPLY_SUBTRACT, 1},
	{OPERATION_MULTIPLY, OPERATION_SUBTRACT, OPERATION_MULTIPLY_SUBTRACT, 0},
	{OPERATION_ADD, OPERATION_MULTIPLY, OPERATION_ADD_MULTIPLY, 1},
	{OPERATION_ADD, OPERATION_MULTIPLY, OPERATION_ADD_MULTIPLY, 0},
	{OPERATION_SUBTRACT, OPERATION_MULTIPLY, OPERATION_SUBTRACT_MULTIPLY, 1},
	{OPERATION_SUBTRACT, OPERATION_MULTIPLY, OPERATION_MULTIPLY_THEN_SUBTRACT, 0},
};

/* True: done. */
static bool fuse(struct tree *tree, const int *uses, int node, const struct fusion *fusion)
{
	struct node *outer = &tree->nodes[node];
	if (opcode_rows[outer->opcode].operation != fusion->outer)
		return false;
	int inner = outer->from[fusion->position], fused = opcode_find(fusion->fused, outer->type);
	if (fused < 0 || !is_inner(tree, uses, inner, fusion->inner))
		return false;
	outer->opcode = (enum opcode)fused;
	outer->from[0] = outer->from[!fusion->position];
	outer->from[1] = tree->nodes[inner].from[0];
	outer->from[2] = tree->nodes[inner].from[1];
	return true;
}

void rewrite_tree(struct tree *tree, int root)
{
	int count = tree->count, *uses = mem_alloc((size_t)count * sizeof *uses);
	rewrite_count_uses(tree, root, uses);
	for (int node = 0; node < count; node++) {
		if (tree->nodes[node].kind != NODE_RESULT || !uses[node] || compare_norm(tree, uses, node, false) ||
		    compare_norm(tree, uses, node, true))
			continue;
		for (size_t i = 0; i < COUNT_OF(fusions); i++)
			if (fuse(tree, uses, node, &fusions[i]))
				break;
	}
	free(uses);
}

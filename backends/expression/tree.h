/*
 * tree.h: an expression as typed nodes, each of which stands behind those that it is made of.
 *
 * Nodes are known by their index. Nothing is there twice: a node that would be equal to an earlier one is that one, so
 * the tree is in fact a graph. What is made of constants only is a constant, computed by the same loops as arrays are.
 */
#ifndef LAPCHART_EXPRESSION_TREE_H
#define LAPCHART_EXPRESSION_TREE_H

#include "expression/opcodes.h"

enum { TREE_NODES_MAX = 1024 };

union tree_value {
	unsigned char b;
	int64_t i;
	float f;
	double d;
	struct expression_complex c;
};

enum node_kind { NODE_OPERAND, NODE_CONSTANT, NODE_RESULT };

struct node {
	enum node_kind kind;
	enum expression_type type;
	size_t operand;         /* NODE_OPERAND: its number */
	union tree_value value; /* NODE_CONSTANT; bytes that the type does not have are 0 */
	enum opcode opcode;     /* NODE_RESULT */
	int from[3];            /* NODE_RESULT: nodes; -1 where the opcode has no operand */
};

struct tree {
	struct node *nodes;
	int count, capacity;
};

void tree_free(struct tree *tree); /* leaves it empty */

/* Each gives the index of a node, or -1 and an error. */
int tree_operand(struct tree *tree, size_t operand, enum expression_type type, struct error *err);
int tree_constant(struct tree *tree, enum expression_type type, union tree_value value, struct error *err);
/* The operation on nodes of any types: chooses the opcode and converts the operands to its types. */
int tree_apply(struct tree *tree, enum operation operation, const int from[3], struct error *err);

#endif

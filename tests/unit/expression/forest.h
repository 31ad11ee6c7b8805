/*
 * forest.h: random expressions over operands of all types, as trees and as text; the same for the same state.
 */
#ifndef LAPCHART_TESTS_FOREST_H
#define LAPCHART_TESTS_FOREST_H

#include "naive.h"

enum { FOREST_OPERANDS = 9, FOREST_NODES = 400 };

extern const struct expression_operand forest_operands[FOREST_OPERANDS];

struct forest_literal {
	const char *text;
	struct value value;
};

extern const struct forest_literal forest_literals[];

enum forest_kind { FOREST_OPERAND, FOREST_LITERAL, FOREST_OPERATION };

struct growing {
	enum forest_kind kind;
	size_t which; /* operand or literal */
	enum operation operation;
	int from[3];
	enum expression_type type;
	bool constant;
};

struct forest {
	struct growing nodes[FOREST_NODES];
	int count;
	uint64_t state;
	void *arrays[FOREST_OPERANDS];
	bool no_complex_functions; /* none of the functions of complex numbers that a C library computes its own way */
};

/* Arrays of `elements` for the operands; forest_free() releases them. */
void forest_init(struct forest *forest, uint64_t seed, size_t elements);
void forest_free(struct forest *forest);

/* A new tree in place of the old one: its root, and its text behind `text`. */
int forest_grow(struct forest *forest, struct buf *text);

#endif

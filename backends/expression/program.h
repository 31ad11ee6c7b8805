/*
 * program.h: what an expression is compiled to: instructions of three addresses.
 *
 * An address is the number of a cell. Cells are numbered so: 0 the result; the operands; the constants; the registers.
 * A cell of an operand or of the result is an array; the others are one block long.
 */
#ifndef LAPCHART_EXPRESSION_PROGRAM_H
#define LAPCHART_EXPRESSION_PROGRAM_H

#include "expression/tree.h"

enum {
	PROGRAM_CONSTANTS_MAX = 128,
	PROGRAM_REGISTERS_MAX = 64,
	PROGRAM_CELLS_MAX = 1 + EXPRESSION_OPERANDS_MAX + PROGRAM_CONSTANTS_MAX + PROGRAM_REGISTERS_MAX,

	/* Memory of one thread for registers and for scalar operands, in the shortest block. */
	PROGRAM_BLOCK_MIN = 16,
	PROGRAM_SCRATCH_BYTES = PROGRAM_BLOCK_MIN * 16 * (PROGRAM_REGISTERS_MAX + EXPRESSION_OPERANDS_MAX),
};

struct instruction {
	enum opcode opcode;
	int to, from[3]; /* cells; -1 where the opcode has no operand */
};

struct constant {
	enum expression_type type;
	union tree_value value;
	void *block; /* `block` times the value; lies in expression->constant_blocks */
};

struct expression {
	enum expression_type type;
	struct expression_operand *operands; /* with names of their own */
	size_t operand_count;
	struct constant *constants;
	size_t constant_count;
	size_t register_count, register_size; /* bytes of an element in the largest register: that of them all */
	struct instruction *instructions;     /* the last one makes the result */
	size_t instruction_count, instruction_capacity;
	size_t block;
	void *constant_blocks;
};

/* Number of the first cell of a kind. */
static inline int program_first_operand(void)
{
	return 1;
}

static inline int program_first_constant(const struct expression *expression)
{
	return 1 + (int)expression->operand_count;
}

static inline int program_first_register(const struct expression *expression)
{
	return program_first_constant(expression) + (int)expression->constant_count;
}

/* `count` times the value of `size` bytes. */
void program_fill(void *to, const void *value, size_t size, size_t count);

/* schedule.c: fills constants (without blocks), registers and instructions from what `root` needs. Registers are used
 * again as soon as nothing needs what they hold. */
bool program_schedule(struct expression *expression, const struct tree *tree, int root, struct error *err);

#endif

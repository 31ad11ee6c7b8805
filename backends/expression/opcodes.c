#include "expression/opcodes.h"

const struct opcode_row opcode_rows[OPCODE_COUNT] = {
#define X(name, operation, result, first, second, third, formula)                                                      \
	[OPCODE_##name] = {#name,                                                                                      \
			   OPERATION_##operation,                                                                      \
			   OPCODE_TYPE_##result,                                                                       \
			   {OPCODE_TYPE_##first, OPCODE_TYPE_##second, OPCODE_TYPE_##third},                           \
			   #formula},
	EXPRESSION_OPCODES(X)
#undef X
};

const struct operation_row operation_rows[OPERATION_COUNT] = {
#define O(operation, text, operands, is_function) [OPERATION_##operation] = {text, operands, is_function},
	EXPRESSION_OPERATIONS(O)
#undef O
};

int opcode_find(enum operation operation, enum expression_type type)
{
	int key = operation == OPERATION_WHERE ? 1 : 0;
	for (int i = 0; i < OPCODE_COUNT; i++)
		if (opcode_rows[i].operation == operation && opcode_rows[i].from[key] == (int)type)
			return i;
	return -1;
}

enum opcode opcode_cast(enum expression_type to, enum expression_type from)
{
	int i = 0;
	while (opcode_rows[i].operation != OPERATION_CAST || opcode_rows[i].result != (int)to ||
	       opcode_rows[i].from[0] != (int)from)
		i++;
	return (enum opcode)i;
}

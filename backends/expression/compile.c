#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "expression/parser.h"
#include "expression/program.h"
#include "expression/rewrite.h"

/* Registers and constants of a block together: half a first-level cache; the rest is for operands that pass by. */
#define BLOCK_BYTES ((size_t)16 << 10)
#define BLOCK_MAX   ((size_t)4096)

void program_fill(void *to, const void *value, size_t size, size_t count)
{
	for (size_t i = 0; i < count; i++)
		memcpy((char *)to + i * size, value, size);
}

/* --- blocks --- */

static size_t bytes_of_an_element(const struct expression *expression)
{
	size_t bytes = expression->register_count * expression->register_size;
	for (size_t i = 0; i < expression->constant_count; i++)
		bytes += expression_type_size(expression->constants[i].type);
	for (size_t i = 0; i < expression->operand_count; i++)
		bytes += expression->operands[i].scalar ? expression_type_size(expression->operands[i].type) : 0;
	return bytes;
}

static size_t choose_block(const struct expression *expression)
{
	size_t bytes = bytes_of_an_element(expression);
	size_t block = bytes ? BLOCK_BYTES / bytes : BLOCK_MAX;
	if (block >= 64)
		return block < BLOCK_MAX ? block - block % 64 : BLOCK_MAX;
	return PROGRAM_BLOCK_MIN;
}

static bool fill_constants(struct expression *expression, struct error *err)
{
	size_t offset = 0, bytes = 0;
	for (size_t i = 0; i < expression->constant_count; i++)
		bytes += expression->block * expression_type_size(expression->constants[i].type);
	/* A multiple of 64, as the function asks for. */
	expression->constant_blocks = aligned_alloc(64, (bytes + 63) / 64 * 64 + 64);
	if (!expression->constant_blocks)
		return error_errno(err, "no memory for constants of %zu bytes", bytes);
	for (size_t i = 0; i < expression->constant_count; i++) {
		struct constant *constant = &expression->constants[i];
		size_t size = expression_type_size(constant->type);
		constant->block = (char *)expression->constant_blocks + offset;
		program_fill(constant->block, &constant->value, size, expression->block);
		offset += expression->block * size;
	}
	return true;
}

/* --- the whole --- */

static bool check_operands(const struct expression_operand *operands, size_t count, struct error *err)
{
	if (count > EXPRESSION_OPERANDS_MAX)
		return error_set(err, ERROR_USAGE, "%zu operands are more than %d", count, EXPRESSION_OPERANDS_MAX);
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < i; j++)
			if (strcmp(operands[i].name, operands[j].name) == 0)
				return error_set(err, ERROR_USAGE, "the operand '%s' is given twice", operands[i].name);
	return true;
}

static void copy_operands(struct expression *expression, const struct expression_operand *operands, size_t count)
{
	expression->operands = mem_zero(count + 1, sizeof *expression->operands);
	expression->operand_count = count;
	for (size_t i = 0; i < count; i++) {
		expression->operands[i] = operands[i];
		expression->operands[i].name = mem_text(operands[i].name);
	}
}

static bool compile(struct expression *expression, struct tree *tree, const char *text, size_t *column,
		    struct error *err)
{
	int root;
	if (strlen(text) > EXPRESSION_TEXT_MAX)
		return error_set(err, ERROR_USAGE, "the expression is longer than %d characters", EXPRESSION_TEXT_MAX);
	if (!parse_expression(tree, &root, text, expression->operands, expression->operand_count, column, err))
		return false;
	rewrite_tree(tree, root);
	expression->type = tree->nodes[root].type;
	if (!program_schedule(expression, tree, root, err))
		return false;
	expression->block = choose_block(expression);
	return fill_constants(expression, err);
}

bool expression_compile(struct expression **out, const char *text, const struct expression_operand *operands,
			size_t count, size_t *column, struct error *err)
{
	struct expression *expression = mem_zero(1, sizeof *expression);
	struct tree tree = {0};
	size_t nowhere, *place = column ? column : &nowhere;
	*place = 0;
	copy_operands(expression, operands, count);
	bool good = check_operands(operands, count, err) && compile(expression, &tree, text, place, err);
	tree_free(&tree);
	if (!good)
		expression_free(expression);
	*out = good ? expression : NULL;
	return good;
}

void expression_free(struct expression *expression)
{
	if (!expression)
		return;
	for (size_t i = 0; i < expression->operand_count; i++)
		free((char *)expression->operands[i].name);
	free(expression->operands);
	free(expression->constants);
	free(expression->instructions);
	free(expression->constant_blocks);
	free(expression);
}

/* --- what it is like --- */

enum expression_type expression_type(const struct expression *expression)
{
	return expression->type;
}

size_t expression_instructions(const struct expression *expression)
{
	return expression->instruction_count;
}

size_t expression_registers(const struct expression *expression)
{
	return expression->register_count;
}

size_t expression_block(const struct expression *expression)
{
	return expression->block;
}

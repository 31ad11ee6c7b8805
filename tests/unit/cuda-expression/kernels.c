#include "kernels.h"

#include <stdlib.h>

#include "../check_main.h"
#include "base/mem.h"

/* Few, so that each thread has several elements; more than one block. */
#define BLOCKS  3
#define THREADS 8

struct expression *kernels_of_opcode(enum opcode opcode)
{
	static const char *const names[] = {"x", "y", "z"};
	const struct opcode_row *row = &opcode_rows[opcode];
	struct expression *out = mem_zero(1, sizeof *out);
	out->type = (enum expression_type)row->result;
	out->operands = mem_zero(3, sizeof *out->operands);
	out->instructions = mem_zero(1, sizeof *out->instructions);
	out->instructions[out->instruction_count++] = (struct instruction){opcode, 0, {-1, -1, -1}};
	for (int k = 0; k < 3 && row->from[k] >= 0; k++) {
		out->operands[out->operand_count++] =
			(struct expression_operand){mem_text(names[k]), (enum expression_type)row->from[k], false};
		out->instructions[0].from[k] = program_first_operand() + k;
	}
	return out;
}

void kernels_of_all_opcodes(struct buf *text)
{
	struct source source = SOURCE_INIT;
	for (int i = 0; i < OPCODE_COUNT; i++) {
		struct expression *expression = kernels_of_opcode((enum opcode)i);
		char *name = mem_printf("opcode_%d", i);
		source_add(&source, name, expression);
		expression_free(expression);
		free(name);
	}
	source_write(text, &source);
	source_free(&source);
}

struct expression *kernels_random(struct forest *forest, struct buf *text)
{
	struct expression *expression = NULL;
	struct error err = ERROR_INIT;
	do {
		buf_clear(text);
		forest_grow(forest, text);
	} while (text->length > EXPRESSION_TEXT_MAX);
	bool good = expression_compile(&expression, text->data, forest_operands, FOREST_OPERANDS, NULL, &err);
	CHECK_QUIETLY(good, "%s: %s", text->data, err.message);
	return expression;
}

void kernels_run(const struct c_kernel *kernel, const struct expression *expression, void *result,
		 const void *const *operands, size_t groups, size_t count)
{
	void *arguments[EXPRESSION_OPERANDS_MAX + 3] = {&result};
	size_t used = 1;
	for (size_t i = 0; i < expression->operand_count; i++)
		arguments[used++] =
			expression->operands[i].scalar ? (void *)operands[i] : (void *)(uintptr_t)&operands[i];
	arguments[used++] = &groups;
	arguments[used] = &count;
	c_kernel_launch(kernel, BLOCKS, THREADS, arguments);
}

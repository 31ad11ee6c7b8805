#include <string.h>

#include "base/number.h"
#include "expression/program.h"

static void write_real(struct buf *out, double value)
{
	size_t begin = out->length;
	number_write_exact(out, value);
	/* As Python tells doubles from ints. */
	if (!strpbrk(out->data + begin, ".einf"))
		buf_text(out, ".0");
}

static void write_constant(struct buf *out, const struct constant *constant)
{
	const union tree_value *value = &constant->value;
	switch (constant->type) {
	case EXPRESSION_BOOL:
		buf_text(out, value->b ? "True" : "False");
		break;
	case EXPRESSION_INT:
		buf_printf(out, "%lld", (long long)value->i);
		break;
	case EXPRESSION_FLOAT:
		write_real(out, (double)value->f);
		break;
	case EXPRESSION_DOUBLE:
		write_real(out, value->d);
		break;
	case EXPRESSION_COMPLEX:
		write_real(out, value->c.re);
		buf_text(out, value->c.im < 0 ? "" : "+");
		write_real(out, value->c.im);
		buf_char(out, 'j');
		break;
	}
}

static void write_cell(struct buf *out, const struct expression *expression, int cell)
{
	int constant = cell - program_first_constant(expression), own = cell - program_first_register(expression);
	if (cell == 0) {
		buf_text(out, "r0");
	} else if (constant < 0) {
		buf_printf(out, "r%d[%s]", cell, expression->operands[cell - program_first_operand()].name);
	} else if (own < 0) {
		buf_printf(out, "c%d[", constant);
		write_constant(out, &expression->constants[constant]);
		buf_char(out, ']');
	} else {
		buf_printf(out, "t%d", own);
	}
}

/* Columns as wide as what stands in them as a rule; where a cell is wider, two spaces remain. */
static void write_column(struct buf *out, size_t begin, size_t width)
{
	size_t length = out->length - begin;
	buf_printf(out, "%*s", length + 2 > width ? 2 : (int)(width - length), "");
}

void expression_list(struct buf *out, const struct expression *expression)
{
	for (size_t i = 0; i < expression->instruction_count; i++) {
		const struct instruction *instruction = &expression->instructions[i];
		size_t begin = out->length;
		buf_text(out, opcode_rows[instruction->opcode].name);
		write_column(out, begin, 20);
		begin = out->length;
		write_cell(out, expression, instruction->to);
		for (int k = 0; k < 3 && instruction->from[k] >= 0; k++) {
			write_column(out, begin, k == 0 ? 6 : 12);
			begin = out->length;
			write_cell(out, expression, instruction->from[k]);
		}
		buf_char(out, '\n');
	}
}

void expression_point(struct buf *out, const char *text, size_t column)
{
	if (!column)
		return;
	buf_printf(out, "%s\n", text);
	/* A tab stays one, so that the caret stands below its character. */
	for (size_t i = 0; i + 1 < column && text[i]; i++)
		buf_char(out, text[i] == '\t' ? '\t' : ' ');
	buf_text(out, "^\n");
}

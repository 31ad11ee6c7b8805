#include "cuda-expression/element.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "cuda-expression/source.h"

const char *element_type(enum expression_type type)
{
	static const char *const names[] = {
		[EXPRESSION_BOOL] = "unsigned char",
		[EXPRESSION_INT] = "int64_t",
		[EXPRESSION_FLOAT] = "float",
		[EXPRESSION_DOUBLE] = "double",
		[EXPRESSION_COMPLEX] = "struct expression_complex",
	};
	return names[type];
}

void element_write_opcode(struct buf *out, enum opcode opcode)
{
	const struct opcode_row *row = &opcode_rows[opcode];
	buf_printf(out, "static __device__ __forceinline__ %s %s(", element_type((enum expression_type)row->result),
		   row->name);
	for (int k = 0; k < 3 && row->from[k] >= 0; k++)
		buf_printf(out, "%s%s %c", k ? ", " : "", element_type((enum expression_type)row->from[k]), "xyz"[k]);
	buf_printf(out, ")\n{\n\treturn %s;\n}\n\n", row->formula);
}

/* --- constants --- */

/* No <math.h> at run time, so what is not finite is a quotient. */
static void write_real(struct buf *out, double value, const char *suffix)
{
	size_t begin = out->length;
	if (!isfinite(value)) {
		buf_printf(out, "(%s%s / 0.0%s)", isnan(value) ? "0.0" : value < 0 ? "-1.0" : "1.0", suffix, suffix);
		return;
	}
	number_write_exact(out, value);
	if (!strpbrk(out->data + begin, ".e"))
		buf_text(out, ".0");
	buf_text(out, suffix);
}

/* The smallest int has no literal. */
static void write_int(struct buf *out, int64_t value)
{
	if (value == INT64_MIN)
		buf_printf(out, "(%lldLL - 1)", (long long)value + 1);
	else
		buf_printf(out, "%lldLL", (long long)value);
}

static void write_value(struct buf *out, const struct constant *constant)
{
	const union tree_value *value = &constant->value;
	switch (constant->type) {
	case EXPRESSION_BOOL:
		buf_printf(out, "%d", value->b);
		break;
	case EXPRESSION_INT:
		write_int(out, value->i);
		break;
	case EXPRESSION_FLOAT:
		write_real(out, (double)value->f, "f");
		break;
	case EXPRESSION_DOUBLE:
		write_real(out, value->d, "");
		break;
	case EXPRESSION_COMPLEX:
		buf_char(out, '{');
		write_real(out, value->c.re, "");
		buf_text(out, ", ");
		write_real(out, value->c.im, "");
		buf_char(out, '}');
		break;
	}
}

static void write_constants(struct buf *out, const struct expression *expression)
{
	for (size_t i = 0; i < expression->constant_count; i++) {
		buf_printf(out, "\tconst %s c%zu = ", element_type(expression->constants[i].type), i);
		write_value(out, &expression->constants[i]);
		buf_text(out, ";\n");
	}
}

/* --- instructions --- */

struct body {
	struct buf *out;
	const struct expression *expression;
	int values[PROGRAM_REGISTERS_MAX]; /* that each register has held so far */
};

static void write_cell(const struct body *body, int cell)
{
	int constant = cell - program_first_constant(body->expression);
	int own = cell - program_first_register(body->expression);
	if (constant < 0)
		buf_printf(body->out, "r%d", cell);
	else if (own < 0)
		buf_printf(body->out, "c%d", constant);
	else if (body->values[own] == 1)
		buf_printf(body->out, "t%d", own);
	else
		buf_printf(body->out, "t%d_%d", own, body->values[own]);
}

static void write_call(const struct body *body, const struct instruction *instruction)
{
	buf_printf(body->out, "%s(", opcode_rows[instruction->opcode].name);
	for (int k = 0; k < 3 && instruction->from[k] >= 0; k++) {
		buf_text(body->out, k ? ", " : "");
		write_cell(body, instruction->from[k]);
	}
	buf_text(body->out, ");\n");
}

/* The operands are read before the register gets its new value, and the name of that is known behind them. */
static void write_instruction(struct body *body, const struct instruction *instruction)
{
	int own = instruction->to - program_first_register(body->expression);
	const struct opcode_row *row = &opcode_rows[instruction->opcode];
	struct body before = *body;
	if (instruction->to == 0) {
		buf_text(body->out, "\treturn ");
	} else {
		body->values[own]++;
		buf_printf(body->out, "\tconst %s ", element_type((enum expression_type)row->result));
		write_cell(body, instruction->to);
		buf_text(body->out, " = ");
	}
	write_call(&before, instruction);
}

static void write_listing(struct buf *out, const struct expression *expression)
{
	struct buf list = BUF_INIT;
	expression_list(&list, expression);
	for (const char *line = list.data; *line;) {
		size_t length = strcspn(line, "\n");
		buf_text(out, "// ");
		buf_add(out, line, length);
		buf_char(out, '\n');
		line += length + 1;
	}
	buf_free(&list);
}

void element_write(struct buf *out, const char *name, const struct expression *expression)
{
	struct body body = {.out = out, .expression = expression};
	const char *separator = "";
	write_listing(out, expression);
	buf_printf(out, "static __device__ __forceinline__ %s %s_element(", element_type(expression->type), name);
	for (size_t i = 0; i < expression->operand_count; i++) {
		if (!source_reads(expression, i))
			continue;
		buf_printf(out, "%s%s r%d", separator, element_type(expression->operands[i].type),
			   program_first_operand() + (int)i);
		separator = ", ";
	}
	buf_text(out, ")\n{\n");
	write_constants(out, expression);
	for (size_t i = 0; i < expression->instruction_count; i++)
		write_instruction(&body, &expression->instructions[i]);
	buf_text(out, "}\n\n");
}

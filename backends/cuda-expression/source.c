#include "cuda-expression/source.h"

#include <string.h>

#include "cuda-expression/element.h"
#include "cuda-expression/helpers.h"

/* --- which arrays there are --- */

bool source_reads(const struct expression *expression, size_t operand)
{
	int cell = program_first_operand() + (int)operand;
	for (size_t i = 0; i < expression->instruction_count; i++)
		for (int k = 0; k < 3; k++)
			if (expression->instructions[i].from[k] == cell)
				return true;
	return false;
}

static bool loads(const struct expression *expression, size_t operand)
{
	return !expression->operands[operand].scalar && source_reads(expression, operand);
}

struct source_shape source_shape(const struct expression *expression)
{
	size_t largest = expression_type_size(expression->type), loaded = 0;
	for (size_t i = 0; i < expression->operand_count; i++) {
		size_t size = loads(expression, i) ? expression_type_size(expression->operands[i].type) : 0;
		loaded += size;
		largest = size > largest ? size : largest;
	}
	struct source_shape shape = {SOURCE_ACCESS / largest, 1};
	while (loaded && shape.batch < SOURCE_BATCH_MAX && shape.batch * shape.each * loaded < SOURCE_IN_FLIGHT)
		shape.batch *= 2;
	return shape;
}

/* --- a kernel --- */

struct kernel_text {
	struct buf *out;
	const char *name;
	const struct expression *expression;
	struct source_shape shape;
};

/* "struct double_2" */
static void write_group_type(struct buf *out, enum expression_type type, size_t each)
{
	buf_printf(out, "struct %s_%zu", expression_type_name(type), each);
}

/* What stands for each operand that the program reads, with commas between. */
typedef void write_operand(const struct kernel_text *kernel, int cell, const struct expression_operand *operand);

static void write_operands(const struct kernel_text *kernel, write_operand *write)
{
	const char *separator = "";
	for (size_t i = 0; i < kernel->expression->operand_count; i++) {
		if (!source_reads(kernel->expression, i))
			continue;
		buf_text(kernel->out, separator);
		write(kernel, program_first_operand() + (int)i, &kernel->expression->operands[i]);
		separator = ", ";
	}
}

static void write_group_parameter(const struct kernel_text *kernel, int cell, const struct expression_operand *operand)
{
	if (operand->scalar)
		buf_text(kernel->out, element_type(operand->type));
	else
		write_group_type(kernel->out, operand->type, kernel->shape.each);
	buf_printf(kernel->out, " r%d", cell);
}

static void write_of_group(const struct kernel_text *kernel, int cell, const struct expression_operand *operand)
{
	buf_printf(kernel->out, operand->scalar ? "r%d" : "r%d.at[i]", cell);
}

static void write_of_array(const struct kernel_text *kernel, int cell, const struct expression_operand *operand)
{
	buf_printf(kernel->out, operand->scalar ? "r%d" : "r%d[i]", cell);
}

/* "((const struct double_2 *)r1)[i]" */
static void write_access(const struct kernel_text *kernel, int cell, const struct expression_operand *operand)
{
	if (operand->scalar) {
		buf_printf(kernel->out, "r%d", cell);
		return;
	}
	buf_text(kernel->out, "((const ");
	write_group_type(kernel->out, operand->type, kernel->shape.each);
	buf_printf(kernel->out, " *)r%d)[i]", cell);
}

static void write_loaded(const struct kernel_text *kernel, int cell, const struct expression_operand *operand)
{
	buf_printf(kernel->out, operand->scalar ? "r%d" : "g%d[k]", cell);
}

/* A group at a time. */
static void write_group_function(const struct kernel_text *kernel)
{
	struct buf *out = kernel->out;
	buf_text(out, "static __device__ __forceinline__ ");
	write_group_type(out, kernel->expression->type, kernel->shape.each);
	buf_printf(out, " %s_group(", kernel->name);
	write_operands(kernel, write_group_parameter);
	buf_text(out, ")\n{\n\t");
	write_group_type(out, kernel->expression->type, kernel->shape.each);
	buf_printf(out, " r0;\n#pragma unroll\n\tfor (int i = 0; i < %zu; i++)\n\t\tr0.at[i] = %s_element(",
		   kernel->shape.each, kernel->name);
	write_operands(kernel, write_of_group);
	buf_text(out, ");\n\treturn r0;\n}\n\n");
}

static void write_parameters(const struct kernel_text *kernel)
{
	const struct expression *expression = kernel->expression;
	buf_printf(kernel->out, "%s *__restrict__ r0", element_type(expression->type));
	for (size_t i = 0; i < expression->operand_count; i++) {
		const struct expression_operand *operand = &expression->operands[i];
		buf_printf(kernel->out, operand->scalar ? ", %s r%d" : ", const %s *__restrict__ r%d",
			   element_type(operand->type), program_first_operand() + (int)i);
	}
	buf_text(kernel->out, ", size_t groups, size_t count");
}

/* The result's group at i, "((struct double_2 *)r0)[i] = NAME_group(...)". */
static void write_store(const struct kernel_text *kernel, const char *place, write_operand *operands)
{
	buf_text(kernel->out, "((");
	write_group_type(kernel->out, kernel->expression->type, kernel->shape.each);
	buf_printf(kernel->out, " *)r0)[%s] = %s_group(", place, kernel->name);
	write_operands(kernel, operands);
	buf_text(kernel->out, ");\n");
}

static void write_simple_loop(const struct kernel_text *kernel)
{
	buf_text(kernel->out, "\tfor (size_t i = first; i < groups; i += stride)\n\t\t");
	write_store(kernel, "i", write_access);
}

static void write_loads(const struct kernel_text *kernel)
{
	for (size_t i = 0; i < kernel->expression->operand_count; i++) {
		if (!loads(kernel->expression, i))
			continue;
		int cell = program_first_operand() + (int)i;
		buf_printf(kernel->out, "\t\t\t\tg%d[k] = ((const ", cell);
		write_group_type(kernel->out, kernel->expression->operands[i].type, kernel->shape.each);
		buf_printf(kernel->out, " *)r%d)[i + k * stride];\n", cell);
	}
}

/* All loads of the batch, then all stores: a load waits for nothing but the branch. */
static void write_batched_loop(const struct kernel_text *kernel)
{
	struct buf *out = kernel->out;
	size_t batch = kernel->shape.batch;
	buf_printf(out, "\tfor (size_t i = first; i < groups; i += %zu * stride) {\n", batch);
	for (size_t i = 0; i < kernel->expression->operand_count; i++) {
		if (!loads(kernel->expression, i))
			continue;
		buf_text(out, "\t\t");
		write_group_type(out, kernel->expression->operands[i].type, kernel->shape.each);
		buf_printf(out, " g%d[%zu];\n", program_first_operand() + (int)i, batch);
	}
	buf_printf(out, "#pragma unroll\n\t\tfor (int k = 0; k < %zu; k++)\n", batch);
	buf_text(out, "\t\t\tif (i + k * stride < groups) {\n");
	write_loads(kernel);
	buf_printf(out, "\t\t\t}\n#pragma unroll\n\t\tfor (int k = 0; k < %zu; k++)\n", batch);
	buf_text(out, "\t\t\tif (i + k * stride < groups)\n\t\t\t\t");
	write_store(kernel, "i + k * stride", write_loaded);
	buf_text(out, "\t}\n");
}

static void write_kernel(const struct kernel_text *kernel)
{
	struct buf *out = kernel->out;
	buf_printf(out, "#ifdef __cplusplus\nextern \"C\"\n#endif\n__global__ void __launch_bounds__(%d) %s(",
		   SOURCE_BLOCK, kernel->name);
	write_parameters(kernel);
	buf_text(out, ")\n{\n\tconst size_t first = (size_t)blockIdx.x * blockDim.x + threadIdx.x;\n"
		      "\tconst size_t stride = (size_t)gridDim.x * blockDim.x;\n");
	if (kernel->shape.batch > 1)
		write_batched_loop(kernel);
	else
		write_simple_loop(kernel);
	buf_printf(out, "\tfor (size_t i = %zu * groups + first; i < count; i += stride)\n\t\tr0[i] = %s_element(",
		   kernel->shape.each, kernel->name);
	write_operands(kernel, write_of_array);
	buf_text(out, ");\n}\n");
}

/* --- what kernels share --- */

static void add_group(struct source *source, enum expression_type type, size_t each)
{
	if (source->has_group[type][each])
		return;
	source->has_group[type][each] = true;
	write_group_type(&source->groups, type, each);
	buf_printf(&source->groups, " {\n\talignas(%zu) %s at[%zu];\n};\n\n", each * expression_type_size(type),
		   element_type(type), each);
}

static void add_opcodes(struct source *source, const struct expression *expression)
{
	for (size_t i = 0; i < expression->instruction_count; i++) {
		enum opcode opcode = expression->instructions[i].opcode;
		if (!source->has_opcode[opcode])
			element_write_opcode(&source->opcodes, opcode);
		source->has_opcode[opcode] = true;
	}
}

void source_add(struct source *source, const char *name, const struct expression *expression)
{
	struct kernel_text kernel = {&source->kernels, name, expression, source_shape(expression)};
	add_opcodes(source, expression);
	add_group(source, expression->type, kernel.shape.each);
	for (size_t i = 0; i < expression->operand_count; i++)
		if (loads(expression, i))
			add_group(source, expression->operands[i].type, kernel.shape.each);
	if (source->kernels.length)
		buf_char(&source->kernels, '\n');
	element_write(&source->kernels, name, expression);
	write_group_function(&kernel);
	write_kernel(&kernel);
}

void source_write(struct buf *out, const struct source *source)
{
	struct buf helpers = BUF_INIT;
	helpers_write(&helpers, source->opcodes.data);
	if (strstr(source->groups.data, "int64_t") || strstr(source->opcodes.data, "int64_t"))
		buf_text(out, "typedef long long int64_t;\ntypedef unsigned long long uint64_t;\n\n");
	if (strstr(source->opcodes.data, "expression_complex"))
		buf_text(out, "struct expression_complex {\n\tdouble re, im;\n};\n\n");
	buf_text(out, source->groups.data);
	if (helpers.length)
		buf_text(out, "#define ARITHMETIC static __device__ __forceinline__\n\n");
	buf_text(out, helpers.data);
	buf_text(out, source->opcodes.data);
	buf_text(out, source->kernels.data);
	buf_free(&helpers);
}

void source_free(struct source *source)
{
	buf_free(&source->groups);
	buf_free(&source->opcodes);
	buf_free(&source->kernels);
}

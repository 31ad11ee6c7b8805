
#include "expression/kernels.h"
#include "expression/program.h"

/* Beyond this the result is written past the caches: no core has more than that of a cache to itself, even where the
 * system tells of a larger one that many cores share. */
#define STREAM_BYTES ((size_t)32 << 20)

/* Elements of the result that are computed and then written on: few enough that reading goes on meanwhile. */
#define STREAM_ELEMENTS 64

/* Elements that are worth a thread: fewer are computed before it is awake. */
#define THREAD_ELEMENTS 4096

struct cell {
	unsigned char *base;
	size_t step; /* bytes from one element to the next; 0: the same block each time */
};

struct call {
	const struct expression *expression;
	kernel_execute *execute;
	struct cell cells[PROGRAM_CELLS_MAX];
	bool stream;
};

static size_t operand_size(const struct expression *expression, size_t operand)
{
	return expression_type_size(expression->operands[operand].type);
}

/* --- once --- */

static bool should_stream(const struct expression *expression, const void *result, const void *const *operands,
			  size_t count)
{
	size_t bytes = count * expression_type_size(expression->type);
	for (size_t i = 0; i < expression->operand_count; i++) {
		if (operands[i] == result)
			return false;
		bytes += !operands[i] || expression->operands[i].scalar ? 0 : count * operand_size(expression, i);
	}
	return bytes >= STREAM_BYTES && (uintptr_t)result % 16 == 0;
}

/* All cells but those that each thread has of its own. */
static void prepare(struct call *call, const struct expression *expression, void *result, const void *const *operands,
		    size_t count)
{
	struct cell *cells = call->cells;
	call->expression = expression;
	call->execute = kernels_best()->execute;
	call->stream = should_stream(expression, result, operands, count);
	*cells++ = (struct cell){result, expression_type_size(expression->type)};
	for (size_t i = 0; i < expression->operand_count; i++)
		*cells++ = (struct cell){(unsigned char *)operands[i], operand_size(expression, i)};
	for (size_t i = 0; i < expression->constant_count; i++)
		*cells++ = (struct cell){expression->constants[i].block, 0};
}

/* --- each thread --- */

/* Registers, and scalar operands as whole blocks, in the thread's memory. */
static void prepare_thread(struct call *call, unsigned char *scratch, size_t elements)
{
	const struct expression *expression = call->expression;
	struct cell *operands = call->cells + program_first_operand();
	struct cell *registers = call->cells + program_first_register(expression);
	for (size_t i = 0; i < expression->operand_count; i++) {
		if (!expression->operands[i].scalar || !operands[i].base)
			continue;
		program_fill(scratch, operands[i].base, operands[i].step, elements);
		operands[i] = (struct cell){scratch, 0};
		scratch += expression->block * operand_size(expression, i);
	}
	for (size_t i = 0; i < expression->register_count; i++) {
		registers[i] = (struct cell){scratch, 0};
		scratch += expression->block * expression->register_size;
	}
}

/* One instruction on `count` elements from element `begin` of the arrays, element `offset` of the block. */
static void execute(const struct call *call, const struct instruction *instruction, void *to, size_t begin,
		    size_t offset, size_t count)
{
	const void *from[3] = {NULL, NULL, NULL};
	const struct opcode_row *row = &opcode_rows[instruction->opcode];
	for (int i = 0; i < 3 && instruction->from[i] >= 0; i++) {
		const struct cell *cell = &call->cells[instruction->from[i]];
		size_t size = expression_type_size((enum expression_type)row->from[i]);
		from[i] = cell->base + (cell->step ? cell->step * begin : size * offset);
	}
	call->execute(instruction->opcode, to, from, count);
}

static void stream(const struct call *call, const struct instruction *last, size_t begin, size_t count)
{
	_Alignas(64) unsigned char piece[STREAM_ELEMENTS * sizeof(struct expression_complex)];
	const struct cell *result = &call->cells[0];
	for (size_t offset = 0; offset < count; offset += STREAM_ELEMENTS) {
		size_t elements = count - offset < STREAM_ELEMENTS ? count - offset : STREAM_ELEMENTS;
		execute(call, last, piece, begin + offset, offset, elements);
		kernels_stream(result->base + result->step * (begin + offset), piece, result->step * elements);
	}
}

static void run_block(const struct call *call, size_t begin, size_t count)
{
	const struct instruction *instruction = call->expression->instructions;
	const struct instruction *last = instruction + call->expression->instruction_count - 1;
	for (; instruction < last; instruction++)
		execute(call, instruction, call->cells[instruction->to].base, begin, 0, count);
	if (call->stream)
		stream(call, last, begin, count);
	else
		execute(call, last, call->cells[0].base + call->cells[0].step * begin, begin, 0, count);
}

static void run_part(const struct call *shared, size_t begin, size_t end)
{
	_Alignas(64) unsigned char scratch[PROGRAM_SCRATCH_BYTES];
	struct call call = *shared;
	size_t block = call.expression->block;
	if (begin == end)
		return;
	prepare_thread(&call, scratch, end - begin < block ? end - begin : block);
	for (; begin < end; begin += block)
		run_block(&call, begin, end - begin < block ? end - begin : block);
	if (call.stream)
		kernels_stream_end();
}

/* The part of one of `threads`, in whole blocks. */
static void run_share(const struct call *call, size_t count, size_t thread, size_t threads)
{
	size_t block = call->expression->block, blocks = (count + block - 1) / block;
	size_t begin = blocks * thread / threads * block, end = blocks * (thread + 1) / threads * block;
	run_part(call, begin, end < count ? end : count);
}

struct shares {
	const struct call *call;
	size_t count, threads;
};

static void do_share(struct crew *crew, void *context, int thread)
{
	(void)crew;
	const struct shares *shares = context;
	if ((size_t)thread < shares->threads)
		run_share(shares->call, shares->count, (size_t)thread, shares->threads);
}

void expression_run(const struct expression *expression, void *result, const void *const *operands, size_t count,
		    struct crew *crew)
{
	struct call call;
	struct shares shares = {&call, count, (size_t)crew_threads(crew)};
	prepare(&call, expression, result, operands, count);
	if (shares.threads > count / THREAD_ELEMENTS)
		shares.threads = count / THREAD_ELEMENTS;
	if (shares.threads <= 1)
		run_part(&call, 0, count);
	else
		crew_run(crew, do_share, &shares);
}

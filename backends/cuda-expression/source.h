/*
 * source.h: compiled expressions as CUDA source, one kernel for each: what the engine computes block by block with an
 * inner loop for each instruction, a thread computes element by element with registers for the cells.
 *
 *   struct source source = SOURCE_INIT;
 *   source_add(&source, "expression", program);
 *   source_write(&text, &source);
 *   source_free(&source);
 *
 * A kernel NAME has these parameters: the result's array, each operand's array (a scalar operand: its value), size_t
 * groups, size_t count. Of `count` elements it computes the first each * groups (struct source_shape) in groups, the
 * others one by one. Any launch of one dimension will do, with blocks of at most SOURCE_BLOCK threads.
 *
 * The memory is what limits such a kernel: b*(c + d) moves 32 bytes for two operations. So threads of a warp touch
 * neighbours, 16 bytes with each access (the fewest instructions for each byte, and whole sectors of 32 bytes for any
 * pair of threads); arrays do not overlap (__restrict__), so that loads go through the read-only path and need not wait
 * for stores; and each thread has SOURCE_IN_FLIGHT bytes of loads under way before it needs the first. By Little's law
 * an H200 (4.8 TB/s, some 700 ns until a load under load is there, 132 multiprocessors) wants 25 KiB under way in each
 * multiprocessor: 2048 threads with 32 bytes have 64 KiB, with 16 bytes only just enough. The kernels for the benchmark
 * need some 30 registers, so that all 2048 threads fit. The source is also C, for tests without a device.
 */
#ifndef LAPCHART_CUDA_EXPRESSION_SOURCE_H
#define LAPCHART_CUDA_EXPRESSION_SOURCE_H

#include "base/buf.h"
#include "expression/program.h"

enum {
	SOURCE_BLOCK = 256,    /* 8 blocks fill a multiprocessor, and one that ends is soon followed by another */
	SOURCE_ACCESS = 16,    /* bytes of the largest access */
	SOURCE_IN_FLIGHT = 32, /* bytes that a thread loads before it computes; at most SOURCE_BATCH_MAX groups */
	SOURCE_BATCH_MAX = 4,
};

struct source {
	struct buf groups, opcodes, kernels;
	bool has_group[EXPRESSION_COMPLEX + 1][SOURCE_ACCESS + 1], has_opcode[OPCODE_COUNT];
};

#define SOURCE_INIT                                                                                                    \
	{                                                                                                              \
		.groups = BUF_INIT, .opcodes = BUF_INIT, .kernels = BUF_INIT                                           \
	}

/* How a kernel divides its elements. */
struct source_shape {
	size_t each;  /* elements of a group: as many as SOURCE_ACCESS bytes have of the largest type */
	size_t batch; /* groups that a thread loads before it computes */
};

struct source_shape source_shape(const struct expression *expression);

/* Does the program read the operand? */
bool source_reads(const struct expression *expression, size_t operand);

/* Adds a kernel; `name` is an identifier that no other kernel has. */
void source_add(struct source *source, const char *name, const struct expression *expression);

/* All of it, with what the kernels share. */
void source_write(struct buf *out, const struct source *source);
void source_free(struct source *source);

#endif

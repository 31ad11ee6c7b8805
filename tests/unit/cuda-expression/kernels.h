/*
 * kernels.h: programs to try, as kernels of one source, and their results on the processor.
 */
#ifndef LAPCHART_TESTS_KERNELS_H
#define LAPCHART_TESTS_KERNELS_H

#include "../expression/forest.h"
#include "c_compiler.h"
#include "cuda-expression/source.h"

/* The program of one instruction: result = the opcode of one operand for each of its own. */
struct expression *kernels_of_opcode(enum opcode opcode);

/* A source with the kernel opcode_N of each opcode N. */
void kernels_of_all_opcodes(struct buf *text);

/* A random expression that is short enough; `text` gets its text. */
struct expression *kernels_random(struct forest *forest, struct buf *text);

/* result[0 ... count-1] by the kernel, in `groups` groups and single elements, over a few threads. */
void kernels_run(const struct c_kernel *kernel, const struct expression *expression, void *result,
		 const void *const *operands, size_t groups, size_t count);

#endif

/*
 * kernels.h: the inner loops: one opcode over an array.
 */
#ifndef LAPCHART_EXPRESSION_KERNELS_H
#define LAPCHART_EXPRESSION_KERNELS_H

#include "expression/opcodes.h"

/* to[0 ... count-1] = the opcode's formula of the operands; those that it does not have may be NULL. `to` may be one of
 * them if its elements are of the same size. */
typedef void kernel_execute(enum opcode opcode, void *to, const void *const from[3], size_t count);

struct kernels_path {
	const char *name; /* "avx2" */
	kernel_execute *execute;
};

/* The fastest that this processor has; and all that it has, fastest first, of which there are *count. */
const struct kernels_path *kernels_best(void);
const struct kernels_path *kernels_paths(size_t *count);

/* Copies elements past the caches, whose place the operands need more; `to` is to be a multiple of 16 for that to
 * pay, `bytes` of 64. kernels_stream_end() once at the end, by the thread that wrote: others may read then. */
void kernels_stream(void *restrict to, const void *restrict from, size_t bytes);
void kernels_stream_end(void);

#endif

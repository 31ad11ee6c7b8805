/*
 * avx2.h: the loops over complex numbers of which compilers make less than the instruction set has. Without FMA.
 */
#ifndef LAPCHART_EXPRESSION_AVX2_H
#define LAPCHART_EXPRESSION_AVX2_H

#include "expression/opcodes.h"

#ifdef __x86_64__

/* As kernel_execute. False: it has no loop of its own for this opcode. The processor must have AVX2. */
bool avx2_execute(enum opcode opcode, void *to, const void *const from[3], size_t count);

#endif
#endif

/*
 * element.h: the register program as a function of one element, in CUDA's C: a variable for each value that a register
 * holds, a function for each opcode.
 */
#ifndef LAPCHART_CUDA_EXPRESSION_ELEMENT_H
#define LAPCHART_CUDA_EXPRESSION_ELEMENT_H

#include "expression/program.h"

/* "struct expression_complex", "int64_t" */
const char *element_type(enum expression_type type);

/* "static ... double add_ddd(double x, double y)" and its body: the formula of the engine's own loop. */
void element_write_opcode(struct buf *out, enum opcode opcode);

/* NAME_element(), with the program's listing above. Its parameters are the operands that the program reads. Cells are
 * called as in the listing: r1 ... operands, c0 ... constants, t0 ... registers; the second value that a register holds
 * is t0_2, and so on. */
void element_write(struct buf *out, const char *name, const struct expression *expression);

#endif

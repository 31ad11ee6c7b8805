/*
 * disassemble.h: the command line `--disassemble EXPRESSION NAME=TYPE...` of the workers that compile expressions.
 */
#ifndef LAPCHART_EXPRESSION_DISASSEMBLE_H
#define LAPCHART_EXPRESSION_DISASSEMBLE_H

#include <stdio.h>

#include "expression/expression.h"

/* What to print of the expression; an error is told in place of it. `context` is the caller's. */
typedef bool disassemble_print(struct buf *out, const struct expression *expression, void *context, struct error *err);

/* words[0] is the expression, the others are NAME=TYPE. Prints to `out`, or what is wrong, with the place in the
 * expression, to `complaints`. The exit status: 2 where the words are wrong, 1 where they cannot be followed. */
int disassemble(int count, char **words, disassemble_print *print, void *context, FILE *out, FILE *complaints);

/* The program. */
disassemble_print disassemble_program;

#endif

/*
 * disassemble.h: lapchart-worker-expression-compiled --disassemble EXPRESSION NAME=TYPE...
 */
#ifndef LAPCHART_EXPRESSION_DISASSEMBLE_H
#define LAPCHART_EXPRESSION_DISASSEMBLE_H

#include <stdio.h>

/* words[0] is the expression, the others are NAME=TYPE. Prints the program to `out`, or what is wrong, with the place
 * in the expression, to `complaints`. The exit status. */
int disassemble(int count, char **words, FILE *out, FILE *complaints);

#endif

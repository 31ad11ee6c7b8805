/*
 * texts.h: the problem as an expression, for the backends that compile it.
 */
#ifndef LAPCHART_EXPRESSION_TEXTS_H
#define LAPCHART_EXPRESSION_TEXTS_H

#include "expression/problem.h"

#define TEXTS_OPERANDS_MAX 3

bool texts_compile(struct expression **out, const struct problem *problem, struct error *err);

/* The operands in the order that the expression has them (NULL behind the last one); returns the result's array. */
void *texts_arrays(const void *operands[TEXTS_OPERANDS_MAX], const struct problem *problem);

#endif

/*
 * helpers.h: the functions of expression/arithmetic.h and analysis.h as text, for sources that call some of them.
 */
#ifndef LAPCHART_CUDA_EXPRESSION_HELPERS_H
#define LAPCHART_CUDA_EXPRESSION_HELPERS_H

#include "base/buf.h"

/* Both files, in this order; compiled in. */
extern const char helpers_text[];

/* The functions that `text` calls, and those that they call, each in front of its callers and with its comment.
 * ARITHMETIC stands before each. */
void helpers_write(struct buf *out, const char *text);

#endif

/*
 * parser.h: from text to tree, in one pass.
 */
#ifndef LAPCHART_EXPRESSION_PARSER_H
#define LAPCHART_EXPRESSION_PARSER_H

#include "expression/tree.h"

/* Adds the nodes of `text` to the tree, which is to be freed also after a failure; *root is the result's. *column as
 * in expression_compile(), and in the message too. */
bool parse_expression(struct tree *tree, int *root, const char *text, const struct expression_operand *operands,
		      size_t count, size_t *column, struct error *err);

#endif

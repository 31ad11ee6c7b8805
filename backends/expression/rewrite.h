/*
 * rewrite.h: operations exchanged for others that give the same bits for less.
 *
 *   abs(z) > 2      squares are compared: re*re + im*im > t, with the largest t of which the root is not above 2
 *   b*(c + d)       one opcode without a register in between; also x + y*z, x - y*z, y*z - x, x*(y - z). Both
 *                   operations are rounded: this is no fused multiply-add
 */
#ifndef LAPCHART_EXPRESSION_REWRITE_H
#define LAPCHART_EXPRESSION_REWRITE_H

#include "expression/tree.h"

/* Changes nodes in place. Those that nothing needs any longer stay in the tree, and new constants stand at its end. */
void rewrite_tree(struct tree *tree, int root);

/* uses[i]: how often node i is an operand of a node that `root` needs, and once more for the root itself; 0: it is
 * not needed. Room for tree->count numbers. */
void rewrite_count_uses(const struct tree *tree, int root, int *uses);

/* Of x >= 0: root(x) > limit where x > rewrite_above(limit), root(x) <= limit where not; root(x) >= limit where
 * x >= rewrite_from(limit), root(x) < limit where not. NaN is none of these. */
double rewrite_above(double limit);
double rewrite_from(double limit);

#endif

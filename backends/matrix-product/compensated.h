/*
 * compensated.h: dot products as if computed in twice the working precision
 * (Dot2 of Ogita, Rump and Oishi, "Accurate sum and dot product", 2005, in
 * several lanes). Must not be compiled with -ffast-math or contraction.
 */
#ifndef LAPCHART_MATRIX_PRODUCT_COMPENSATED_H
#define LAPCHART_MATRIX_PRODUCT_COMPENSATED_H

#include <stddef.h>

/* The unevaluated sum of both parts: `low` is what did not fit into `high`. */
struct twofold {
	double high, low;
};

/* Sum of x[i] * y[i]. */
struct twofold compensated_dot(const double *x, const double *y, size_t count);

#endif

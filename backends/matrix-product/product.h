/*
 * product.h: C = A B of square matrices, stored by columns as Fortran has them.
 *
 * A complex number is two doubles in a row, so one code serves both types:
 * column j of M starts at m + j * n * parts.
 */
#ifndef LAPCHART_MATRIX_PRODUCT_PRODUCT_H
#define LAPCHART_MATRIX_PRODUCT_PRODUCT_H

#include <stddef.h>

#include "base/error.h"

struct product {
	size_t n;
	size_t parts; /* doubles a number: 1 real, 2 complex */
	double *a, *b, *c;
};

/* So many doubles, or NULL with an error that names their size; free() takes them. */
double *product_allocate(size_t count, struct error *err);
/* Allocates all three; A and B hold the same numbers for each n, in [-1, 1), C holds NaN. */
bool product_make(struct product *out, size_t n, size_t parts, struct error *err);
void product_free(struct product *product);

/* How wrong is C? max |C - AB| / (max |row of A| * max |column of B| * n * eps), where |row| is the 2-norm: the
 * norms fit together (|AB| <= |A| |B|). Any library that sums products in some order stays below 1, whatever its
 * order; INFINITY where C holds NaN or infinity.
 *
 * C - AB is computed with compensated dot products: all of it up to n = 256; above that some complete rows (the first
 * and the last among them), and x'(C - AB) for two vectors x with elements of random sign and size in [1, 2), in O(n^2)
 * (Freivalds 1979, with sizes in place of signs only, so that two wrong elements cannot cancel by being equal). That
 * sees the whole matrix: one element that is wrong by d gives at least d. */
double product_residual(const struct product *product);

#endif

/*
 * fastest-matrix.h: real matrices and their products, for the backend
 * `fastest`. They are small enough for the second cache, so nothing is packed.
 */
#ifndef LAPCHART_PSF_FASTEST_MATRIX_H
#define LAPCHART_PSF_FASTEST_MATRIX_H

#include <stdbool.h>

#include "base/error.h"
#include "psf/fastest-tile.h"

/* Stored by rows. Memory goes on to whole tiles; beyond rows and columns all is zero, and must stay so. */
struct fastest_matrix {
	size_t rows, columns, stride;
	double *values;
};

bool fastest_matrix_make(struct fastest_matrix *out, size_t rows, size_t columns, struct error *err);
void fastest_matrix_free(struct fastest_matrix *matrix);

static inline double *fastest_row(const struct fastest_matrix *matrix, size_t row)
{
	return matrix->values + row * matrix->stride;
}

/* Of a symmetric product only what is right of the diagonal needs to be computed. */
enum fastest_part { FASTEST_WHOLE, FASTEST_UPPER };

/* One product: C = A' B. */
struct fastest_product {
	const struct fastest_matrix *c, *a, *b;
	enum fastest_part part;
};

/* All of it; a symmetric one is whole in the end. */
void fastest_multiply(const struct fastest_tile *tile, const struct fastest_product *product);
/* Rows from <= i < end of C, `from` a multiple of FASTEST_UNIT; a symmetric one still has to be mirrored. */
void fastest_multiply_rows(const struct fastest_tile *tile, const struct fastest_product *product, size_t from,
			   size_t end);
/* What is left of the diagonal, from what is right of it. */
void fastest_mirror(const struct fastest_matrix *matrix);
/* Multiplications and additions that it takes. */
double fastest_product_flops(const struct fastest_product *product);

#endif

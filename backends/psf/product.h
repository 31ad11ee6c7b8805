/*
 * product.h: products of complex matrices, C = A' B (A' is A transposed, not
 * conjugated), in one number format: real and imaginary parts apart, by rows.
 *
 * Both factors are first brought into the order in which the innermost loop
 * needs them, as BLAS libraries do (Goto and van de Geijn 2008); that order is
 * struct psf_panels.
 */
#ifndef LAPCHART_PSF_PRODUCT_H
#define LAPCHART_PSF_PRODUCT_H

#include "base/error.h"
#include "psf/threads.h"

/* The innermost loop: the product of a strip of A (inner x height) and one of B (inner x width). */
struct psf_tile {
	size_t height, width;
	/* Elements of a strip stand together for each of the `inner` rows: first the real, then the imaginary parts.
	 * The result is added to C, whose rows are `stride` apart. */
	void (*multiply)(size_t inner, const double *a, const double *b, double *re, double *im, size_t stride);
	const char *name; /* of its instruction set */
};

/* By portable C, for all processors. */
extern const struct psf_tile psf_tile_portable;
/* x86-64 only, for processors that have these instructions. */
extern const struct psf_tile psf_tile_avx2, psf_tile_avx512;

/* Those that this processor can run: 0 is the portable one, the last the best; NULL beyond. */
const struct psf_tile *psf_tile_number(int number);
const struct psf_tile *psf_tile_best(void);

/* inner x columns numbers in strips of so many columns, one behind the other; the last one is filled up by zeros. */
struct psf_panels {
	size_t inner, columns, strip;
	double *values;
};

/* A matrix of C: its sides are rounded up to whole tiles; what is beyond `rows` and `columns` is zero. */
struct psf_matrix {
	size_t rows, columns, stride;
	double *re, *im;
};

bool psf_panels_make(struct psf_panels *out, size_t inner, size_t columns, size_t strip, struct error *err);
/* Strips from <= i < end, of the columns of a matrix whose rows are `stride` apart. */
void psf_panels_fill(struct psf_panels *panels, size_t from, size_t end, const double *re, const double *im,
		     size_t stride);
/* Row `row` alone. */
void psf_panels_fill_row(struct psf_panels *panels, size_t row, const double *re, const double *im);
size_t psf_panels_strips(const struct psf_panels *panels);
void psf_panels_free(struct psf_panels *panels);

bool psf_matrix_make(struct psf_matrix *out, size_t rows, size_t columns, const struct psf_tile *tile,
		     struct error *err);
void psf_matrix_free(struct psf_matrix *matrix);

/* Rows of C that belong to strips from <= i < end of A. */
void psf_product(const struct psf_tile *tile, const struct psf_matrix *c, const struct psf_panels *a,
		 const struct psf_panels *b, size_t from, size_t end);

#endif

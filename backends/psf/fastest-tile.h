/*
 * fastest-tile.h: the innermost loops of the backend `fastest`, one set for each
 * instruction set: products of real matrices, C = A' B, all stored by rows.
 */
#ifndef LAPCHART_PSF_FASTEST_TILE_H
#define LAPCHART_PSF_FASTEST_TILE_H

#include <stddef.h>

/* Multiples of all tiles' heights and lanes: rows and columns of what they work on are rounded up to it. */
#define FASTEST_UNIT 8
/* Vectors of the widest tile. */
#define FASTEST_VECTORS 3

/* A strip of A (inner x height) and one of B (inner x vectors * lanes) for a tile of C (height x vectors * lanes); the
 * strides are those from row to row. */
struct fastest_strips {
	size_t inner;
	const double *a, *b;
	double *c;
	size_t a_stride, b_stride, c_stride;
	size_t vectors; /* 1 ... FASTEST_VECTORS */
};

struct fastest_tile {
	size_t height, lanes;
	void (*add)(const struct fastest_strips *strips);                        /* C += A' B */
	void (*add_squares)(const struct fastest_strips *strips, double factor); /* C += factor (A' B)^2, by element */
	/* values[j] becomes cos(2 pi factor values[j]), to some 1e-16; the products with factor are below 2^50. */
	void (*cosines)(double *values, size_t count, double factor);
	const char *name; /* of its instruction set */
};

/* By portable C, for all processors. */
extern const struct fastest_tile fastest_tile_portable;
/* x86-64 only, for processors that have these instructions. */
extern const struct fastest_tile fastest_tile_avx2, fastest_tile_avx512;

/* Those that this processor can run: 0 is the portable one, the last the best; NULL beyond. */
const struct fastest_tile *fastest_tile_number(int number);
const struct fastest_tile *fastest_tile_best(void);

#endif

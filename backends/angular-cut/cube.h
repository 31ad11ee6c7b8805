/*
 * cube.h: the sphere as the six faces of a cube around it, each divided into side x side square cells. Private to the
 * backend `index`.
 *
 * A point belongs to the face that its greatest coordinate in size points to; with w that coordinate's size and a, b
 * the two that follow it in the order x y z x y, its place there is u = a / w, v = b / w, both in [-1, 1]. Great
 * circles are straight lines on a face, and a length on it is never less than the angle that it is seen under.
 *
 * Cells are numbered face by face, row by row of v: (face * side + row) * side + column. The side is a power of 2 and
 * at least 128, so that a row is a whole number of 64-bit words.
 */
#ifndef LAPCHART_ANGULAR_CUT_CUBE_H
#define LAPCHART_ANGULAR_CUT_CUBE_H

#include <stdint.h>

#define CUBE_LEVEL_MIN 7
#define CUBE_LEVEL_MAX 9

/* 2^level cells along an edge. */
static inline int64_t cube_cells(int level)
{
	return INT64_C(6) << 2 * level;
}

/* A point as a face sees it. */
struct cube_view {
	double w, a, b;
};

/* Face 2 * axis + (1 where the coordinate is negative). */
static inline struct cube_view cube_view(int face, double x, double y, double z)
{
	const double p[] = {x, y, z, x, y};
	int axis = face / 2;
	return (struct cube_view){face % 2 ? -p[axis] : p[axis], p[axis + 1], p[axis + 2]};
}

/* Points are located in single precision: a point lies in the closed cell that is named for it, or not further from it
 * than this in u and in v. (Coordinates, quotient and product are rounded to 2^-24 of at most 1 each, and the sum with
 * half a side to 2^-24 of 2: 4e-7 together. Where two coordinates are equal as far as single precision knows, u or v
 * may be greater than 1 by 2^-23.) */
#define CUBE_LOCATED 1e-6

/* The cells of `count` points, which need not be of length 1 exactly but must not be 0. */
void cube_locate(int32_t *cells, const double *x, const double *y, const double *z, int64_t count, int level);

#endif

/*
 * cube.h: the sphere as the six faces of a cube around it, each divided into square cells. Private to the backend
 * `index`.
 *
 * A point belongs to the face that its greatest coordinate in size points to; with w that coordinate's size and a, b
 * the two that follow it in the order x y z x y, its place there is u = a / w, v = b / w, both in [-1, 1]. Great
 * circles are straight lines on a face, and a length on it is never less than the angle that it is seen under.
 *
 * Cells are numbered face by face and row by row: (face * CUBE_SIDE + row) * CUBE_SIDE + column, columns along u and
 * rows along v, both from the edge at -1. Faces are 2 * axis, and 2 * axis + 1 where the coordinate is negative.
 */
#ifndef LAPCHART_ANGULAR_CUT_CUBE_H
#define LAPCHART_ANGULAR_CUT_CUBE_H

#include <stdint.h>

/* Cells of 0.45 degree in the middle of a face and 0.15 degree at its corners: smaller ones would leave fewer objects
 * to be compared, but caps would take longer to enter. A power of 2 and at least 64, so that a row is a whole number
 * of words of bits. */
#define CUBE_LEVEL 8
#define CUBE_SIDE  (1 << CUBE_LEVEL)
#define CUBE_CELLS (6 * CUBE_SIDE * CUBE_SIDE)
#define CUBE_STEP  (2.0 / CUBE_SIDE) /* in u and v */

/* A point as a face sees it. */
struct cube_view {
	double w, a, b;
};

/* By that one of the two faces across an axis to which the point is nearer. */
static inline struct cube_view cube_view(int axis, const double place[3])
{
	double along = place[axis];
	return (struct cube_view){along < 0 ? -along : along, place[(axis + 1) % 3], place[(axis + 2) % 3]};
}

/* The cells of `count` points, which must not be 0. They are located in single precision: a point lies in the closed
 * cell that is named, or not further from it than 1e-6 in u and in v. (Coordinates, quotient and product are rounded
 * to 2^-24 of at most 1 each, and the sum with half a side to 2^-24 of 2: 4e-7 together. Where two coordinates are
 * equal as far as single precision knows, u or v may be greater than 1 by 2^-23.) */
void cube_locate(int32_t *cells, const double *x, const double *y, const double *z, int64_t count);

#endif

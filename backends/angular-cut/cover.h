/*
 * cover.h: which cells of the cube (cube.h) the caps around the contaminants cover. Private to the backend `index`.
 *
 * A cap holds the points within one degree of its centre. Each cell is
 *
 *   covered   by a cap as a whole: all its points are removed;
 *   touched   by a cap: some of its points may be removed, by one of the caps that touch it;
 *   neither   none is.
 *
 * Cells are entered by their centres, so that a circle's rows are all there is to compute. With d the angle from a
 * cell's centre to its farthest corner, a cell is covered for sure where its centre lies within 1 degree - d - margin
 * of the cap's, and not touched for sure where it does not lie within 1 degree + d + margin. The margin of 2e-4 is
 * wider than all errors together, which are angles below 5e-5:
 *
 *   4e-5  rows are computed in single precision: the square of half a row's length is the difference of two numbers of
 *         at most 2, so wrong by 28 * 2^-24 at most, which is as much as a radius that differs by that much
 *   2e-6  places in u and v, where objects are located (cube.h) and rows end
 *   1e-7  the series for sine and cosine of d
 *   1e-13 the arithmetic of the pair itself: 1e-15 in the cosine
 */
#ifndef LAPCHART_ANGULAR_CUT_COVER_H
#define LAPCHART_ANGULAR_CUT_COVER_H

#include "angular-cut/angular-cut.h"
#include "angular-cut/cube.h"

/* 64 neighbours of a row: bit `column % 64`. */
struct cover_word {
	uint64_t covered, touched;
};

/* Blocks of 8 x 8 cells, about as wide as a cap, are numbered as cells are. */
#define COVER_BLOCK_LEVEL 3
#define COVER_BLOCKS      (CUBE_CELLS >> 2 * COVER_BLOCK_LEVEL)

static inline int32_t cover_block_of(int32_t cell)
{
	int32_t column = cell % CUBE_SIDE, row = cell / CUBE_SIDE; /* from the first face on */
	return ((row >> COVER_BLOCK_LEVEL) << (CUBE_LEVEL - COVER_BLOCK_LEVEL)) + (column >> COVER_BLOCK_LEVEL);
}

/* A cap that touches a block of cells. */
struct cover_touch {
	int32_t block, cap;
};

/* What some of the caps do, entered one by one. */
struct cover {
	struct cover_word *words; /* CUBE_CELLS / 64 */
	struct cover_touch *touches;
	size_t touch_count, touch_capacity;
	uint32_t *block_touches; /* of each block */
};

void cover_allocate(struct cover *cover);
void cover_free(struct cover *cover);

/* Starts anew, with the caps around the contaminants begin ... end-1. */
void cover_enter(struct cover *cover, const struct sphere_points *contaminants, int64_t begin, int64_t end);

/* Adds the words begin ... end-1 of `from` to those of `to`. */
void cover_unite(struct cover_word *to, const struct cover_word *from, int64_t begin, int64_t end);

#endif

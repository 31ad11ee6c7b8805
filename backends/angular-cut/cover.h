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
 * of the cap's, and not touched for sure where it lies not within 1 degree + d + margin. The margin is wider than
 * everything that is not exact together: CUBE_LOCATED (times the square root of 2), the series for cos(d) (3e-7), and
 * rounding, also that of the pair's own arithmetic (1e-15 in the cosine is 6e-14 in the angle).
 */
#ifndef LAPCHART_ANGULAR_CUT_COVER_H
#define LAPCHART_ANGULAR_CUT_COVER_H

#include "angular-cut/angular-cut.h"

/* 64 neighbours of a row: bit `column % 64`. */
struct cover_word {
	uint64_t covered, touched;
};

/* A cap that touches a block of cells. */
struct cover_touch {
	uint32_t block;
	int32_t cap;
};

/* What some of the caps do, entered one by one. */
struct cover {
	int level, block_level;   /* cells, and cells of a block, along an edge: 2^level, 2^block_level */
	struct cover_word *words; /* cube_cells(level) / 64 of them */
	struct cover_touch *touches;
	size_t touch_count, touch_capacity;
	uint32_t *block_touches; /* touches of each block; cover_blocks() of them */
};

/* Blocks are numbered as the cells of a cube of that level are. */
static inline int64_t cover_blocks(const struct cover *cover)
{
	return INT64_C(6) << 2 * (cover->level - cover->block_level);
}

static inline uint32_t cover_block_of(const struct cover *cover, int32_t cell)
{
	int32_t column = cell & ((1 << cover->level) - 1), row = cell >> cover->level; /* all faces' rows */
	return (uint32_t)(((row >> cover->block_level) << (cover->level - cover->block_level)) +
			  (column >> cover->block_level));
}

void cover_allocate(struct cover *cover, int level, int block_level);
void cover_free(struct cover *cover);

/* Starts anew, with the caps around the contaminants begin ... end-1. */
void cover_enter(struct cover *cover, const struct sphere_points *contaminants, int64_t begin, int64_t end);

/* Adds the words begin ... end-1 of `from` to those of `to`. */
void cover_unite(struct cover_word *to, const struct cover_word *from, int64_t begin, int64_t end);

#endif

/*
 * lanes.h: Mandelbrot in the lanes of vectors, once for each instruction set. Several vectors are in flight, so that
 * the latency of one is hidden by the others. The answers are those of mandelbrot_row().
 *
 * The points of a tile (some rows) stand in a list. All of them take a first stage of a few steps, each with its test,
 * and the list is compacted to those that stay; then come stages that double the steps taken so far, with a compaction
 * behind each. So a lane idles for at most as many steps as its point took before. Inside a stage the test is done once
 * a block of steps; where a lane may have left the circle, the block is done again with a test in each step, which
 * finds the number of the step.
 */
#ifndef LAPCHART_MANDELBROT_LANES_H
#define LAPCHART_MANDELBROT_LANES_H

#include "mandelbrot/mandelbrot.h"

/* What one thread needs for the points of a tile. */
struct lanes_room {
	void *memory;
	double *zx, *zy, *qx, *qy, *live, *sx, *sy;
	int32_t *at;
};

bool lanes_room_allocate(struct lanes_room *out, int64_t points, struct error *err);
void lanes_room_free(struct lanes_room *room); /* leaves it empty */

/* Rows of a set, in any order. */
struct lanes_tile {
	const struct mandelbrot *set;
	const int64_t *rows;
	int64_t count;
};

/* Fills the output of the tile's rows. Returns the steps of z that were taken in lanes with a point; those that were
 * repeated, or came after the point's end, included. */
typedef int64_t lanes_iterate(const struct lanes_tile *tile, struct lanes_room *room);

struct lanes_path {
	const char *name; /* "avx512", "avx2", "portable" */
	bool (*supported)(void);
	lanes_iterate *plain;
	/* Leaves out the points of the main cardioid and of the disc of period 2, and ends those whose z comes back to
	 * a value that it had before. Same outputs. */
	lanes_iterate *shortcut;
	lanes_iterate *single; /* as plain, in single precision */
};

/* The paths that this processor has, the fastest first; "portable", the last one, is always there. Returns their
 * number. */
#define LANES_PATHS_MAX 3
size_t lanes_paths(const struct lanes_path **out);
const struct lanes_path *lanes_best(void);

/* Rows of a tile: few enough for `threads` threads to end together, enough to fill the vectors. */
int64_t lanes_tile_rows(const struct mandelbrot *set, int threads);

#ifdef __x86_64__
extern const struct lanes_path lanes_avx512, lanes_avx2;
lanes_iterate lanes_avx512_single, lanes_avx2_single;
#endif
extern const struct lanes_path lanes_portable;
lanes_iterate lanes_portable_single;

#endif

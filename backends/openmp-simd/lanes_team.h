/*
 * lanes_team.h: the tiles of lanes.h over OpenMP threads, for the backends that do so.
 */
#ifndef LAPCHART_OPENMP_SIMD_LANES_TEAM_H
#define LAPCHART_OPENMP_SIMD_LANES_TEAM_H

#include "mandelbrot/lanes.h"

struct lanes_team {
	struct mandelbrot set; /* first: the shared hooks of mandelbrot.h take the state for it */
	int threads;
	int64_t *rows; /* all of the set, in order; a backend may fill it with others */
	int64_t tile_rows;
	struct lanes_room *rooms; /* one a thread */
	int64_t taken;            /* steps of z in the last run */
};

/* Takes the parameters of `define`, threads, and those of `more`. */
bool lanes_team_prepare(void **state, mandelbrot_define *define, const struct params *params, const char *const *more,
			struct error *err);
/* Fills the output of the first `count` of team->rows. */
void lanes_team_run(struct lanes_team *team, lanes_iterate *iterate, int64_t count);

/* Hooks of kernel.h. */
bool lanes_team_metrics(void *state, struct answer *metrics, struct error *err); /* iterations_done */
void lanes_team_finish(void *state);
/* What chose the instruction set, and the OpenMP runtime. */
void lanes_team_describe(struct worker *worker);

#endif

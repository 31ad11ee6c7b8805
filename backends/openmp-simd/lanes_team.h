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

/* Takes the parameters of `define`, and those of `more`, among them threads. `team` must be empty ({0}). */
bool lanes_team_prepare(struct lanes_team *team, mandelbrot_define *define, const struct params *params,
			const char *const *more, struct error *err);
void lanes_team_free(struct lanes_team *team); /* leaves it empty */
/* Fills the output of the first `count` of team->rows. */
void lanes_team_run(struct lanes_team *team, lanes_iterate *iterate, int64_t count);

/* Hooks of kernel.h, for a state that begins with a struct lanes_team. */
bool lanes_team_metrics(void *state, struct answer *metrics, struct error *err); /* iterations_done */
/* The instruction set and the OpenMP runtime. */
void lanes_team_describe(struct worker *worker);

#endif

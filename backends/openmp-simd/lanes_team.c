#include "openmp-simd/lanes_team.h"

#include <stdlib.h>

#include "base/mem.h"
#include "worker/libs.h"
#include "worker/team.h"

#define THREADS_MAX 4096

static bool prepare_rooms(struct lanes_team *team, struct error *err)
{
	team->rows = mem_zero((size_t)team->set.height, sizeof *team->rows);
	for (int64_t row = 0; row < team->set.height; row++)
		team->rows[row] = row;
	team->tile_rows = lanes_tile_rows(&team->set, team->threads);
	team->rooms = mem_zero((size_t)team->threads, sizeof *team->rooms);
	for (int i = 0; i < team->threads; i++)
		if (!lanes_room_allocate(&team->rooms[i], team->tile_rows * team->set.width, err))
			return false;
	return true;
}

bool lanes_team_prepare(struct lanes_team *team, mandelbrot_define *define, const struct params *params,
			const char *const *more, struct error *err)
{
	int64_t threads;
	if (!kernel_param_int(&threads, params, "threads", 1, THREADS_MAX, err) ||
	    !define(&team->set, params, more, err) || !mandelbrot_allocate(&team->set, err))
		return false;
	team->threads = (int)threads;
	return prepare_rooms(team, err) && team_prepare(team->threads, err);
}

void lanes_team_run(struct lanes_team *team, lanes_iterate *iterate, int64_t count)
{
	int64_t taken = 0, size = team->tile_rows;
	/* Tiles through the middle of the set take far longer than those at its edges. */
#pragma omp parallel for schedule(dynamic) num_threads(team->threads) reduction(+ : taken)
	for (int64_t begin = 0; begin < count; begin += size) {
		int64_t rows = count - begin < size ? count - begin : size;
		const struct lanes_tile tile = {&team->set, team->rows + begin, rows};
		taken += iterate(&tile, &team->rooms[omp_get_thread_num()]);
	}
	team->taken = taken;
}

bool lanes_team_metrics(void *state, struct answer *metrics, struct error *err)
{
	(void)err;
	answer_int(metrics, "iterations_done", ((const struct lanes_team *)state)->taken);
	return true;
}

void lanes_team_free(struct lanes_team *team)
{
	for (int i = 0; team->rooms && i < team->threads; i++)
		lanes_room_free(&team->rooms[i]);
	free(team->rooms);
	free(team->rows);
	mandelbrot_free(&team->set);
	*team = (struct lanes_team){0};
}

void lanes_team_describe(struct worker *worker)
{
	facts_text(&worker->facts, "worker.instruction_set", lanes_best()->name);
	facts_int(&worker->facts, "openmp.version", _OPENMP);
	libs_add_openmp(worker);
}

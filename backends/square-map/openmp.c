#include "base/mem.h"
#include "square-map/square-map.h"
#include "worker/libs.h"
#include "worker/team.h"

static const char *const own_params[] = {"workers", NULL};

static bool prepare(void **state, const struct params *params, struct error *err)
{
	struct square_map *map = mem_zero(1, sizeof *map);
	*state = map;
	return square_map_define(map, params, own_params, err) && square_map_allocate(map, err) &&
	       team_prepare(map->workers, err);
}

static bool run(void *state, struct error *err)
{
	(void)err;
	struct square_map *map = state;
	map->start = square_map_now();
#pragma omp parallel num_threads(map->workers)
	square_map_work(map, omp_get_thread_num());
	map->end = square_map_now();
	return true;
}

static void describe(struct worker *worker)
{
	facts_int(&worker->facts, "openmp.version", _OPENMP);
	libs_add_openmp(worker);
}

static const struct kernel kernels[] = {
	{.benchmark = "square-map",
	 .params = own_params,
	 .prepare = prepare,
	 .run = run,
	 .answer = square_map_answer,
	 .finish = square_map_finish,
	 .metrics = square_map_metrics},
};

const struct backend backend = {
	.name = "openmp",
	.version = "1",
	.summary = "C, OpenMP threads, which stay from run to run (parallel notebook: threads, without their start)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = COUNT_OF(kernels),
	.describe = describe,
};

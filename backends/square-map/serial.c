#include "base/mem.h"
#include "square-map/square-map.h"

static bool prepare(void **state, const struct params *params, struct error *err)
{
	struct square_map *map = mem_zero(1, sizeof *map);
	*state = map;
	return square_map_define(map, params, NULL, err) && square_map_allocate(map, err);
}

static bool run(void *state, struct error *err)
{
	(void)err;
	const struct square_map *map = state;
	square_map_compute(map->r, map->x, map->count);
	return true;
}

static const struct kernel kernels[] = {
	{.benchmark = "square-map",
	 .prepare = prepare,
	 .run = run,
	 .answer = square_map_answer,
	 .finish = square_map_finish},
};

const struct backend backend = {
	.name = "serial",
	.version = "1",
	.summary = "C, one thread, one loop (parallel notebook: the map without workers)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = COUNT_OF(kernels),
};

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "square-map/square-map.h"

#define COUNT_MAX 4000000000

bool square_map_define(struct square_map *out, const struct params *params, const char *const *more, struct error *err)
{
	static const char *const names[] = {"n", NULL};
	int64_t workers = 1;
	*out = (struct square_map){0};
	if (!kernel_params_known(params, names, more, err) ||
	    !kernel_param_int(&out->count, params, "n", 1, COUNT_MAX, err))
		return false;
	for (; more && *more; more++)
		if (strcmp(*more, "workers") == 0 &&
		    !kernel_param_int(&workers, params, "workers", 1, SQUARE_MAP_WORKERS_MAX, err))
			return false;
	out->workers = (int)workers;
	out->times = mem_zero((size_t)workers, sizeof *out->times);
	out->x = malloc((size_t)out->count * sizeof *out->x);
	if (!out->x)
		return error_errno(err, "no memory for %lld numbers", (long long)out->count);
	for (int64_t i = 0; i < out->count; i++)
		out->x[i] = i;
	return true;
}

bool square_map_allocate(struct square_map *map, struct error *err)
{
	map->r = malloc((size_t)map->count * sizeof *map->r);
	if (!map->r)
		return error_errno(err, "no memory for %lld results", (long long)map->count);
	square_map_wipe(map);
	return true;
}

/* -1 is 7 modulo 8, and odd squares are 1. */
void square_map_wipe(struct square_map *map)
{
	for (int64_t i = 0; i < map->count; i++)
		map->r[i] = -1;
}

void square_map_free(struct square_map *map)
{
	free(map->x);
	free(map->r);
	free(map->times);
	*map = (struct square_map){0};
}

void square_map_finish(void *state)
{
	if (!state)
		return;
	square_map_free(state);
	free(state);
}

#include "measure/measure.h"
#include "square-map/square-map.h"
#include "worker/clones.h"

int64_t square_map_chunk(const struct square_map *map, int number, int64_t *begin)
{
	int64_t length = (map->count + map->workers - 1) / map->workers, from = length * number;
	int64_t left = map->count - from;
	*begin = left > 0 ? from : map->count;
	return left <= 0 ? 0 : left < length ? left : length;
}

WORKER_CLONES void square_map_compute(int64_t *r, const int64_t *x, int64_t count)
{
	for (int64_t i = 0; i < count; i++)
		r[i] = (int64_t)((uint64_t)x[i] * (uint64_t)x[i]);
}

double square_map_now(void)
{
	return measure_monotonic_clock.now(measure_monotonic_clock.context);
}

void square_map_work(struct square_map *map, int number)
{
	struct square_times times = {.began = square_map_now()};
	int64_t begin, count = square_map_chunk(map, number, &begin);
	times.from = times.began;
	square_map_compute(map->r + begin, map->x + begin, count);
	times.to = square_map_now();
	map->times[number] = times;
}

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "base/hash.h"
#include "square-map/square-map.h"

#define TOGETHER 512

static uint64_t hash_values(const int64_t *values, int64_t count)
{
	unsigned char bytes[8 * TOGETHER];
	uint64_t state = HASH_FNV_START;
	size_t used = 0;
	for (int64_t i = 0; i < count; i++) {
		for (int k = 0; k < 8; k++)
			bytes[used++] = (unsigned char)((uint64_t)values[i] >> 8 * k);
		if (used == sizeof bytes || i == count - 1) {
			state = hash_fnv1a(state, bytes, used);
			used = 0;
		}
	}
	return state;
}

bool square_map_answer(void *state, struct answer *answer, struct error *err)
{
	(void)err;
	const struct square_map *map = state;
	uint64_t sum = 0;
	char hash[17];
	for (int64_t i = 0; i < map->count; i++)
		sum += (uint64_t)map->r[i];
	snprintf(hash, sizeof hash, "%016" PRIx64, hash_values(map->r, map->count));
	answer_uint(answer, "sum", sum);
	answer_text(answer, "hash", hash);
	return true;
}

bool square_map_metrics(void *state, struct answer *metrics, struct error *err)
{
	(void)err;
	const struct square_map *map = state;
	double began = INFINITY, from = INFINITY, to = -INFINITY;
	for (int i = 0; i < map->workers; i++) {
		began = fmin(began, map->times[i].began);
		from = fmin(from, map->times[i].from);
		to = fmax(to, map->times[i].to);
	}
	answer_number(metrics, "start_up_seconds", began - map->start);
	answer_number(metrics, "compute_seconds", to - from);
	answer_number(metrics, "finish_seconds", map->end - to);
	return true;
}

#include "mandelbrot/lanes.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* At least the lanes of a group of vectors. */
#define GRAIN 256

/* Points that fill the vectors to a few per cent, and whose numbers a second-level cache holds. */
#define TILE_POINTS 4096
/* Tiles through the middle of the set take longest. */
#define TILES_PER_THREAD 8

bool lanes_room_allocate(struct lanes_room *out, int64_t points, struct error *err)
{
	double **const arrays[] = {&out->zx, &out->zy, &out->qx, &out->qy, &out->live, &out->sx, &out->sy};
	size_t capacity = ((size_t)points / GRAIN + 2) * GRAIN, bytes = capacity * sizeof(double);
	size_t size = COUNT_OF(arrays) * bytes + capacity * sizeof *out->at;
	char *memory = out->memory = aligned_alloc(64, size);
	if (!memory)
		return error_errno(err, "no memory for the lanes of %zu points", capacity);
	memset(memory, 0, size);
	for (size_t i = 0; i < COUNT_OF(arrays); i++)
		*arrays[i] = (double *)(memory + i * bytes);
	out->at = (int32_t *)(memory + COUNT_OF(arrays) * bytes);
	return true;
}

void lanes_room_free(struct lanes_room *room)
{
	free(room->memory);
	*room = (struct lanes_room){0};
}

size_t lanes_paths(const struct lanes_path **out)
{
	static const struct lanes_path *const all[LANES_PATHS_MAX] = {
#ifdef __x86_64__
		&lanes_avx512,
		&lanes_avx2,
#endif
		&lanes_portable,
	};
	size_t count = 0;
	for (size_t i = 0; i < LANES_PATHS_MAX; i++)
		if (all[i] && all[i]->supported())
			out[count++] = all[i];
	return count;
}

const struct lanes_path *lanes_best(void)
{
	const struct lanes_path *paths[LANES_PATHS_MAX];
	lanes_paths(paths);
	return paths[0];
}

int64_t lanes_tile_rows(const struct mandelbrot *set, int threads)
{
	int64_t filling = TILE_POINTS / set->width, sharing = set->height / (TILES_PER_THREAD * threads);
	int64_t rows = filling < sharing ? filling : sharing;
	return rows > 1 ? rows : 1;
}

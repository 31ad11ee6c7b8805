#include "mandelbrot/compare.h"

#include <stdlib.h>

#include "base/mem.h"
#include "mandelbrot/lanes.h"

/* Some rows of the set, as a set of its own in double precision. */
struct part {
	struct mandelbrot set;
	int64_t *rows;
	struct lanes_room room;
};

static bool allocate(struct part *part, const struct mandelbrot *set, struct error *err)
{
	part->set = *set;
	part->set.single = false;
	part->set.height = lanes_tile_rows(set, 1);
	part->set.output = NULL;
	part->rows = mem_zero((size_t)part->set.height, sizeof *part->rows);
	for (int64_t row = 0; row < part->set.height; row++)
		part->rows[row] = row;
	return mandelbrot_allocate(&part->set, err) &&
	       lanes_room_allocate(&part->room, mandelbrot_points(&part->set), err);
}

/* The axes are the whole set's. */
static void release(struct part *part)
{
	free(part->set.output);
	free(part->rows);
	lanes_room_free(&part->room);
}

static int64_t compare_rows(struct part *part, const struct mandelbrot *set, int64_t begin, int64_t count)
{
	const int32_t *output = set->output + begin * set->width;
	int64_t differing = 0;
	part->set.y = set->y + begin;
	lanes_best()->plain(&(struct lanes_tile){&part->set, part->rows, count}, &part->room);
	for (int64_t i = 0; i < count * set->width; i++)
		differing += output[i] != part->set.output[i];
	return differing;
}

bool mandelbrot_compare(int64_t *differing, const struct mandelbrot *set, struct error *err)
{
	struct part part = {0};
	bool good = allocate(&part, set, err);
	int64_t size = part.set.height;
	*differing = 0;
	for (int64_t begin = 0; good && begin < set->height; begin += size)
		*differing += compare_rows(&part, set, begin, set->height - begin < size ? set->height - begin : size);
	release(&part);
	return good;
}

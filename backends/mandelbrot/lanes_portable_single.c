#define LANES_SINGLE
#include "mandelbrot/lanes_body.h"

int64_t lanes_portable_single(const struct lanes_tile *tile, struct lanes_room *room)
{
	return iterate_plain(tile, room);
}

#define LANES_SINGLE
#include "mandelbrot/vec_avx2.h"

#ifdef __x86_64__
#include "mandelbrot/lanes_body.h"

int64_t lanes_avx2_single(const struct lanes_tile *tile, struct lanes_room *room)
{
	return iterate_plain(tile, room);
}
#endif

#include "psf/vec-avx2.h"

#ifdef __x86_64__
#include "psf/fastest-tile-body.h"

const struct fastest_tile fastest_tile_avx2 = {.height = HEIGHT,
					       .lanes = LANES,
					       .add = add,
					       .add_squares = add_squares,
					       .cosines = cosines,
					       .name = "avx2+fma"};
#endif

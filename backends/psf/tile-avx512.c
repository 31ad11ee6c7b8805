#include "psf/vec-avx512.h"

#ifdef __x86_64__
#include "psf/tile-body.h"

const struct psf_tile psf_tile_avx512 = {.height = HEIGHT, .width = WIDTH, .multiply = multiply, .name = "avx512f"};
#endif

#include "psf/vec-avx2.h"

#ifdef __x86_64__
#include "psf/tile-body.h"

const struct psf_tile psf_tile_avx2 = {.height = HEIGHT, .width = WIDTH, .multiply = multiply, .name = "avx2+fma"};
#endif

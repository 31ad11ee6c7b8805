#include "mandelbrot/vec_avx512.h"

#ifdef __x86_64__
#include "mandelbrot/lanes_body.h"

const struct lanes_path lanes_avx512 = {"avx512", vec_is_supported, iterate_plain, iterate_shortcut,
					lanes_avx512_single};
#endif

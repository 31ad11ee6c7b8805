#include "mandelbrot/vec_avx2.h"

#ifdef __x86_64__
#include "mandelbrot/lanes_body.h"

const struct lanes_path lanes_avx2 = {"avx2", vec_is_supported, iterate_plain, iterate_shortcut, lanes_avx2_single};
#endif

#include "mandelbrot/lanes_body.h"

const struct lanes_path lanes_portable = {"portable", vec_is_supported, iterate_plain, iterate_shortcut,
					  lanes_portable_single};

#define MANDELBROT_SINGLE
#include "mandelbrot_kernels.c"

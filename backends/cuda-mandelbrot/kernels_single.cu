#define MANDELBROT_SINGLE
#include "cuda-mandelbrot/kernels.cu"

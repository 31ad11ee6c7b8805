/*
 * compare.h: what single precision costs, pixel by pixel.
 */
#ifndef LAPCHART_MANDELBROT_COMPARE_H
#define LAPCHART_MANDELBROT_COMPARE_H

#include "mandelbrot/mandelbrot.h"

/* How many outputs of the set are not those of double precision, which are computed for it. */
bool mandelbrot_compare(int64_t *differing, const struct mandelbrot *set, struct error *err);

#endif

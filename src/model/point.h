/*
 * point.h: one thing that can be timed: benchmark x backend x parameter values.
 */
#ifndef LAPCHART_MODEL_POINT_H
#define LAPCHART_MODEL_POINT_H

#include "model/params.h"

struct point {
	char *benchmark, *backend;
	struct params params;
};

struct point point_copy(const struct point *point);
void point_free(struct point *point);
int point_compare(const struct point *a, const struct point *b); /* benchmark, backend, params */
/* "mandelbrot-tutorial/openmp threads=2,width=1000": unique, for messages and keys. */
void point_write(struct buf *out, const struct point *point);

#endif

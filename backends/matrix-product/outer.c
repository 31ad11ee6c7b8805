/* The data of the outer product and its check; outer-product.c calls the library. */
#include "matrix-product/outer.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/hash.h"
#include "matrix-product/product.h"

#define SEED 20110627u

/* Of either sign, and never small: every relative error of a product shows. */
static double draw(uint64_t *stream)
{
	double size = 1 + hash_unit(stream);
	return hash_splitmix64(stream) & 1 ? -size : size;
}

bool outer_make(struct outer *out, size_t n, size_t parts, struct error *err)
{
	uint64_t stream = SEED;
	*out = (struct outer){.n = n, .parts = parts};
	if (!(out->x = product_allocate(n * parts, err)) || !(out->y = product_allocate(n * parts, err)) ||
	    !(out->c = product_allocate(n * n * parts, err))) {
		outer_free(out);
		return false;
	}
	for (size_t i = 0; i < n * parts; i++)
		out->x[i] = draw(&stream);
	for (size_t i = 0; i < n * parts; i++)
		out->y[i] = draw(&stream);
	for (size_t i = 0; i < n * n * parts; i++)
		out->c[i] = NAN;
	return true;
}

void outer_free(struct outer *outer)
{
	free(outer->x);
	free(outer->y);
	free(outer->c);
	*outer = (struct outer){0};
}

static double real_error(const double *x, const double *y, const double *c)
{
	return fabs(*c - *x * *y) / fabs(*x * *y);
}

static double complex_error(const double *x, const double *y, const double *c)
{
	long double re = (long double)x[0] * y[0] - (long double)x[1] * y[1];
	long double im = (long double)x[0] * y[1] + (long double)x[1] * y[0];
	return hypot((double)(c[0] - re), (double)(c[1] - im)) / (hypot(x[0], x[1]) * hypot(y[0], y[1]));
}

double outer_residual(const struct outer *outer)
{
	double worst = 0;
	size_t n = outer->n, parts = outer->parts;
	for (size_t j = 0; j < n; j++) {
		const double *y = outer->y + j * parts, *c = outer->c + j * n * parts;
		for (size_t i = 0; i < n; i++) {
			const double *x = outer->x + i * parts;
			double error = parts == 1 ? real_error(x, y, c + i) : complex_error(x, y, c + 2 * i);
			worst = error <= worst ? worst : error; /* NaN stays */
			if (isnan(worst))
				return INFINITY;
		}
	}
	return worst / DBL_EPSILON;
}

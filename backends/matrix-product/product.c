#include "matrix-product/product.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/hash.h"
#include "worker/array.h"

#define SEED 20110626u

double *product_allocate(size_t count, struct error *err)
{
	static const struct array_words words = {"a matrix of", "choose a smaller n"};
	return array_allocate(count * sizeof(double), ARRAY_ANY_PAGES, &words, err);
}

static void fill(double *values, size_t count, uint64_t *stream)
{
	for (size_t i = 0; i < count; i++)
		values[i] = 2 * hash_unit(stream) - 1;
}

bool product_make(struct product *out, size_t n, size_t parts, struct error *err)
{
	size_t count = n * n * parts;
	uint64_t stream = SEED;
	*out = (struct product){.n = n, .parts = parts};
	if (!(out->a = product_allocate(count, err)) || !(out->b = product_allocate(count, err)) ||
	    !(out->c = product_allocate(count, err))) {
		product_free(out);
		return false;
	}
	fill(out->a, count, &stream);
	fill(out->b, count, &stream);
	for (size_t i = 0; i < count; i++)
		out->c[i] = NAN;
	return true;
}

void product_free(struct product *product)
{
	free(product->a);
	free(product->b);
	free(product->c);
	*product = (struct product){0};
}

#include "matrix-product/product.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/hash.h"
#include "base/number.h"

#define SEED       20110626u
#define CACHE_LINE 64

/* Not mem_alloc(): that ends the program, and a matrix that is too large should end the visit with its reason. */
static double *allocate(size_t count, struct error *err)
{
	size_t bytes = (count * sizeof(double) + CACHE_LINE - 1) / CACHE_LINE * CACHE_LINE;
	double *memory = aligned_alloc(CACHE_LINE, bytes);
	if (!memory) {
		struct buf size = BUF_INIT;
		number_write_bytes(&size, (double)bytes);
		error_set(err, ERROR_SYSTEM, "no memory for a matrix of %s; choose a smaller n", size.data);
		buf_free(&size);
	}
	return memory;
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
	if (!(out->a = allocate(count, err)) || !(out->b = allocate(count, err)) || !(out->c = allocate(count, err))) {
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

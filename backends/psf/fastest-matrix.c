#include "psf/fastest-matrix.h"

#include <stdlib.h>
#include <string.h>

#include "psf/psf.h"

/* Rows of A and B that are multiplied before the next ones: strips of them fit the first cache. */
#define INNER_BLOCK 128

static size_t round_up(size_t count)
{
	return (count + FASTEST_UNIT - 1) / FASTEST_UNIT * FASTEST_UNIT;
}

/* An odd number of cache lines from row to row: else the rows of a strip would share a few sets of the cache. */
bool fastest_matrix_make(struct fastest_matrix *out, size_t rows, size_t columns, struct error *err)
{
	size_t stride = round_up(columns);
	if (stride / FASTEST_UNIT % 2 == 0)
		stride += FASTEST_UNIT;
	*out = (struct fastest_matrix){.rows = rows, .columns = columns, .stride = stride};
	out->values = psf_values(round_up(rows) * stride, 0, err);
	return out->values != NULL;
}

void fastest_matrix_free(struct fastest_matrix *matrix)
{
	free(matrix->values);
	*matrix = (struct fastest_matrix){0};
}

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Rows from <= i < end of C by rows first ... first + inner of A and B. */
static void multiply_block(const struct fastest_tile *tile, const struct fastest_product *product, size_t from,
			   size_t end, size_t first, size_t inner)
{
	const struct fastest_matrix *a = product->a, *b = product->b, *c = product->c;
	const size_t width = FASTEST_VECTORS * tile->lanes;
	for (size_t j = 0; j < c->columns; j += width) {
		const size_t columns = smaller(width, c->columns - j), vectors = (columns - 1) / tile->lanes + 1;
		const size_t below = product->part == FASTEST_UPPER ? smaller(end, j + columns) : end;
		for (size_t i = from; i < below; i += tile->height) {
			const struct fastest_strips strips = {.inner = inner,
							      .a = fastest_row(a, first) + i,
							      .b = fastest_row(b, first) + j,
							      .c = fastest_row(c, i) + j,
							      .a_stride = a->stride,
							      .b_stride = b->stride,
							      .c_stride = c->stride,
							      .vectors = vectors};
			tile->add(&strips);
		}
	}
}

void fastest_multiply_rows(const struct fastest_tile *tile, const struct fastest_product *product, size_t from,
			   size_t end)
{
	const size_t stride = product->c->stride, inner = product->a->rows;
	end = round_up(end);
	memset(fastest_row(product->c, from), 0, (end - from) * stride * sizeof(double));
	for (size_t first = 0; first < inner; first += INNER_BLOCK)
		multiply_block(tile, product, from, end, first, smaller(INNER_BLOCK, inner - first));
}

void fastest_mirror(const struct fastest_matrix *matrix)
{
	for (size_t row = 0; row < matrix->rows; row += FASTEST_UNIT)
		for (size_t column = 0; column <= row; column += FASTEST_UNIT)
			for (size_t i = row; i < smaller(row + FASTEST_UNIT, matrix->rows); i++)
				for (size_t j = column; j < smaller(column + FASTEST_UNIT, i); j++)
					fastest_row(matrix, i)[j] = fastest_row(matrix, j)[i];
}

void fastest_multiply(const struct fastest_tile *tile, const struct fastest_product *product)
{
	fastest_multiply_rows(tile, product, 0, product->c->rows);
	if (product->part == FASTEST_UPPER)
		fastest_mirror(product->c);
}

double fastest_product_flops(const struct fastest_product *product)
{
	const struct fastest_matrix *c = product->c;
	double flops = 2 * (double)product->a->rows * (double)c->rows * (double)c->columns;
	return product->part == FASTEST_UPPER ? flops / 2 : flops;
}

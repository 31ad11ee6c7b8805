#include "psf/product.h"

#include <stdlib.h>
#include <string.h>

#include "psf/psf.h"

/* Rows of A and B that are multiplied before the next ones: a strip of B of that length stays in the first cache. */
#define INNER_BLOCK 256
/* Strips of A that are used again for each strip of B while they are in the second cache. */
#define STRIPS_BLOCK 16

static size_t round_up(size_t count, size_t unit)
{
	return (count + unit - 1) / unit * unit;
}

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

bool psf_panels_make(struct psf_panels *out, size_t inner, size_t columns, size_t strip, struct error *err)
{
	*out = (struct psf_panels){.inner = inner, .columns = columns, .strip = strip};
	out->values = psf_values(2 * inner * round_up(columns, strip), 0, err);
	return out->values != NULL;
}

size_t psf_panels_strips(const struct psf_panels *panels)
{
	return (panels->columns + panels->strip - 1) / panels->strip;
}

void psf_panels_free(struct psf_panels *panels)
{
	free(panels->values);
	*panels = (struct psf_panels){0};
}

/* Row `row` of strip `index`: 2 * strip values. */
static double *strip_row(const struct psf_panels *panels, size_t index, size_t row)
{
	return panels->values + 2 * panels->strip * (index * panels->inner + row);
}

static size_t strip_columns(const struct psf_panels *panels, size_t index)
{
	size_t rest = panels->columns - index * panels->strip;
	return rest < panels->strip ? rest : panels->strip;
}

/* Of a strip as a whole; by pairs, as all strips are even, and a call of memcpy() would take longer than the copy. */
static void copy_strip_row(double *to, const double *re, const double *im, size_t strip)
{
	for (size_t j = 0; j < strip; j += 2) {
		memcpy(to + j, re + j, 2 * sizeof *to);
		memcpy(to + strip + j, im + j, 2 * sizeof *to);
	}
}

static void fill_strip_row(const struct psf_panels *panels, size_t index, size_t row, const double *re,
			   const double *im)
{
	double *to = strip_row(panels, index, row);
	size_t first = index * panels->strip, count = strip_columns(panels, index);
	if (count == panels->strip) {
		copy_strip_row(to, re + first, im + first, panels->strip);
		return;
	}
	memcpy(to, re + first, count * sizeof *to);
	memcpy(to + panels->strip, im + first, count * sizeof *to);
}

/* Four strips at a time: about as many streams as the processor looks ahead in. */
void psf_panels_fill(struct psf_panels *panels, size_t from, size_t end, const double *re, const double *im,
		     size_t stride)
{
	for (size_t first = from; first < end; first += 4)
		for (size_t row = 0; row < panels->inner; row++)
			for (size_t index = first; index < smaller(first + 4, end); index++)
				fill_strip_row(panels, index, row, re + row * stride, im + row * stride);
}

void psf_panels_fill_row(struct psf_panels *panels, size_t row, const double *re, const double *im)
{
	for (size_t index = 0; index < psf_panels_strips(panels); index++)
		fill_strip_row(panels, index, row, re, im);
}

bool psf_matrix_make(struct psf_matrix *out, size_t rows, size_t columns, const struct psf_tile *tile,
		     struct error *err)
{
	*out = (struct psf_matrix){.rows = rows, .columns = columns, .stride = round_up(columns, tile->width)};
	size_t count = round_up(rows, tile->height) * out->stride;
	out->re = psf_values(count, 0, err);
	out->im = psf_values(count, 0, err);
	return out->re && out->im;
}

void psf_matrix_free(struct psf_matrix *matrix)
{
	free(matrix->re);
	free(matrix->im);
	*matrix = (struct psf_matrix){0};
}

/* Strips from <= i < end of A by all strips of B, rows first ... first + count of both. */
static void multiply_block(const struct psf_tile *tile, const struct psf_matrix *c, const struct psf_panels *a,
			   const struct psf_panels *b, size_t from, size_t end, size_t first, size_t count)
{
	for (size_t j = 0; j < psf_panels_strips(b); j++)
		for (size_t i = from; i < end; i++) {
			size_t at = i * tile->height * c->stride + j * tile->width;
			tile->multiply(count, strip_row(a, i, first), strip_row(b, j, first), c->re + at, c->im + at,
				       c->stride);
		}
}

void psf_product(const struct psf_tile *tile, const struct psf_matrix *c, const struct psf_panels *a,
		 const struct psf_panels *b, size_t from, size_t end)
{
	size_t begin = from * tile->height * c->stride, values = (end - from) * tile->height * c->stride;
	memset(c->re + begin, 0, values * sizeof *c->re);
	memset(c->im + begin, 0, values * sizeof *c->im);
	for (size_t strip = from; strip < end; strip += STRIPS_BLOCK)
		for (size_t row = 0; row < a->inner; row += INNER_BLOCK)
			multiply_block(tile, c, a, b, strip, smaller(strip + STRIPS_BLOCK, end), row,
				       smaller(INNER_BLOCK, a->inner - row));
}

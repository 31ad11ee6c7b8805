#include "psf/fastest-image.h"

#include <string.h>

/* Rows and columns of a block at most: the strips of it that one wavelength needs fit the second cache many times. */
#define BLOCK_MAX 96

/* Fewer blocks for a thread than these, and some threads would wait for others. */
#define BLOCKS_OF_THREAD 4

struct job {
	struct fastest_image *image;
	const struct fastest_team *team;
	const struct fastest_batch *batch;
};

/* Rows and columns of the quarter. */
struct block {
	size_t row, rows, column, columns;
};

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t blocks_of_row(const struct fastest_image *own)
{
	return (own->quarter.rows + own->block - 1) / own->block;
}

static size_t count_blocks(const struct fastest_image *own)
{
	return blocks_of_row(own) * (blocks_of_row(own) + 1) / 2;
}

/* Blocks on the diagonal and right of it, from the first row on. */
static struct block block_of(const struct fastest_image *own, size_t item)
{
	size_t row = 0, count = blocks_of_row(own), side = own->quarter.rows;
	for (; item >= count - row; row++)
		item -= count - row;
	size_t at = row * own->block, column = (row + item) * own->block;
	return (struct block){at, smaller(own->block, side - at), column, smaller(own->block, side - column)};
}

static void add_wave(const struct fastest_image *own, const struct fastest_tile *tile, const struct fastest_wave *wave,
		     const struct block *block)
{
	const size_t width = FASTEST_VECTORS * tile->lanes, right = block->column + block->columns;
	for (size_t j = block->column; j < right; j += width) {
		const size_t columns = smaller(width, right - j),
			     below = smaller(block->row + block->rows, j + columns);
		for (size_t i = block->row; i < below; i += tile->height) {
			const struct fastest_strips strips = {.inner = wave->field.rows,
							      .a = wave->cosines.values + i,
							      .b = wave->field.values + j,
							      .c = fastest_row(&own->quarter, i) + j,
							      .a_stride = wave->cosines.stride,
							      .b_stride = wave->field.stride,
							      .c_stride = own->quarter.stride,
							      .vectors = (columns - 1) / tile->lanes + 1};
			tile->add_squares(&strips, wave->factor);
		}
	}
}

/* `count` pixels of row `row` of the quarter, from `column` on, to all four quarters. */
static void write_row(const struct psf *psf, size_t row, size_t column, size_t count, const double *values)
{
	const size_t side = psf->side, middle = side / 2;
	double *lower = psf->image + (middle + row) * side, *upper = psf->image + (middle - 1 - row) * side;
	memcpy(lower + middle + column, values, count * sizeof *values);
	memcpy(upper + middle + column, values, count * sizeof *values);
	double *reversed = lower + middle - column - count;
	for (size_t j = 0; j < count; j++)
		reversed[j] = values[count - 1 - j];
	memcpy(upper + middle - column - count, reversed, count * sizeof *values);
}

static void write_block(const struct fastest_image *own, const struct block *block)
{
	for (size_t i = block->row; i < block->row + block->rows; i++) {
		size_t from = block->column > i ? block->column : i; /* on the diagonal, what is right of it */
		write_row(own->psf, i, from, block->column + block->columns - from,
			  fastest_row(&own->quarter, i) + from);
	}
	for (size_t j = block->column; j < block->column + block->columns; j++) {
		double values[BLOCK_MAX];
		size_t count = smaller(block->rows, j - block->row);
		for (size_t i = 0; i < count; i++)
			values[i] = fastest_row(&own->quarter, block->row + i)[j];
		write_row(own->psf, j, block->row, count, values);
	}
}

static void add_block(void *context, size_t item, size_t thread)
{
	(void)thread;
	const struct job *job = context;
	const struct fastest_image *own = job->image;
	const struct fastest_batch *batch = job->batch;
	const struct block block = block_of(own, item);
	for (size_t i = block.row; batch->first && i < block.row + block.rows; i++)
		memset(fastest_row(&own->quarter, i) + block.column, 0, block.columns * sizeof(double));
	for (size_t i = 0; i < batch->count; i++)
		add_wave(own, job->team->tile, &batch->waves[i], &block);
	if (batch->last)
		write_block(own, &block);
}

void fastest_image_add(struct fastest_image *own, const struct fastest_team *team, const struct fastest_batch *batch)
{
	struct job job = {own, team, batch};
	fastest_share_items(team, count_blocks(own), add_block, &job);
}

double fastest_image_flops(const struct fastest_image *own, const struct fastest_wave *wave)
{
	const struct fastest_product field = {&wave->field, wave->light, &wave->cosines, FASTEST_WHOLE};
	const struct fastest_product image = {&own->quarter, &wave->cosines, &wave->field, FASTEST_UPPER};
	return fastest_product_flops(&field) + fastest_product_flops(&image);
}

bool fastest_image_make(struct fastest_image *out, const struct psf *psf, size_t threads, struct error *err)
{
	*out = (struct fastest_image){.psf = psf, .block = BLOCK_MAX};
	if (!fastest_matrix_make(&out->quarter, psf->side / 2, psf->side / 2, err))
		return false;
	while (out->block > FASTEST_VECTORS * FASTEST_UNIT && count_blocks(out) < BLOCKS_OF_THREAD * threads)
		out->block /= 2;
	return true;
}

void fastest_image_free(struct fastest_image *own)
{
	fastest_matrix_free(&own->quarter);
}

bool fastest_wave_make(struct fastest_wave *out, const struct psf *psf, size_t nodes, struct error *err)
{
	return fastest_matrix_make(&out->cosines, nodes, psf->side / 2, err) &&
	       fastest_matrix_make(&out->field, nodes, psf->side / 2, err);
}

void fastest_wave_free(struct fastest_wave *wave)
{
	fastest_matrix_free(&wave->cosines);
	fastest_matrix_free(&wave->field);
}

/* Pixel j of half a row is at U = (j + 1/2) L/m. */
void fastest_wave_fill(struct fastest_wave *wave, const struct fastest_tile *tile, const struct psf *psf,
		       const struct fastest_nodes *nodes, double wavelength)
{
	const double pixel = psf_field(wavelength) / (double)psf->side, scale = psf_transform_scale(psf, wavelength);
	for (size_t k = 0; k < nodes->count; k++) {
		double *row = fastest_row(&wave->cosines, k);
		for (size_t j = 0; j < psf->side / 2; j++)
			row[j] = (double)j + 0.5;
		tile->cosines(row, psf->side / 2, nodes->at[k] * pixel);
	}
	fastest_multiply(tile, &(struct fastest_product){&wave->field, wave->light, &wave->cosines, FASTEST_WHOLE});
	wave->factor = scale * scale / (double)psf->wavelengths;
}

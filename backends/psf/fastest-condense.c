#include "psf/fastest-condense.h"

#include <string.h>

#include "worker/clones.h"

/* Rows that a thread takes at a time, and columns of the sums. */
#define ROWS    16
#define COLUMNS 16
/* Pixels that are looked at together for a step between them. */
#define PIXELS 32

struct job {
	struct fastest_condenser *condenser;
	const struct fastest_team *team;
	const double *plane, *mask; /* the first of the quarter's pixels */
};

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t pieces(size_t count, size_t piece)
{
	return (count + piece - 1) / piece;
}

static void fill_cardinal(void *context, size_t item, size_t thread)
{
	(void)thread;
	struct fastest_condenser *own = ((const struct job *)context)->condenser;
	for (size_t i = item * ROWS; i < smaller((item + 1) * ROWS, own->cardinal.rows); i++)
		fastest_cardinal(fastest_row(&own->cardinal, i), &own->nodes, fastest_position(own->psf, i),
				 fastest_share(own->psf, i));
}

static void fill_sums(void *context, size_t item, size_t thread)
{
	(void)thread;
	struct fastest_condenser *own = ((const struct job *)context)->condenser;
	const size_t from = item * COLUMNS, end = smaller(from + COLUMNS, own->cardinal.columns);
	for (size_t i = 0; i < own->cardinal.rows; i++) {
		const double *add = fastest_row(&own->cardinal, i), *sum = fastest_row(&own->sums, i);
		double *next = fastest_row(&own->sums, i + 1);
		for (size_t k = from; k < end; k++)
			next[k] = sum[k] + add[k];
	}
}

WORKER_CLONES static void add_multiple(double *to, const double *row, size_t count, double factor)
{
	for (size_t k = 0; k < count; k++)
		to[k] += factor * row[k];
}

/* Are pixels 0 ... count of a row the same? */
static bool constant(const double *row, size_t count)
{
	return memcmp(row, row + 1, count * sizeof *row) == 0;
}

static double value(const double *plane, const double *mask, size_t j)
{
	return mask ? plane[j] * mask[j] : plane[j];
}

/* Row i of E l, by parts: the sum of E_ij l_j is that of the steps E_ij - E_i,j+1, each times l_0 + ... + l_j. */
static void condense_row(struct fastest_condenser *own, const double *plane, const double *mask, double *to)
{
	const size_t half = own->cardinal.rows, count = own->cardinal.columns;
	memset(to, 0, count * sizeof *to);
	for (size_t from = 0; from + 1 < half; from += PIXELS) {
		size_t end = smaller(from + PIXELS, half - 1);
		if (constant(plane + from, end - from) && (!mask || constant(mask + from, end - from)))
			continue;
		for (size_t j = from; j < end; j++) {
			double step = value(plane, mask, j) - value(plane, mask, j + 1);
			if (step != 0)
				add_multiple(to, fastest_row(&own->sums, j + 1), count, step);
		}
	}
	add_multiple(to, fastest_row(&own->sums, half), count, value(plane, mask, half - 1));
}

static void condense_rows(void *context, size_t item, size_t thread)
{
	(void)thread;
	const struct job *job = context;
	struct fastest_condenser *own = job->condenser;
	const size_t n = own->psf->n;
	for (size_t i = item * ROWS; i < smaller((item + 1) * ROWS, own->rows.rows); i++)
		condense_row(own, job->plane + i * n, job->mask ? job->mask + i * n : NULL, fastest_row(&own->rows, i));
}

static struct fastest_product last_product(const struct fastest_condenser *own)
{
	return (struct fastest_product){&own->result, &own->cardinal, &own->rows, FASTEST_UPPER};
}

static void multiply(void *context, size_t item, size_t thread)
{
	(void)thread;
	const struct job *job = context;
	const struct fastest_product product = last_product(job->condenser);
	fastest_multiply_rows(job->team->tile, &product, item * ROWS, smaller((item + 1) * ROWS, product.c->rows));
}

void fastest_condense(struct fastest_condenser *own, const struct fastest_team *team, const double *plane,
		      const double *mask)
{
	const size_t before = fastest_first(own->psf) * (own->psf->n + 1);
	const size_t rows = pieces(own->cardinal.rows, ROWS), nodes = own->nodes.count;
	struct job job = {own, team, plane + before, mask ? mask + before : NULL};
	fastest_share_items(team, rows, fill_cardinal, &job);
	fastest_share_items(team, pieces(nodes, COLUMNS), fill_sums, &job);
	fastest_share_items(team, rows, condense_rows, &job);
	fastest_share_items(team, pieces(nodes, ROWS), multiply, &job);
	fastest_mirror(&own->result);
}

double fastest_condense_flops(const struct fastest_condenser *own)
{
	const struct fastest_product product = last_product(own);
	return fastest_product_flops(&product);
}

bool fastest_condenser_make(struct fastest_condenser *out, const struct psf *psf, size_t nodes_needed,
			    struct error *err)
{
	const size_t half = fastest_half(psf);
	*out = (struct fastest_condenser){.psf = psf};
	if (!fastest_nodes_make(&out->nodes, psf, nodes_needed, err))
		return false;
	const size_t nodes = out->nodes.count;
	return fastest_matrix_make(&out->cardinal, half, nodes, err) &&
	       fastest_matrix_make(&out->sums, half + 1, nodes, err) &&
	       fastest_matrix_make(&out->rows, half, nodes, err) &&
	       fastest_matrix_make(&out->result, nodes, nodes, err);
}

void fastest_condenser_free(struct fastest_condenser *own)
{
	fastest_nodes_free(&own->nodes);
	fastest_matrix_free(&own->cardinal);
	fastest_matrix_free(&own->sums);
	fastest_matrix_free(&own->rows);
	fastest_matrix_free(&own->result);
}

/*
 * Checks C = A B by combinations of rows: for a vector x, x'C against (x'A) B.
 * A unit vector x gives a row of C, a random one sees all of the matrix.
 *
 * A number of one or two doubles is treated in parts. A complex row vector v
 * times a complex column b is two real dot products with b as it lies in memory
 * (re, im, re, im ...): the real part with (re, -im, ...), the imaginary part
 * with (im, re, ...) of v: the two `lines` of v.
 *
 * x'A is rounded once before it is used. What that takes is no more than what
 * the right C lost when it was rounded.
 */
#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "matrix-product/compensated.h"
#include "matrix-product/product.h"

#define WHOLE_UP_TO  256 /* n */
#define SAMPLED_ROWS 4
#define COMBINATIONS 2
#define PARTS_MAX    2
#define SEED         19790901u

/* A row vector, a line for each part of its product with a column. */
struct row {
	double *line[PARTS_MAX];
};

struct check {
	const struct product *product;
	size_t length; /* doubles of a column */
	bool is_unit;  /* x has a one at `unit` and zeros elsewhere */
	size_t unit;
	struct row x;    /* where it is no unit vector */
	struct row left; /* x'A */
	double worst;    /* largest |x'C - (x'A) B|, element by element; INFINITY once one is not a number */
};

static struct row row_make(size_t length)
{
	struct row row;
	for (int part = 0; part < PARTS_MAX; part++)
		row.line[part] = mem_zero(length, sizeof(double));
	return row;
}

static void row_free(struct row *row)
{
	for (int part = 0; part < PARTS_MAX; part++)
		free(row->line[part]);
}

/* Sets element k, given part by part. */
static void row_set(struct row *row, size_t parts, size_t k, const struct twofold *value)
{
	row->line[0][parts * k] = value[0].high;
	if (parts == 1)
		return;
	row->line[0][2 * k + 1] = -value[1].high;
	row->line[1][2 * k] = value[1].high;
	row->line[1][2 * k + 1] = value[0].high;
}

/* x'M, column j: an element of M where x is a unit vector. */
static void times_column(struct twofold *out, const struct check *check, const double *m, size_t j)
{
	const double *column = m + j * check->length;
	size_t parts = check->product->parts;
	for (size_t part = 0; part < parts; part++) {
		if (check->is_unit)
			out[part] = (struct twofold){column[check->unit * parts + part], 0};
		else
			out[part] = compensated_dot(check->x.line[part], column, check->length);
	}
}

static void keep_worst(struct check *check, struct twofold found, struct twofold right)
{
	double difference = fabs((found.high - right.high) + (found.low - right.low));
	if (!isfinite(difference))
		check->worst = INFINITY;
	else if (difference > check->worst)
		check->worst = difference;
}

static void check_vector(struct check *check)
{
	const struct product *product = check->product;
	struct twofold value[PARTS_MAX];
	for (size_t k = 0; k < product->n; k++) {
		times_column(value, check, product->a, k);
		row_set(&check->left, product->parts, k, value);
	}
	for (size_t j = 0; j < product->n; j++) {
		const double *column = product->b + j * check->length;
		times_column(value, check, product->c, j);
		for (size_t part = 0; part < product->parts; part++)
			keep_worst(check, value[part], compensated_dot(check->left.line[part], column, check->length));
	}
}

static void check_row(struct check *check, size_t row)
{
	check->is_unit = true;
	check->unit = row;
	check_vector(check);
}

/* A vector with elements of random sign and size in [1, 2). */
static void check_combination(struct check *check, uint64_t *stream)
{
	check->is_unit = false;
	for (size_t i = 0; i < check->product->n; i++) {
		double sign = hash_below(stream, 2) ? -1 : 1;
		const struct twofold weight[PARTS_MAX] = {{sign * (1 + hash_unit(stream)), 0}};
		row_set(&check->x, check->product->parts, i, weight);
	}
	check_vector(check);
}

static void check_all(struct check *check)
{
	size_t n = check->product->n;
	uint64_t stream = SEED;
	if (n <= WHOLE_UP_TO) {
		for (size_t row = 0; row < n; row++)
			check_row(check, row);
		return;
	}
	check_row(check, 0);
	check_row(check, n - 1);
	for (int i = 2; i < SAMPLED_ROWS; i++)
		check_row(check, hash_below(&stream, n));
	for (int i = 0; i < COMBINATIONS; i++)
		check_combination(check, &stream);
}

/* The largest 2-norm of a row; in ordinary arithmetic, as a scale need not be exact. */
static double largest_row(const struct product *product)
{
	size_t n = product->n, parts = product->parts;
	double *squares = mem_zero(n, sizeof *squares), largest = 0;
	for (size_t at = 0; at < n * n * parts; at++)
		squares[at / parts % n] += product->a[at] * product->a[at];
	for (size_t i = 0; i < n; i++)
		largest = fmax(largest, squares[i]);
	free(squares);
	return sqrt(largest);
}

static double largest_column(const struct product *product)
{
	size_t length = product->n * product->parts;
	double largest = 0;
	for (size_t j = 0; j < product->n; j++) {
		double square = 0;
		for (size_t i = 0; i < length; i++)
			square += product->b[j * length + i] * product->b[j * length + i];
		largest = fmax(largest, square);
	}
	return sqrt(largest);
}

double product_residual(const struct product *product)
{
	size_t length = product->n * product->parts;
	struct check check = {.product = product, .length = length, .x = row_make(length), .left = row_make(length)};
	check_all(&check);
	row_free(&check.x);
	row_free(&check.left);
	return check.worst / (largest_row(product) * largest_column(product) * (double)product->n * DBL_EPSILON);
}

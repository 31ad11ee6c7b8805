#include "psf/fastest-cosine.h"
#include "psf/fastest-tile.h"
#include "worker/clones.h"

#define HEIGHT 4
#define LANES  4

/* One vector's width of the tile, by plain loops that every compiler unrolls. */
static inline __attribute__((always_inline)) void sum_vector(double sum[HEIGHT][LANES],
							     const struct fastest_strips *strips, size_t vector)
{
	const double *a = strips->a, *b = strips->b + vector * LANES;
	for (size_t row = 0; row < strips->inner; row++, a += strips->a_stride, b += strips->b_stride)
		for (size_t i = 0; i < HEIGHT; i++)
			for (size_t j = 0; j < LANES; j++)
				sum[i][j] += a[i] * b[j];
}

WORKER_CLONES static void add_clone(const struct fastest_strips *strips)
{
	for (size_t vector = 0; vector < strips->vectors; vector++) {
		double sum[HEIGHT][LANES] = {{0}}, *c = strips->c + vector * LANES;
		sum_vector(sum, strips, vector);
		for (size_t i = 0; i < HEIGHT; i++)
			for (size_t j = 0; j < LANES; j++)
				c[i * strips->c_stride + j] += sum[i][j];
	}
}

WORKER_CLONES static void add_squares_clone(const struct fastest_strips *strips, double factor)
{
	for (size_t vector = 0; vector < strips->vectors; vector++) {
		double sum[HEIGHT][LANES] = {{0}}, *c = strips->c + vector * LANES;
		sum_vector(sum, strips, vector);
		for (size_t i = 0; i < HEIGHT; i++)
			for (size_t j = 0; j < LANES; j++)
				c[i * strips->c_stride + j] += factor * (sum[i][j] * sum[i][j]);
	}
}

WORKER_CLONES static void cosines_clone(double *values, size_t count, double factor)
{
	cosine_row(values, count, factor);
}

/* Taken by address, clones are reached through one more call in some compilers; so they have functions of their own.
 */
static void add(const struct fastest_strips *strips)
{
	add_clone(strips);
}

static void add_squares(const struct fastest_strips *strips, double factor)
{
	add_squares_clone(strips, factor);
}

static void cosines(double *values, size_t count, double factor)
{
	cosines_clone(values, count, factor);
}

const struct fastest_tile fastest_tile_portable = {.height = HEIGHT,
						   .lanes = LANES,
						   .add = add,
						   .add_squares = add_squares,
						   .cosines = cosines,
						   .name = "portable"};

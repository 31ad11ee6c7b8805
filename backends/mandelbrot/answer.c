#include <inttypes.h>
#include <stdio.h>

#include "base/hash.h"
#include "mandelbrot/compare.h"
#include "mandelbrot/mandelbrot.h"

/* The published hashes start here and not at FNV's own offset basis, of which the last digit is missing. */
#define PUBLISHED_HASH_START 1469598103934665603u

/* What the outputs tell. */
struct totals {
	int64_t sum, escaped, iterations;
	uint64_t hash;
};

/* Where iterations are numbered from 0 and 0 stands for "never" too, the point itself tells: after the first
 * iteration z = q. */
static bool point_escaped(const struct mandelbrot *set, int64_t column, int64_t row)
{
	if (set->output[row * set->width + column] != set->unescaped)
		return true;
	double x = set->x[column], y = set->y[row];
	float single_x = (float)x, single_y = (float)y;
	bool outside = set->single ? single_x * single_x + single_y * single_y > 4.0F : x * x + y * y > 4.0;
	return outside && set->unescaped == set->first && set->end > set->first;
}

static void add_point(struct totals *totals, const struct mandelbrot *set, int64_t column, int64_t row)
{
	int32_t output = set->output[row * set->width + column];
	uint32_t bits = (uint32_t)output;
	const unsigned char bytes[] = {bits & 0xff, bits >> 8 & 0xff, bits >> 16 & 0xff, bits >> 24};
	bool escaped = point_escaped(set, column, row);
	totals->sum += output;
	totals->escaped += escaped;
	totals->iterations += escaped ? output - set->first + 1 : set->end - set->first;
	totals->hash = hash_fnv1a(totals->hash, bytes, sizeof bytes);
}

void mandelbrot_describe_answer(struct answer *answer, const struct mandelbrot *set)
{
	struct totals totals = {.hash = PUBLISHED_HASH_START};
	for (int64_t row = 0; row < set->height; row++)
		for (int64_t column = 0; column < set->width; column++)
			add_point(&totals, set, column, row);
	char hash[17];
	snprintf(hash, sizeof hash, "%016" PRIx64, totals.hash);
	answer_int(answer, "sum", totals.sum);
	answer_int(answer, "escaped", totals.escaped);
	answer_int(answer, "iterations", totals.iterations);
	answer_int(answer, "points", mandelbrot_points(set));
	answer_text(answer, "hash", hash);
}

bool mandelbrot_answer(void *state, struct answer *answer, struct error *err)
{
	const struct mandelbrot *set = state;
	int64_t differing;
	mandelbrot_describe_answer(answer, set);
	if (!set->single)
		return true;
	if (!mandelbrot_compare(&differing, set, err))
		return false;
	answer_int(answer, "differing", differing);
	answer_number(answer, "differing_share", (double)differing / (double)mandelbrot_points(set));
	return true;
}

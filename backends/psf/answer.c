#include <math.h>
#include <stdio.h>

#include "base/hash.h"
#include "psf/psf.h"

/* A sum and what rounding took from it (Neumaier 1974). */
struct total {
	double sum, rest;
};

struct totals {
	double peak;
	struct total sum, moment, by_sign[PSF_SIGNED];
};

static inline void add(struct total *total, double value)
{
	double sum = total->sum + value, part = sum - total->sum;
	total->rest += (total->sum - (sum - part)) + (value - part);
	total->sum = sum;
}

static void add_pixel(struct totals *totals, double value, double r_squared, uint64_t signs)
{
	if (value > totals->peak || isnan(value)) /* and a NaN stays */
		totals->peak = value;
	add(&totals->sum, value);
	add(&totals->moment, value * r_squared);
	for (int bit = 0; bit < PSF_SIGNED; bit++)
		add(&totals->by_sign[bit], signs >> bit & 1 ? -value : value);
}

static double total_value(const struct total *total)
{
	return total->sum + total->rest;
}

void psf_describe_answer(struct answer *answer, const struct psf *psf)
{
	const double middle = ((double)psf->side - 1) / 2;
	uint64_t stream = PSF_SEED;
	struct totals totals = {.peak = -INFINITY};
	for (size_t i = 0; i < psf->side; i++)
		for (size_t j = 0; j < psf->side; j++) {
			double y = (double)i - middle, x = (double)j - middle;
			add_pixel(&totals, psf->image[i * psf->side + j], x * x + y * y, hash_splitmix64(&stream));
		}
	answer_number(answer, "sum", total_value(&totals.sum));
	answer_number(answer, "peak", totals.peak);
	answer_number(answer, "second-moment", total_value(&totals.moment));
	for (int bit = 0; bit < PSF_SIGNED; bit++) {
		char name[32];
		snprintf(name, sizeof name, "signed-%d", bit + 1);
		answer_number(answer, name, total_value(&totals.by_sign[bit]));
	}
}

bool psf_answer(void *state, struct answer *answer, struct error *err)
{
	(void)err;
	psf_describe_answer(answer, state);
	return true;
}

#include "psf/fastest-nodes.h"

#include <math.h>
#include <stdlib.h>

#include "worker/clones.h"

/* Minus the logarithm of what is left out: 1e-16. */
#define DIGITS 37.0
/* Amplitudes of a Gaussian that are looked at, from 1 down to exp(-DIGITS). */
#define AMPLITUDES 64
/* Partial sums, so that one addition need not wait for the one before. */
#define SUMS 8

/* Of the pupil. */
#define EDGE 0.5

size_t fastest_half(const struct psf *psf)
{
	return psf->n - psf->n / 2;
}

size_t fastest_first(const struct psf *psf)
{
	return psf->n / 2;
}

double fastest_position(const struct psf *psf, size_t pixel)
{
	double n = (double)psf->n;
	return ((double)(pixel + psf->n / 2) - (n - 1) / 2) / n;
}

double fastest_share(const struct psf *psf, size_t pixel)
{
	return pixel == 0 && psf->n % 2 == 1 ? 1 : 2;
}

/* Those where g is below 1e-16 are left out. */
size_t fastest_frequencies(const struct psf *psf)
{
	double reach = sqrt(DIGITS / psf_occulter_steepness(psf_wavelength(psf, 0))) * (double)psf->oversample;
	size_t all = psf->grid / 2 + 1;
	return reach + 1 < (double)all ? (size_t)reach + 1 : all;
}

double fastest_amplitude(const struct psf *psf, double steepness, size_t u)
{
	const double f = (double)u / (double)psf->oversample;
	const double both = u == 0 || 2 * u == psf->grid ? 1 : 2;
	return both * exp(-steepness * f * f) / (double)psf->grid;
}

/* log |J_order(z)| for order > z, by Debye's asymptotic form (Abramowitz and Stegun 9.3.7) but for its root; 0 where
 * the function is not small. */
static double log_bessel(double order, double z)
{
	if (order <= z)
		return 0;
	double alpha = acosh(order / z);
	return -order * (alpha - tanh(alpha));
}

/* Interpolation by `count` nodes of cos(2 pi x U), |x| <= 1/2, leaves out Bessel functions of pi U from the order
 * 2 count on. */
static bool enough(size_t count, double band, double steepness)
{
	for (int i = 0; i < AMPLITUDES; i++) {
		double loss = DIGITS * i / (AMPLITUDES - 1);
		double more = steepness > 0 ? sqrt(loss / steepness) : 0;
		if (log_bessel(2 * (double)count, M_PI * (band + more)) - (steepness > 0 ? loss : 0) > -DIGITS)
			return false;
	}
	return true;
}

size_t fastest_nodes_needed(double band, double steepness)
{
	size_t count = 1;
	while (!enough(count, band, steepness))
		count++;
	return count;
}

/* Chebyshev's nodes of the first kind on -edge ... edge, of which half are kept; their weights in the square. */
static void place(struct fastest_nodes *nodes, double edge)
{
	for (size_t k = 0; k < nodes->count; k++) {
		double angle = (double)(2 * k + 1) * M_PI / (double)(4 * nodes->count);
		nodes->at[k] = edge * cos(angle);
		nodes->weight[k] = k % 2 ? -sin(2 * angle) : sin(2 * angle);
	}
}

bool fastest_nodes_make(struct fastest_nodes *out, const struct psf *psf, size_t needed, struct error *err)
{
	const size_t half = fastest_half(psf);
	*out = (struct fastest_nodes){.count = needed < half ? needed : half, .pixels = needed >= half};
	out->at = psf_values(out->count, 0, err);
	out->weight = psf_values(out->count, 0, err);
	if (!out->at || !out->weight)
		return false;
	if (!out->pixels)
		place(out, EDGE);
	for (size_t k = 0; out->pixels && k < half; k++)
		out->at[k] = fastest_position(psf, k);
	return true;
}

void fastest_nodes_free(struct fastest_nodes *nodes)
{
	free(nodes->at);
	free(nodes->weight);
	*nodes = (struct fastest_nodes){0};
}

/* to[k] = weight[k] / (x^2 - x_k^2); their sum. */
WORKER_CLONES static double quotients(double *to, const struct fastest_nodes *nodes, double x)
{
	double sums[SUMS] = {0}, sum = 0;
	size_t k = 0;
	for (size_t i = 0; i < nodes->count; i++)
		to[i] = nodes->weight[i] / ((x - nodes->at[i]) * (x + nodes->at[i]));
	for (; k + SUMS <= nodes->count; k += SUMS)
		for (size_t i = 0; i < SUMS; i++)
			sums[i] += to[k + i];
	for (; k < nodes->count; k++)
		sum += to[k];
	for (size_t i = 0; i < SUMS; i++)
		sum += sums[i];
	return sum;
}

WORKER_CLONES static void scale(double *values, size_t count, double factor)
{
	for (size_t i = 0; i < count; i++)
		values[i] *= factor;
}

/* The barycentric formula (Berrut and Trefethen 2004), stable however near x is to a node, but not on it. */
void fastest_cardinal(double *to, const struct fastest_nodes *nodes, double x, double share)
{
	double sum = quotients(to, nodes, x);
	if (isfinite(sum))
		scale(to, nodes->count, share / sum);
	else
		for (size_t k = 0; k < nodes->count; k++)
			to[k] = x == nodes->at[k] ? share : 0;
}

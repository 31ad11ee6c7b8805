#include <math.h>

#include "psf/complex-number.h"
#include "psf/psf.h"

/* Columns between two calls of cos and sin. Between them the row is a product of two such powers: as good as computed
 * one by one, to some roundings, and many times faster. */
#define STRIDE 32

static void multiply(double *re, double *im, size_t count, const double complex *powers, double complex start)
{
	const double a = creal(start), b = cimag(start);
	for (size_t j = 0; j < count; j++) {
		double c = creal(powers[j]), d = cimag(powers[j]);
		re[j] = a * c - b * d;
		im[j] = a * d + b * c;
	}
}

void psf_transform_row(double *re, double *im, const struct psf *psf, double wavelength, size_t i)
{
	const double m = (double)psf->side, n = (double)psf->n;
	const double angle = 2 * M_PI * ((double)i - n / 2 + 0.5) / n * psf_field(wavelength) / m; /* of a column */
	double complex powers[STRIDE];
	for (size_t j = 0; j < STRIDE; j++)
		powers[j] = complex_number(cos(angle * (double)j), sin(angle * (double)j));
	for (size_t j = 0; j < psf->side; j += STRIDE) {
		double first = angle * ((double)j - m / 2 + 0.5);
		size_t count = psf->side - j < STRIDE ? psf->side - j : STRIDE;
		multiply(re + j, im + j, count, powers, complex_number(cos(first), sin(first)));
	}
}

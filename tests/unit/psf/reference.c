#include "reference.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

static const double arcsec = 206264.80624709636; /* in a radian */

static bool between(const struct psf *psf, size_t i, size_t j, double low, double high)
{
	const double middle = ((double)psf->n - 1) / 2, step = 6.5 / (double)psf->n;
	double r = sqrt(pow(((double)i - middle) * step, 2) + pow(((double)j - middle) * step, 2));
	return low <= r && r <= high;
}

static double complex *make_pupil(const struct psf *psf)
{
	const size_t n = psf->n;
	double complex *pupil = mem_zero(n * n, sizeof *pupil);
	double open = 0;
	for (size_t i = 0; i < n * n; i++)
		open += between(psf, i / n, i % n, 0.975, 3.25);
	for (size_t i = 0; i < n * n; i++)
		pupil[i] = between(psf, i / n, i % n, 0.975, 3.25) ? 1 / sqrt(open) : 0;
	return pupil;
}

/* The unitary transform of N x N numbers: first that of each column, then that of each row. */
static void transform(double complex *values, size_t grid, double sign)
{
	double complex *columns = mem_zero(grid * grid, sizeof *columns), *roots = mem_zero(grid, sizeof *roots);
	for (size_t i = 0; i < grid; i++)
		roots[i] = cexp(sign * 2 * M_PI * I * (double)i / (double)grid);
	for (size_t v = 0; v < grid; v++)
		for (size_t j = 0; j < grid; j++)
			for (size_t i = 0; i < grid; i++)
				columns[v * grid + j] += values[i * grid + j] * roots[i * v % grid];
	for (size_t v = 0; v < grid; v++)
		for (size_t u = 0; u < grid; u++) {
			double complex sum = 0;
			for (size_t j = 0; j < grid; j++)
				sum += columns[v * grid + j] * roots[j * u % grid];
			values[v * grid + u] = sum / (double)grid;
		}
	free(columns);
	free(roots);
}

/* Out of the padded field, or into it. */
static void copy_middle(const struct psf *psf, double complex *pupil, double complex *padded, bool into)
{
	const size_t n = psf->n, before = (psf->grid - n) / 2;
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++) {
			double complex *there = &padded[(i + before) * psf->grid + j + before];
			if (into)
				*there = pupil[i * n + j];
			else
				pupil[i * n + j] = *there;
		}
}

/* Elements are in the order of the transform: element i of the shifted plane is (i + (N+1)/2) % N. */
static void occult(const struct psf *psf, double complex *field, double wavelength)
{
	const size_t grid = psf->grid;
	const double step = wavelength / 6.5 * arcsec / (double)psf->oversample, middle = (double)(grid / 2);
	for (size_t i = 0; i < grid; i++)
		for (size_t j = 0; j < grid; j++) {
			double y = ((double)i - middle) * step, x = ((double)j - middle) * step;
			size_t at = (i + (grid + 1) / 2) % grid * grid + (j + (grid + 1) / 2) % grid;
			field[at] *= 1 - exp(-log(2) * (x * x + y * y) / (0.4 * 0.4));
		}
}

double complex *reference_pupil(const struct psf *psf, double wavelength)
{
	double complex *pupil = make_pupil(psf);
	if (psf->kind == PSF_IMAGING)
		return pupil;
	double complex *padded = mem_zero(psf->grid * psf->grid, sizeof *padded);
	copy_middle(psf, pupil, padded, true);
	transform(padded, psf->grid, 1);
	occult(psf, padded, wavelength);
	transform(padded, psf->grid, -1);
	copy_middle(psf, pupil, padded, false);
	for (size_t i = 0; i < psf->n * psf->n; i++)
		pupil[i] *= between(psf, i / psf->n, i % psf->n, 1.17, 2.925);
	free(padded);
	return pupil;
}

double reference_pixel(const struct psf *psf, double wavelength, const double complex *pupil, size_t row, size_t column)
{
	const double n = (double)psf->n, m = (double)psf->side;
	const double field = 160 * 0.031 / (wavelength / 6.5 * arcsec);
	double v = ((double)row - m / 2 + 0.5) * field / m, u = ((double)column - m / 2 + 0.5) * field / m;
	double complex sum = 0;
	for (size_t i = 0; i < psf->n; i++)
		for (size_t j = 0; j < psf->n; j++) {
			double y = ((double)i - n / 2 + 0.5) / n, x = ((double)j - n / 2 + 0.5) / n;
			sum += pupil[i * psf->n + j] * cexp(2 * M_PI * I * (y * v + x * u));
		}
	return pow(cabs(sum) * field / (n * m), 2);
}

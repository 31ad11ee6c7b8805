/*
 * reference.h: the benchmarks' image by the definition, sum by sum: no fast
 * transform, no matrix product, no table, and nothing left out.
 */
#ifndef LAPCHART_TESTS_PSF_REFERENCE_H
#define LAPCHART_TESTS_PSF_REFERENCE_H

#include <complex.h>

#include "psf/psf.h"

/* The field in the pupil behind all that stands before the detector, n x n, for this wavelength; free it. */
double complex *reference_pupil(const struct psf *psf, double wavelength);

/* What the wavelength adds to a pixel of the image, but for its weight. */
double reference_pixel(const struct psf *psf, double wavelength, const double complex *pupil, size_t row,
		       size_t column);

#endif

/*
 * psf.h: the two benchmarks of diffraction imaging, once for all backends: the
 * point-spread function of a telescope, without and with a coronagraph
 * (POPPY's appendix on performance).
 *
 * The telescope has a diameter of 6.5 m; the detector, 160 pixels of 0.031
 * arcsec on a side, is oversampled k times: m = 160 k. The pupil plane has n
 * pixels on a side with centres x_i = (i - (n-1)/2) D/n; the light is W
 * wavelengths, evenly from 1.9 to 2.1 micrometres (2.0 where W is 1), each of
 * weight 1/W.
 *
 *   E0   the pupil: 1 where 0.975 m <= r <= 3.25 m, else 0; scaled to sum E0^2 = 1
 *   M    the matrix Fourier transform (Soummer et al. 2007), from n x n to m x m:
 *        M(E) = L/(n m) T' E T, T_ij = exp(2 pi i X_i U_j), X_i = (i - n/2 + 1/2)/n,
 *        U_j = (j - m/2 + 1/2) L/m, L the field of the detector in units of wavelength/D
 *
 *   psf-imaging      I = sum of |M(E0)|^2 / W over the wavelengths
 *   psf-coronagraph  E0, padded to N x N with N = n k (at offset (N-n)/2), goes to the focal plane by the inverse
 *                    DFT (exponent +, unitary), its centre at pixel N/2; is multiplied by the occulter
 *                    1 - exp(-ln 2 r^2 / (0.4 arcsec)^2), a pixel being wavelength/D / k; goes back by the forward
 *                    DFT; of the middle n x n the Lyot stop leaves 1.17 m <= r <= 2.925 m: P.
 *                    I = sum of |M(P)|^2 / W
 *
 * Matrices are stored by rows.
 */
#ifndef LAPCHART_PSF_PSF_H
#define LAPCHART_PSF_PSF_H

#include <stddef.h>

#include "worker/kernel.h"

#define PSF_DIAMETER 6.5           /* m */
#define PSF_FIELD    (160 * 0.031) /* arcsec, of the whole detector */

enum psf_kind { PSF_IMAGING, PSF_CORONAGRAPH };

struct psf {
	enum psf_kind kind;
	size_t n, oversample, wavelengths;
	size_t side;   /* m, of the image */
	size_t grid;   /* N, of the padded pupil and of the occulter's plane */
	double *pupil; /* E0, n x n */
	double *lyot;  /* n x n of 0 and 1; NULL for psf-imaging */
	double *image; /* I, m x m; NaN until a run has filled it */
};

/* Fills all. `more`: names of the backend's own parameters, or NULL. Others than these and the benchmark's are
 * errors. `out` is to be freed also after a failure. */
bool psf_define(struct psf *out, enum psf_kind kind, const struct params *params, const char *const *more,
		struct error *err);
void psf_free(struct psf *psf); /* leaves it empty */

/* Values that a backend computes, on a cache line, filled with `fill`: their pages are there before the clock starts.
 * NULL, with an error, where there is not so much memory. */
double *psf_values(size_t count, double fill, struct error *err);

/* --- what depends on the wavelength (metres) --- */

double psf_wavelength(const struct psf *psf, size_t index); /* index 0 ... wavelengths-1 */
double psf_resolution(double wavelength);                   /* wavelength/D in arcsec */
/* L: sides of the detector in units of wavelength/D. */
double psf_field(double wavelength);
/* L/(n m), the factor of the matrix Fourier transform. */
double psf_transform_scale(const struct psf *psf, double wavelength);
/* The occulter takes away gauss[row] * gauss[column] of the light's amplitude, N values: its transmission is 1 - that
 * product. The index is that of the DFT: 0 is the centre, and what lies beyond the middle is negative. */
void psf_occulter(double *gauss, const struct psf *psf, double wavelength);
/* Row i of T: m complex numbers, apart. */
void psf_transform_row(double *re, double *im, const struct psf *psf, double wavelength, size_t i);

/* --- the answer --- */

/* The image is checked as a whole without being sent: beside the sum of its pixels, the largest one (peak), and the
 * sum of I r^2, r in pixels from the middle (second-moment), there are PSF_SIGNED sums of all pixels with random signs,
 * signed-1 ... : pixel i, counted by rows from 0, is subtracted in sum b+1 where bit b of output i of splitmix64 (seed
 * PSF_SEED) is set. One pixel that is off by d moves each sum by d; however many are off, half of the sums at least
 * are expected to move by as much as the largest of them, as that pixel's sign is as likely with the others as
 * against. Sums are compensated: their rounding is far below the tolerance. */
#define PSF_SIGNED 16
#define PSF_SEED   20110626u
void psf_describe_answer(struct answer *answer, const struct psf *psf);

/* Kernel hook for a state that begins with a struct psf. */
bool psf_answer(void *state, struct answer *answer, struct error *err);

#endif

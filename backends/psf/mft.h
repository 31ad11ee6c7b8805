/*
 * mft.h: ways of the matrix Fourier transform of psf.h.
 */
#ifndef LAPCHART_PSF_MFT_H
#define LAPCHART_PSF_MFT_H

#include "psf/product.h"
#include "psf/psf.h"
#include "psf/threads.h"

/* A field in the pupil: n x n complex numbers, real and imaginary parts apart; lent. */
struct psf_wave {
	const double *re, *im;
};

/* A way of transforming; whoever makes one puts it at the beginning of what it needs beside. */
struct psf_mft {
	/* Adds weight * |M(wave)|^2 to the m x m image. */
	void (*add)(struct psf_mft *mft, const struct psf *psf, double wavelength, const struct psf_wave *wave,
		    double weight, double *image);
	void (*free)(struct psf_mft *mft);
};

/* By the matrix product of product.h, with this tile. */
bool psf_product_mft(struct psf_mft **out, const struct psf *psf, const struct psf_tile *tile,
		     struct psf_threads threads, struct error *err);

static inline void psf_mft_free(struct psf_mft *mft)
{
	if (mft)
		mft->free(mft);
}

#endif

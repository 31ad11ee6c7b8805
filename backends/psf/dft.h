/*
 * dft.h: discrete Fourier transforms of one dimension, of several sequences at
 * a time: y[k] = sum over j of x[j] exp(+-2 pi i j k / length), not scaled.
 *
 * A block holds several sequences; how they lie in memory is said by whoever
 * transforms them. A transform of two dimensions is made of such blocks
 * (workspace.c), so that what is known to be zero, or not needed, is left out.
 */
#ifndef LAPCHART_PSF_DFT_H
#define LAPCHART_PSF_DFT_H

#include <complex.h>
#include <stddef.h>

#include "base/error.h"

enum psf_direction { PSF_FORWARD, PSF_BACKWARD }; /* exponent -, exponent + */

/* Where element j of sequence c is: block[j * element + c * sequence]. */
struct psf_block {
	size_t sequences, element, sequence;
	size_t values; /* complex numbers in all */
};

/* A way of transforming; whoever makes one puts it at the beginning of what it needs beside. */
struct psf_dft {
	size_t length;
	struct psf_block block;
	/* From one block to another; what was in the first is lost. Both begin on a cache line. */
	void (*execute)(struct psf_dft *dft, enum psf_direction direction, double complex *from, double complex *to);
	void (*free)(struct psf_dft *dft);
};

/* By plain C without a library, for any length: mixed radix (Stockham), 4, 2, 3 and any other prime; the cost grows
 * with the largest prime factor. 8 sequences side by side. */
bool psf_plain_dft(struct psf_dft **out, size_t length, struct error *err);

static inline void psf_dft_free(struct psf_dft *dft)
{
	if (dft)
		dft->free(dft);
}

#endif

/*
 * psf-dft.h: by what the ranks of psf.c transform between pupil and occulter.
 * One of two files is linked: psf-dft-fftw.c where there is FFTW, else
 * psf-dft-plain.c.
 */
#ifndef LAPCHART_MPI_PSF_DFT_H
#define LAPCHART_MPI_PSF_DFT_H

#include "psf/fftw-dft.h" /* of it only struct psf_planned, which needs no library */

/* Collective: transforms of sequences of this length by one thread, for each rank. A rank that did not fail, while
 * another did, may have one in *out; it is the caller's. */
bool psf_ranks_dft(struct psf_dft **out, struct psf_planned *planned, size_t length, struct error *err);

/* What is known of a rank's plans; nothing where there are none. */
void psf_ranks_planned(struct answer *metrics, const struct psf_planned *planned);

/* For describe(). */
void psf_ranks_describe(struct worker *worker);

#endif

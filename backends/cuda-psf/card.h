/*
 * card.h: what the backend `cuda` keeps on the device, and how much of it fits.
 *
 * A batch of wavelengths is on the device at a time: as many as the free memory allows (need.h). There are for
 * each
 *
 *   light    n x n complex: the field behind the Lyot stop (psf-imaging: the pupil, once for all)
 *   factors  n x m complex: T
 *   arena    n x N complex: the field between pupil and occulter; afterwards, in the same place, n x m and m x m
 *            complex: the two products
 *   gauss    N real
 *
 * and once the pupil, the Lyot stop, the image, a chunk of columns on their way through the occulter, and the work area
 * of cuFFT.
 */
#ifndef LAPCHART_CUDA_PSF_CARD_H
#define LAPCHART_CUDA_PSF_CARD_H

#include "cublas/handle.h"
#include "cuda-psf/kernels.h"
#include "cuda-psf/need.h"
#include "cuda-psf/transform.h"
#include "psf/psf.h"

/* A chunk that stays in the second cache from step to step (50 MiB on a H100 or H200, 40 on an A100), and has enough
 * sequences to fill the device. */
#define CUDA_PSF_CHUNK_BYTES ((size_t)32 << 20)

struct psf_observer;

struct cuda_psf_card {
	const struct psf *psf;
	struct cuda_psf_sides sides;
	cublasHandle_t blas;
	struct cuda_transform transform; /* of chunks; {0} for psf-imaging */
	size_t batch;                    /* wavelengths at a time */
	size_t bytes;                    /* that all of it takes */
	double *pupil, *lyot, *image, *gauss;
	double2 *light, *factors, *arena, *chunk;
};

/* After the device was opened. Where not even one wavelength fits, the error is one of kernel_unavailable(), with both
 * numbers. `psf` is lent. */
bool cuda_psf_card_open(struct cuda_psf_card *out, const struct psf *psf, struct error *err);
/* Takes one that is {0} or could not be opened, too. */
void cuda_psf_card_close(struct cuda_psf_card *card);

/* The light of these wavelengths behind the coronagraph. The observer, {NULL} for nobody, sees the planes of the first
 * one (psf/workspace.h). */
bool cuda_psf_occult(const struct cuda_psf_card *card, const struct cuda_psf_waves *waves,
		     const struct psf_observer *observer, struct error *err);
/* Adds the light of these wavelengths to the image on the device; `anew`: to nothing. */
bool cuda_psf_detect(const struct cuda_psf_card *card, const struct cuda_psf_waves *waves, bool anew,
		     struct error *err);

#endif

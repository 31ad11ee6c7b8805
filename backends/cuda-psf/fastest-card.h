/*
 * fastest-card.h: what the backend `cuda-fastest` keeps on the device: small real matrices, by the mathematics of
 * psf/fastest-nodes.h and psf/fastest-occulter.h, for a batch of wavelengths at a time (need.h). Of the pupil and of
 * the Lyot stop, which are symmetric, one quarter is there: h x h pixels.
 *
 * With p, s, o nodes of pupil, stop and open (the light of the pupil within the stop, which is what psf-imaging has of
 * the pupil as a whole), f frequencies, and q = m/2 pixels of half a row:
 *
 *   for all wavelengths  E (h x h) and l (h x nodes) give E l and K = l' E l (nodes x nodes), for each of the three
 *                        ripples f x p, transfer s x o
 *   for each             damped f x s;  G = ripples' damped;  K G;  G' K G;  by stop's K;  times transfer, from both
 *                        sides: o x o;  open's K minus that: light;  C (o x q), light C, C' light C: q x q
 */
#ifndef LAPCHART_CUDA_PSF_FASTEST_CARD_H
#define LAPCHART_CUDA_PSF_FASTEST_CARD_H

#include "cublas/handle.h"
#include "cuda-psf/fastest-kernels.h"
#include "psf/fastest-nodes.h"

/* Stored by rows; `each`: one for each wavelength of a batch, one behind the other. */
struct cuda_fastest_matrix {
	double *values;
	size_t rows, columns;
	bool each;
};

/* A plane of the pupil condensed to its nodes (psf/fastest-condense.h). */
struct cuda_fastest_plane {
	struct fastest_nodes nodes;
	struct cuda_fastest_matrix at, weight; /* of the nodes, 1 x nodes */
	struct cuda_fastest_matrix quarter, cardinal, rows, condensed;
};

struct cuda_fastest_card {
	const struct psf *psf;
	cublasHandle_t blas;
	size_t batch;                                  /* wavelengths at a time */
	size_t bytes;                                  /* that all of it takes */
	struct cuda_fastest_plane pupil, stop, open;   /* psf-imaging: open alone */
	struct cuda_fastest_matrix positions, share;   /* of the quarter's pixels, 1 x h */
	struct cuda_fastest_matrix ripples, transfer;  /* psf-coronagraph, and what follows */
	struct cuda_fastest_matrix damped, blur, half; /* G, K G */
	struct cuda_fastest_matrix behind, narrow;     /* G' K G behind the stop, times transfer */
	struct cuda_fastest_matrix light;              /* o x o */
	struct cuda_fastest_matrix cosines, field;     /* C, light C */
	struct cuda_fastest_matrix amplitudes, image;  /* q x q; m x m */
};

/* After the device was opened; fills what does not depend on a run. `psf` is lent. */
bool cuda_fastest_open(struct cuda_fastest_card *out, const struct psf *psf, struct error *err);
/* Takes one that is {0} or could not be opened, too. */
void cuda_fastest_close(struct cuda_fastest_card *card);

/* What is the same for all wavelengths, from the planes that were uploaded. */
bool cuda_fastest_condense(const struct cuda_fastest_card *card, struct error *err);
/* Adds the light of these wavelengths to the image on the device; `anew`: to nothing. */
bool cuda_fastest_add(const struct cuda_fastest_card *card, const struct cuda_psf_waves *waves, bool anew,
		      struct error *err);

#endif

/*
 * fastest-occulter.h: the coronagraph of psf.h without transforms: as the
 * occulter is 1 - g(u) g(v), what comes back from it is E0 - G E0 G, where G is
 * the circulant matrix of g's transform, G(x, y) = sum of g(u) cos(2 pi u (x-y) / N)
 * / N over the N frequencies, cut to the pupil. For what is even it is
 * sum of g(u) cos(2 pi u x / N) cos(2 pi u y / N) / N. Behind the Lyot stop S there is
 * P = S E0 - S (G E0 G); condensed (fastest-nodes.h), the second part is the
 * product, by element, of S and of G E0 G at its nodes.
 */
#ifndef LAPCHART_PSF_FASTEST_OCCULTER_H
#define LAPCHART_PSF_FASTEST_OCCULTER_H

#include "psf/fastest-condense.h"

/* What one thread needs for one wavelength. */
struct fastest_scratch {
	struct fastest_matrix waves;  /* g times the cosines at the stop's nodes: frequencies x stop */
	struct fastest_matrix blur;   /* G: pupil x stop */
	struct fastest_matrix half;   /* E0 G: pupil x stop */
	struct fastest_matrix behind; /* S (G E0 G): stop x stop */
	struct fastest_matrix narrow; /* the same, of the left side's nodes for the detector: stop x detector */
};

/* The nodes of three condensed planes: of E0 for the occulter (`pupil`), of S for occulter and detector together
 * (`stop`), and of S E0 for the detector (`open`). */
struct fastest_occulter {
	const struct psf *psf;
	struct fastest_condenser pupil, stop, open;
	struct fastest_matrix at_pupil, at_stop; /* cos(2 pi u x / N): frequencies x nodes */
	struct fastest_matrix transfer;          /* cardinal functions of the detector's nodes: stop x detector */
	struct fastest_scratch *scratch;
	size_t threads;
};

bool fastest_occulter_make(struct fastest_occulter *out, const struct psf *psf, size_t threads, struct error *err);
void fastest_occulter_free(struct fastest_occulter *occulter);

/* What is the same for all wavelengths. */
void fastest_occulter_begin(struct fastest_occulter *occulter, const struct fastest_team *team);
/* P, condensed to open.nodes, for this wavelength. Threads may call it at a time. */
void fastest_occult(const struct fastest_occulter *occulter, const struct fastest_tile *tile, double wavelength,
		    size_t thread, const struct fastest_matrix *light);

double fastest_occulter_flops(const struct fastest_occulter *occulter); /* of begin(), and of all wavelengths */

#endif

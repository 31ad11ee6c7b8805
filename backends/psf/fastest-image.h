/*
 * fastest-image.h: the detector's part of the backend `fastest`: the sum of
 * (C' K C)^2 over the wavelengths, of one octant of the image; the rest mirrors
 * it.
 */
#ifndef LAPCHART_PSF_FASTEST_IMAGE_H
#define LAPCHART_PSF_FASTEST_IMAGE_H

#include "psf/fastest-matrix.h"
#include "psf/fastest-nodes.h"
#include "psf/fastest-team.h"

/* One wavelength in front of the detector. */
struct fastest_wave {
	const struct fastest_matrix *light; /* K: nodes x nodes; lent */
	struct fastest_matrix cosines;      /* C = cos(2 pi x U): nodes x pixels of half a row */
	struct fastest_matrix field;        /* K C */
	double factor;                      /* of the square */
};

struct fastest_image {
	const struct psf *psf;
	struct fastest_matrix quarter; /* of the image; what is left of the diagonal is not used */
	size_t block;                  /* rows and columns that a thread takes at a time */
};

bool fastest_wave_make(struct fastest_wave *out, const struct psf *psf, size_t nodes, struct error *err);
void fastest_wave_free(struct fastest_wave *wave);
/* C and K C, of this wavelength. */
void fastest_wave_fill(struct fastest_wave *wave, const struct fastest_tile *tile, const struct psf *psf,
		       const struct fastest_nodes *nodes, double wavelength);

bool fastest_image_make(struct fastest_image *out, const struct psf *psf, size_t threads, struct error *err);
void fastest_image_free(struct fastest_image *image);

/* Some waves, and whether they are the first and the last ones of an image. */
struct fastest_batch {
	const struct fastest_wave *waves;
	size_t count;
	bool first, last;
};

/* Adds the batch; fills psf->image after the last. */
void fastest_image_add(struct fastest_image *image, const struct fastest_team *team, const struct fastest_batch *batch);

double fastest_image_flops(const struct fastest_image *image, const struct fastest_wave *wave); /* of one wave */

#endif

/*
 * workspace.h: what light of one wavelength adds to the image.
 *
 * The transforms between pupil and occulter are split into those of rows and
 * those of columns. Of the padded pupil only the n middle rows hold light, and
 * of what comes back only the n middle rows are kept; so of the N x N plane of
 * the occulter there is never more than a block of columns, which goes there
 * and back while it is in the cache.
 */
#ifndef LAPCHART_PSF_WORKSPACE_H
#define LAPCHART_PSF_WORKSPACE_H

#include "psf/dft.h"
#include "psf/mft.h"

/* By what it is computed. */
struct psf_tools {
	struct psf_dft *dft; /* of length psf->grid; NULL for psf-imaging */
	struct psf_mft *mft;
	struct psf_threads threads;
};

void psf_tools_free(struct psf_tools *tools); /* leaves them empty */

struct psf_workspace;

/* Takes over the tools, also where it fails; `psf` is lent and must outlive it. */
bool psf_workspace_make(struct psf_workspace **out, const struct psf *psf, struct psf_tools *tools, struct error *err);
void psf_workspace_free(struct psf_workspace *workspace); /* NULL too */

/* Adds wavelength `index` (0 ... wavelengths-1), with its weight, to the m x m image. */
void psf_add_wavelength(struct psf_workspace *workspace, size_t index, double *image);

/* --- to look at the planes in the middle --- */

enum psf_plane {
	PSF_OCCULTER, /* N x N: the field in front of the occulter; its centre is at N/2 */
	PSF_LYOT,     /* n x n: the field in front of the Lyot stop */
};

/* Called for each element of these planes, from several threads where there are such. */
struct psf_observer {
	void (*see)(void *context, enum psf_plane plane, size_t row, size_t column, double re, double im);
	void *context;
};

/* From now on; {NULL} for nobody. */
void psf_workspace_observe(struct psf_workspace *workspace, struct psf_observer observer);

/* --- kernel hooks for backends that have one workspace --- */

struct psf_single {
	struct psf psf; /* first: psf_answer() takes the state for it */
	struct psf_workspace *workspace;
};

bool psf_single_run(void *state, struct error *err);
void psf_single_finish(void *state);

#endif

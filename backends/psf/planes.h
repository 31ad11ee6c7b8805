/*
 * planes.h: the planes in the middle of the computation, to be looked at:
 *
 *   pupil     intensity in the pupil
 *   focus     intensity in front of the occulter   psf-coronagraph, as are all
 *   occulter  the part of the amplitude it leaves  until the detector
 *   lyot      intensity in front of the Lyot stop
 *   stop      intensity behind it
 *   detector  the image
 *
 * The image is of all wavelengths, the others are of the first. Of the occulter's plane the middle is shown, at most
 * 1024 pixels a side; planes of more than 2048 pixels a side are reduced by means of blocks.
 */
#ifndef LAPCHART_PSF_PLANES_H
#define LAPCHART_PSF_PLANES_H

#include "psf/workspace.h"

/* Computes the first wavelength once more and writes the planes to files in the current folder; psf->image is that of
 * the last run. May run in a child process. Whoever observed the workspace does so no longer. */
bool psf_planes_write(struct psf_workspace *workspace, const struct psf *psf, struct error *err);

/* The same for those who have no workspace. `look` is called once, and for psf-coronagraph only: it computes the first
 * wavelength, shows its planes to the observer, and may use the m x m values, which hold zeros, as it likes. */
typedef bool psf_look(void *context, const struct psf *psf, struct psf_observer observer, double *values,
		      struct error *err);
bool psf_planes_write_by(psf_look *look, void *context, const struct psf *psf, struct error *err);
void psf_planes_announce(struct planes *planes, const struct psf *psf);

/* Both, as the kernel hook of a state that is a struct psf_single, or begins with one. */
bool psf_single_planes(void *state, struct planes *planes, struct error *err);

#endif

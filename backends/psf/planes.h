/*
 * planes.h: the planes between telescope and detector, for pages: the pupil,
 * and with a coronagraph the intensities in front of the occulter (of its
 * N x N plane what the detector's field covers) and in front of the Lyot stop;
 * at last the image. Those in the middle are of one wavelength.
 *
 * In two parts, so that a child process may write what its parent announces.
 */
#ifndef LAPCHART_PSF_PLANES_H
#define LAPCHART_PSF_PLANES_H

#include "psf/workspace.h"

/* Computes a wavelength once more and writes the files of all planes into the current folder; `psf` has its image. A
 * plane that is too large to be kept (PLANE_FILE_MAX) is left out. */
bool psf_planes_write(struct psf_workspace *workspace, const struct psf *psf, struct error *err);
void psf_planes_announce(struct planes *planes, const struct psf *psf);

/* Both, as the kernel hook `planes` of a state that is a struct psf_single, or begins with one. */
bool psf_single_planes(void *state, struct planes *planes, struct error *err);

#endif

/*
 * zgemm-mft.h: the matrix Fourier transform by the zgemm of the BLAS that the
 * dynamic linker found (linkage/linkage.h).
 */
#ifndef LAPCHART_PSF_ZGEMM_MFT_H
#define LAPCHART_PSF_ZGEMM_MFT_H

#include "psf/mft.h"

bool psf_zgemm_mft(struct psf_mft **out, const struct psf *psf, struct error *err);

#endif

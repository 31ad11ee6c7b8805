/*
 * need.h: how many wavelengths are on the device at a time: as many as fit into what is free there, but for what is
 * left to the libraries.
 */
#ifndef LAPCHART_CUDA_PSF_NEED_H
#define LAPCHART_CUDA_PSF_NEED_H

#include "psf/psf.h"

/* For the libraries' own: cuBLAS takes 32 MiB for products on a H100, and kernels are loaded when they first run. */
#define CUDA_PSF_SPARE_BYTES ((size_t)256 << 20)

/* Bytes on the device: once, and for each wavelength of a batch. */
struct cuda_psf_need {
	size_t fixed, each;
};

/* Batches of about the same size, and no more of them than memory asks for. Where not even one wavelength fits, the
 * error is one of kernel_unavailable(), with both numbers. */
bool cuda_psf_choose_batch(size_t *out, const struct psf *psf, struct cuda_psf_need need, struct error *err);

#endif

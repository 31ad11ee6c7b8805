/*
 * waves.h: wavelengths that are on the device at a time, as kernels take them: by value, with the launch.
 */
#ifndef LAPCHART_CUDA_PSF_WAVES_H
#define LAPCHART_CUDA_PSF_WAVES_H

/* More at a time fill no device better; and what a launch takes by value is limited to 4 KiB. */
#define CUDA_PSF_WAVES 32

struct cuda_psf_waves {
	unsigned count;
	double steepness[CUDA_PSF_WAVES]; /* of the occulter: psf_occulter_steepness() */
	double pixel[CUDA_PSF_WAVES];     /* of the detector, in wavelength/D: L/m */
	double factor[CUDA_PSF_WAVES];    /* of |T' E T|^2 in the image: weight (L/(n m))^2 */
};

#ifndef __CUDACC__
#include "psf/psf.h"

/* `most` wavelengths from number `first` on, or as many as are left. */
struct cuda_psf_waves cuda_psf_waves_of(const struct psf *psf, size_t first, size_t most);
#endif

#endif

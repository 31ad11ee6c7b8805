/*
 * kernels.h: the kernels of the backend `cuda`, for C. Each call starts one kernel on the default stream and returns
 * (cuda/device.h: cuda_started()).
 *
 * A `field` is n rows of N numbers for each wavelength of a batch, one wavelength behind the other. A `chunk` is some
 * sequences of N numbers, one behind the other, as cuFFT takes them: rows of the field as they lie, or columns. Rows
 * and columns of a batch are counted through all of its wavelengths.
 *
 * The pupil stands in the corner of the padded plane, not in its middle: what the occulter does to light is a circular
 * convolution, which is the same wherever the pupil stands. So nothing is shifted, and frequency 0 is the centre.
 */
#ifndef LAPCHART_CUDA_PSF_KERNELS_H
#define LAPCHART_CUDA_PSF_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <vector_types.h>

#include "cuda-psf/waves.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Threads of a block: kernels need few registers, so any usual number fills a multiprocessor. */
#define CUDA_PSF_BLOCK 256

struct cuda_psf_sides {
	unsigned n, grid, side, oversample;
};

/* Rows or columns first ... first + count - 1 of a batch that has `total`. What a chunk holds of others is light that
 * nobody looks at. */
struct cuda_psf_part {
	unsigned first, count, total;
};

/* g(u) of psf_occulter() for each wavelength: N numbers each. */
void cuda_psf_start_gauss(double *gauss, const struct cuda_psf_waves *waves, struct cuda_psf_sides sides);

/* The pupil's rows, filled up by zeros. */
void cuda_psf_start_pupil(double2 *rows, const double *pupil, struct cuda_psf_sides sides, struct cuda_psf_part part);
/* The field's columns to a chunk, filled up by zeros, and back, without these. */
void cuda_psf_start_gather(double2 *chunk, const double2 *field, struct cuda_psf_sides sides,
			   struct cuda_psf_part part);
void cuda_psf_start_scatter(double2 *field, const double2 *chunk, struct cuda_psf_sides sides,
			    struct cuda_psf_part part);
/* A chunk of columns through the occulter. */
void cuda_psf_start_occult(double2 *chunk, const double *gauss, struct cuda_psf_sides sides, struct cuda_psf_part part);
/* What of rows lies in the pupil, through the Lyot stop, over N^2: n x n numbers for each wavelength. */
void cuda_psf_start_stop(double2 *light, const double2 *rows, const double *lyot, struct cuda_psf_sides sides,
			 struct cuda_psf_part part);

/* Real numbers as complex ones. */
void cuda_psf_start_complex(double2 *to, const double *from, size_t count);
/* T for each wavelength: n x m numbers. */
void cuda_psf_start_factors(double2 *factors, const struct cuda_psf_waves *waves, struct cuda_psf_sides sides);
/* Adds factor |amplitude|^2 of the wavelengths in their order; `anew`: to nothing. */
void cuda_psf_start_image(double *image, const double2 *amplitudes, const struct cuda_psf_waves *waves,
			  struct cuda_psf_sides sides, bool anew);

#ifdef __cplusplus
}
#endif

#endif

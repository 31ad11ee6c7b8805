/*
 * fastest-kernels.h: the kernels of the backend `cuda-fastest`, for C. Each call starts one kernel on the default
 * stream and returns (cuda/device.h: cuda_started()). Matrices are stored by rows, those of several wavelengths one
 * behind the other. The mathematics is that of psf/fastest-nodes.h and psf/fastest-occulter.h.
 */
#ifndef LAPCHART_CUDA_PSF_FASTEST_KERNELS_H
#define LAPCHART_CUDA_PSF_FASTEST_KERNELS_H

#include <stdbool.h>
#include <stddef.h>

#include "cuda-psf/waves.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Threads of a block. The matrices are small: few warps a block spread them over more multiprocessors. */
#define CUDA_FASTEST_BLOCK 128

/* Nodes (psf/fastest-nodes.h) on the device. */
struct cuda_fastest_nodes {
	unsigned count;
	const double *at, *weight;
};

/* Positions, and what stands for how many pixels at each; NULL: for one. */
struct cuda_fastest_points {
	unsigned count;
	const double *at, *share;
};

/* u = 0 ... count-1 periods in N pixels. */
struct cuda_fastest_frequencies {
	unsigned count, oversample, grid;
};

/* to[i] = a[i] b[i]. */
void cuda_fastest_start_mask(double *to, const double *a, const double *b, size_t count);
/* l_k(x) share(x): points x nodes. */
void cuda_fastest_start_cardinal(double *to, struct cuda_fastest_nodes nodes, struct cuda_fastest_points points);
/* cos(2 pi u x / N) of the occulter's frequencies: frequencies x nodes. */
void cuda_fastest_start_ripples(double *to, struct cuda_fastest_nodes nodes,
				struct cuda_fastest_frequencies frequencies);
/* The same, times g(u) / N for u and -u, for each wavelength. */
void cuda_fastest_start_damped(double *to, struct cuda_fastest_nodes nodes, struct cuda_fastest_frequencies frequencies,
			       const struct cuda_psf_waves *waves);
/* cos(2 pi x U) of the detector's pixels with U > 0, for each wavelength: nodes x m/2. */
void cuda_fastest_start_cosines(double *to, struct cuda_fastest_nodes nodes, unsigned pixels,
				const struct cuda_psf_waves *waves);
/* values *= by, and values = from - values, for each of `waves` matrices of `count` numbers. */
void cuda_fastest_start_times(double *values, const double *by, size_t count, unsigned waves);
void cuda_fastest_start_rest(double *values, const double *from, size_t count, unsigned waves);
/* Adds factor amplitude^2 of the wavelengths in their order to the image, whose quarters mirror each other; `anew`: to
 * nothing. Amplitudes are m/2 x m/2. */
void cuda_fastest_start_image(double *image, const double *amplitudes, unsigned side,
			      const struct cuda_psf_waves *waves, bool anew);

#ifdef __cplusplus
}
#endif

#endif

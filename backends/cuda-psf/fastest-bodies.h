/*
 * fastest-bodies.h: what the kernels of fastest-kernels.h compute (cuda/body.h).
 */
#ifndef LAPCHART_CUDA_PSF_FASTEST_BODIES_H
#define LAPCHART_CUDA_PSF_FASTEST_BODIES_H

#include "cuda-psf/fastest-kernels.h"
#include "cuda-psf/turns.h"
#include "cuda/body.h"

CUDA_BODY void mask_body(struct cuda_at at, double *__restrict__ to, const double *__restrict__ a,
			 const double *__restrict__ b, size_t count)
{
	for (size_t i = at.first; i < count; i += at.stride)
		to[i] = a[i] * b[i];
}

CUDA_BODY double fastest_quotient(struct cuda_fastest_nodes nodes, double x, unsigned k)
{
	return nodes.weight[k] / ((x - nodes.at[k]) * (x + nodes.at[k]));
}

/* The barycentric formula; where x is a node, its quotient is not finite. Each thread makes the whole sum of its row:
 * that is less work than to wait for another's. */
CUDA_BODY void cardinal_body(struct cuda_at at, double *to, struct cuda_fastest_nodes nodes,
			     struct cuda_fastest_points points)
{
	for (size_t i = at.first; i < (size_t)points.count * nodes.count; i += at.stride) {
		const unsigned k = (unsigned)(i % nodes.count);
		const size_t point = i / nodes.count;
		const double x = points.at[point], share = points.share ? points.share[point] : 1;
		double sum = 0;
		for (unsigned j = 0; j < nodes.count; j++)
			sum += fastest_quotient(nodes, x, j);
		if (isfinite(sum))
			to[i] = fastest_quotient(nodes, x, k) * (share / sum);
		else
			to[i] = x == nodes.at[k] ? share : 0;
	}
}

CUDA_BODY double fastest_ripple(struct cuda_fastest_nodes nodes, struct cuda_fastest_frequencies frequencies,
				unsigned u, unsigned k)
{
	return cosine_of_turns(nodes.at[k] * ((double)u / (double)frequencies.oversample));
}

CUDA_BODY void ripples_body(struct cuda_at at, double *to, struct cuda_fastest_nodes nodes,
			    struct cuda_fastest_frequencies frequencies)
{
	for (size_t i = at.first; i < (size_t)frequencies.count * nodes.count; i += at.stride)
		to[i] = fastest_ripple(nodes, frequencies, (unsigned)(i / nodes.count), (unsigned)(i % nodes.count));
}

CUDA_BODY void damped_body(struct cuda_at at, double *to, struct cuda_fastest_nodes nodes,
			   struct cuda_fastest_frequencies frequencies, struct cuda_psf_waves waves)
{
	for (size_t i = at.first; i < (size_t)waves.count * frequencies.count * nodes.count; i += at.stride) {
		const size_t row = i / nodes.count;
		const unsigned u = (unsigned)(row % frequencies.count), wave = (unsigned)(row / frequencies.count);
		const double f = (double)u / (double)frequencies.oversample;
		const double both = u == 0 || 2 * u == frequencies.grid ? 1 : 2;
		const double amplitude = both * exp(-waves.steepness[wave] * f * f) / (double)frequencies.grid;
		to[i] = amplitude * fastest_ripple(nodes, frequencies, u, (unsigned)(i % nodes.count));
	}
}

CUDA_BODY void cosines_body(struct cuda_at at, double *to, struct cuda_fastest_nodes nodes, unsigned pixels,
			    struct cuda_psf_waves waves)
{
	for (size_t i = at.first; i < (size_t)waves.count * nodes.count * pixels; i += at.stride) {
		const size_t row = i / pixels;
		const unsigned k = (unsigned)(row % nodes.count), wave = (unsigned)(row / nodes.count);
		to[i] = cosine_of_turns(nodes.at[k] * waves.pixel[wave] * ((double)(i % pixels) + 0.5));
	}
}

CUDA_BODY void times_body(struct cuda_at at, double *__restrict__ values, const double *__restrict__ by, size_t count,
			  unsigned waves)
{
	for (size_t i = at.first; i < count * waves; i += at.stride)
		values[i] *= by[i % count];
}

CUDA_BODY void rest_body(struct cuda_at at, double *__restrict__ values, const double *__restrict__ from, size_t count,
			 unsigned waves)
{
	for (size_t i = at.first; i < count * waves; i += at.stride)
		values[i] = from[i % count] - values[i];
}

/* A thread for each pixel of the lower right quarter; neighbours write neighbours in all four. */
CUDA_BODY void quarters_body(struct cuda_at at, double *__restrict__ image, const double *__restrict__ amplitudes,
			     unsigned side, struct cuda_psf_waves waves, bool anew)
{
	const size_t middle = side / 2, pixels = middle * middle;
	for (size_t i = at.first; i < pixels; i += at.stride) {
		const size_t row = i / middle, column = i % middle;
		double *lower = image + (middle + row) * side + middle;
		double *upper = image + (middle - 1 - row) * side + middle;
		double sum = anew ? 0 : lower[column];
		for (unsigned wave = 0; wave < waves.count; wave++) {
			const double value = amplitudes[wave * pixels + i];
			sum += waves.factor[wave] * (value * value);
		}
		lower[column] = sum;
		upper[column] = sum;
		*(lower - 1 - column) = sum;
		*(upper - 1 - column) = sum;
	}
}

#endif

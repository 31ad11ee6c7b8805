#include "cuda-psf/fastest-bodies.h"

static __global__ void mask(double *__restrict__ to, const double *__restrict__ a, const double *__restrict__ b,
			    size_t count)
{
	mask_body(cuda_here(), to, a, b, count);
}

static __global__ void cardinal(double *to, struct cuda_fastest_nodes nodes, struct cuda_fastest_points points)
{
	cardinal_body(cuda_here(), to, nodes, points);
}

static __global__ void ripples(double *to, struct cuda_fastest_nodes nodes, struct cuda_fastest_frequencies frequencies)
{
	ripples_body(cuda_here(), to, nodes, frequencies);
}

static __global__ void damped(double *to, struct cuda_fastest_nodes nodes, struct cuda_fastest_frequencies frequencies,
			      struct cuda_psf_waves waves)
{
	damped_body(cuda_here(), to, nodes, frequencies, waves);
}

static __global__ void cosines(double *to, struct cuda_fastest_nodes nodes, unsigned pixels,
			       struct cuda_psf_waves waves)
{
	cosines_body(cuda_here(), to, nodes, pixels, waves);
}

static __global__ void times(double *__restrict__ values, const double *__restrict__ by, size_t count, unsigned waves)
{
	times_body(cuda_here(), values, by, count, waves);
}

static __global__ void rest(double *__restrict__ values, const double *__restrict__ from, size_t count, unsigned waves)
{
	rest_body(cuda_here(), values, from, count, waves);
}

static __global__ void quarters(double *__restrict__ image, const double *__restrict__ amplitudes, unsigned side,
				struct cuda_psf_waves waves, bool anew)
{
	quarters_body(cuda_here(), image, amplitudes, side, waves, anew);
}

/* A thread for each of them; those beyond 2^29 threads are done by strides. */
static unsigned blocks(size_t items)
{
	const size_t count = (items + CUDA_FASTEST_BLOCK - 1) / CUDA_FASTEST_BLOCK, most = 1 << 22;
	return (unsigned)(count < most ? count : most);
}

void cuda_fastest_start_mask(double *to, const double *a, const double *b, size_t count)
{
	mask<<<blocks(count), CUDA_FASTEST_BLOCK>>>(to, a, b, count);
}

void cuda_fastest_start_cardinal(double *to, struct cuda_fastest_nodes nodes, struct cuda_fastest_points points)
{
	cardinal<<<blocks((size_t)nodes.count * points.count), CUDA_FASTEST_BLOCK>>>(to, nodes, points);
}

void cuda_fastest_start_ripples(double *to, struct cuda_fastest_nodes nodes,
				struct cuda_fastest_frequencies frequencies)
{
	const size_t items = (size_t)frequencies.count * nodes.count;
	ripples<<<blocks(items), CUDA_FASTEST_BLOCK>>>(to, nodes, frequencies);
}

void cuda_fastest_start_damped(double *to, struct cuda_fastest_nodes nodes, struct cuda_fastest_frequencies frequencies,
			       const struct cuda_psf_waves *waves)
{
	const size_t items = (size_t)waves->count * frequencies.count * nodes.count;
	damped<<<blocks(items), CUDA_FASTEST_BLOCK>>>(to, nodes, frequencies, *waves);
}

void cuda_fastest_start_cosines(double *to, struct cuda_fastest_nodes nodes, unsigned pixels,
				const struct cuda_psf_waves *waves)
{
	const size_t items = (size_t)waves->count * nodes.count * pixels;
	cosines<<<blocks(items), CUDA_FASTEST_BLOCK>>>(to, nodes, pixels, *waves);
}

void cuda_fastest_start_times(double *values, const double *by, size_t count, unsigned waves)
{
	times<<<blocks(count * waves), CUDA_FASTEST_BLOCK>>>(values, by, count, waves);
}

void cuda_fastest_start_rest(double *values, const double *from, size_t count, unsigned waves)
{
	rest<<<blocks(count * waves), CUDA_FASTEST_BLOCK>>>(values, from, count, waves);
}

void cuda_fastest_start_image(double *image, const double *amplitudes, unsigned side,
			      const struct cuda_psf_waves *waves, bool anew)
{
	const size_t items = (size_t)(side / 2) * (side / 2);
	quarters<<<blocks(items), CUDA_FASTEST_BLOCK>>>(image, amplitudes, side, *waves, anew);
}

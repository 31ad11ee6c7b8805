/* The kernels of cuda-psf/fastest-kernels.cu on the processor, by fewer threads than there are items. */
#include "cuda-psf/fastest-bodies.h"

#include "../cuda/fake_runtime.h"

#define THREADS 700

/* There is a device from the start, also for tests that know nothing of it. */
__attribute__((constructor)) static void make_device(void)
{
	fake_cuda_reset();
}

void cuda_fastest_start_mask(double *to, const double *a, const double *b, size_t count)
{
	FAKE_LAUNCH(THREADS, mask_body(at, to, a, b, count));
}

void cuda_fastest_start_cardinal(double *to, struct cuda_fastest_nodes nodes, struct cuda_fastest_points points)
{
	FAKE_LAUNCH(THREADS, cardinal_body(at, to, nodes, points));
}

void cuda_fastest_start_ripples(double *to, struct cuda_fastest_nodes nodes,
				struct cuda_fastest_frequencies frequencies)
{
	FAKE_LAUNCH(THREADS, ripples_body(at, to, nodes, frequencies));
}

void cuda_fastest_start_damped(double *to, struct cuda_fastest_nodes nodes, struct cuda_fastest_frequencies frequencies,
			       const struct cuda_psf_waves *waves)
{
	FAKE_LAUNCH(THREADS, damped_body(at, to, nodes, frequencies, *waves));
}

void cuda_fastest_start_cosines(double *to, struct cuda_fastest_nodes nodes, unsigned pixels,
				const struct cuda_psf_waves *waves)
{
	FAKE_LAUNCH(THREADS, cosines_body(at, to, nodes, pixels, *waves));
}

void cuda_fastest_start_times(double *values, const double *by, size_t count, unsigned waves)
{
	FAKE_LAUNCH(THREADS, times_body(at, values, by, count, waves));
}

void cuda_fastest_start_rest(double *values, const double *from, size_t count, unsigned waves)
{
	FAKE_LAUNCH(THREADS, rest_body(at, values, from, count, waves));
}

void cuda_fastest_start_image(double *image, const double *amplitudes, unsigned side,
			      const struct cuda_psf_waves *waves, bool anew)
{
	FAKE_LAUNCH(THREADS, quarters_body(at, image, amplitudes, side, *waves, anew));
}

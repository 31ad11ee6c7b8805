/* The kernels of cuda-psf/kernels.cu on the processor, by fewer threads than there are items. */
#include "cuda-psf/bodies.h"

#include "../cuda/fake_runtime.h"

#define THREADS 700

/* There is a device from the start, also for tests that know nothing of it. */
__attribute__((constructor)) static void make_device(void)
{
	fake_cuda_reset();
}

void cuda_psf_start_gauss(double *gauss, const struct cuda_psf_waves *waves, struct cuda_psf_sides sides)
{
	FAKE_LAUNCH(THREADS, gauss_body(at, gauss, *waves, sides));
}

void cuda_psf_start_pupil(double2 *rows, const double *pupil, struct cuda_psf_sides sides, struct cuda_psf_part part)
{
	FAKE_LAUNCH(THREADS, pupil_body(at, rows, pupil, sides, part));
}

void cuda_psf_start_gather(double2 *chunk, const double2 *field, struct cuda_psf_sides sides, struct cuda_psf_part part)
{
	FAKE_LAUNCH(THREADS, gather_body(at, chunk, field, sides, part));
}

void cuda_psf_start_scatter(double2 *field, const double2 *chunk, struct cuda_psf_sides sides,
			    struct cuda_psf_part part)
{
	FAKE_LAUNCH(THREADS, scatter_body(at, field, chunk, sides, part));
}

void cuda_psf_start_occult(double2 *chunk, const double *gauss, struct cuda_psf_sides sides, struct cuda_psf_part part)
{
	FAKE_LAUNCH(THREADS, occult_body(at, chunk, gauss, sides, part));
}

void cuda_psf_start_stop(double2 *light, const double2 *rows, const double *lyot, struct cuda_psf_sides sides,
			 struct cuda_psf_part part)
{
	FAKE_LAUNCH(THREADS, stop_body(at, light, rows, lyot, sides, part));
}

void cuda_psf_start_complex(double2 *to, const double *from, size_t count)
{
	FAKE_LAUNCH(THREADS, complex_body(at, to, from, count));
}

void cuda_psf_start_factors(double2 *factors, const struct cuda_psf_waves *waves, struct cuda_psf_sides sides)
{
	FAKE_LAUNCH(THREADS, factors_body(at, factors, *waves, sides));
}

void cuda_psf_start_image(double *image, const double2 *amplitudes, const struct cuda_psf_waves *waves,
			  struct cuda_psf_sides sides, bool anew)
{
	FAKE_LAUNCH(THREADS, image_body(at, image, amplitudes, *waves, sides, anew));
}

#include "cuda-psf/bodies.h"

static __global__ void gauss(double *to, struct cuda_psf_waves waves, struct cuda_psf_sides sides)
{
	gauss_body(cuda_here(), to, waves, sides);
}

static __global__ void pupil(double2 *__restrict__ rows, const double *__restrict__ values, struct cuda_psf_sides sides,
			     struct cuda_psf_part part)
{
	pupil_body(cuda_here(), rows, values, sides, part);
}

static __global__ void gather(double2 *__restrict__ chunk, const double2 *__restrict__ field,
			      struct cuda_psf_sides sides, struct cuda_psf_part part)
{
	gather_body(cuda_here(), chunk, field, sides, part);
}

static __global__ void scatter(double2 *__restrict__ field, const double2 *__restrict__ chunk,
			       struct cuda_psf_sides sides, struct cuda_psf_part part)
{
	scatter_body(cuda_here(), field, chunk, sides, part);
}

static __global__ void occult(double2 *__restrict__ chunk, const double *__restrict__ table,
			      struct cuda_psf_sides sides, struct cuda_psf_part part)
{
	occult_body(cuda_here(), chunk, table, sides, part);
}

static __global__ void stop(double2 *__restrict__ light, const double2 *__restrict__ rows,
			    const double *__restrict__ lyot, struct cuda_psf_sides sides, struct cuda_psf_part part)
{
	stop_body(cuda_here(), light, rows, lyot, sides, part);
}

static __global__ void as_complex(double2 *__restrict__ to, const double *__restrict__ from, size_t count)
{
	complex_body(cuda_here(), to, from, count);
}

static __global__ void factors(double2 *to, struct cuda_psf_waves waves, struct cuda_psf_sides sides)
{
	factors_body(cuda_here(), to, waves, sides);
}

static __global__ void image(double *__restrict__ to, const double2 *__restrict__ amplitudes,
			     struct cuda_psf_waves waves, struct cuda_psf_sides sides, bool anew)
{
	image_body(cuda_here(), to, amplitudes, waves, sides, anew);
}

/* A thread for each of them; those beyond 2^30 threads are done by strides. */
static unsigned blocks(size_t items)
{
	const size_t count = (items + CUDA_PSF_BLOCK - 1) / CUDA_PSF_BLOCK, most = 1 << 22;
	return (unsigned)(count < most ? count : most);
}

void cuda_psf_start_gauss(double *to, const struct cuda_psf_waves *waves, struct cuda_psf_sides sides)
{
	gauss<<<blocks((size_t)waves->count * sides.grid), CUDA_PSF_BLOCK>>>(to, *waves, sides);
}

void cuda_psf_start_pupil(double2 *rows, const double *values, struct cuda_psf_sides sides, struct cuda_psf_part part)
{
	pupil<<<blocks((size_t)part.count * sides.grid), CUDA_PSF_BLOCK>>>(rows, values, sides, part);
}

void cuda_psf_start_gather(double2 *chunk, const double2 *field, struct cuda_psf_sides sides, struct cuda_psf_part part)
{
	const size_t items = (size_t)part.count * (sides.grid - sides.n / 2);
	gather<<<blocks(items), CUDA_PSF_BLOCK>>>(chunk, field, sides, part);
}

void cuda_psf_start_scatter(double2 *field, const double2 *chunk, struct cuda_psf_sides sides,
			    struct cuda_psf_part part)
{
	scatter<<<blocks((size_t)part.count * ((sides.n + 1) / 2)), CUDA_PSF_BLOCK>>>(field, chunk, sides, part);
}

void cuda_psf_start_occult(double2 *chunk, const double *table, struct cuda_psf_sides sides, struct cuda_psf_part part)
{
	occult<<<blocks((size_t)part.count * sides.grid), CUDA_PSF_BLOCK>>>(chunk, table, sides, part);
}

void cuda_psf_start_stop(double2 *light, const double2 *rows, const double *lyot, struct cuda_psf_sides sides,
			 struct cuda_psf_part part)
{
	stop<<<blocks((size_t)part.count * sides.n), CUDA_PSF_BLOCK>>>(light, rows, lyot, sides, part);
}

void cuda_psf_start_complex(double2 *to, const double *from, size_t count)
{
	as_complex<<<blocks(count), CUDA_PSF_BLOCK>>>(to, from, count);
}

void cuda_psf_start_factors(double2 *to, const struct cuda_psf_waves *waves, struct cuda_psf_sides sides)
{
	factors<<<blocks((size_t)waves->count * sides.n * sides.side), CUDA_PSF_BLOCK>>>(to, *waves, sides);
}

void cuda_psf_start_image(double *to, const double2 *amplitudes, const struct cuda_psf_waves *waves,
			  struct cuda_psf_sides sides, bool anew)
{
	image<<<blocks((size_t)sides.side * sides.side), CUDA_PSF_BLOCK>>>(to, amplitudes, *waves, sides, anew);
}

/*
 * bodies.h: what the kernels of kernels.h compute (cuda/body.h). Indices within a chunk have 32 bits, as division by
 * 64 costs several times as much.
 */
#ifndef LAPCHART_CUDA_PSF_BODIES_H
#define LAPCHART_CUDA_PSF_BODIES_H

#include "cuda-psf/kernels.h"
#include "cuda-psf/turns.h"
#include "cuda/body.h"

CUDA_BODY double2 cuda_psf_complex(double re, double im)
{
	double2 value;
	value.x = re;
	value.y = im;
	return value;
}

CUDA_BODY unsigned cuda_psf_smaller(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

CUDA_BODY void gauss_body(struct cuda_at at, double *gauss, struct cuda_psf_waves waves, struct cuda_psf_sides sides)
{
	for (size_t i = at.first; i < (size_t)waves.count * sides.grid; i += at.stride) {
		const unsigned wave = (unsigned)(i / sides.grid), u = (unsigned)(i % sides.grid);
		const double away = u < (sides.grid + 1) / 2 ? (double)u : (double)u - (double)sides.grid;
		const double f = away / (double)sides.oversample;
		gauss[i] = exp(-waves.steepness[wave] * f * f);
	}
}

CUDA_BODY void pupil_body(struct cuda_at at, double2 *__restrict__ rows, const double *__restrict__ pupil,
			  struct cuda_psf_sides sides, struct cuda_psf_part part)
{
	for (unsigned i = (unsigned)at.first; i < part.count * sides.grid; i += (unsigned)at.stride) {
		const unsigned row = (part.first + i / sides.grid) % sides.n, u = i % sides.grid;
		rows[i] = cuda_psf_complex(u < sides.n ? pupil[(size_t)row * sides.n + u] : 0, 0);
	}
}

/* Threads beside each other read neighbours of a row, and write two elements of a column: whole sectors of 32 bytes
 * either way, without a detour through shared memory. Behind those, threads write neighbouring zeros. */
CUDA_BODY void gather_body(struct cuda_at at, double2 *__restrict__ chunk, const double2 *__restrict__ field,
			   struct cuda_psf_sides sides, struct cuda_psf_part part)
{
	const unsigned moves = (sides.n + 1) / 2 * part.count, zeros = sides.grid - sides.n;
	for (unsigned i = (unsigned)at.first; i < moves + zeros * part.count; i += (unsigned)at.stride) {
		if (i >= moves) {
			const unsigned sequence = (i - moves) / zeros;
			chunk[sequence * sides.grid + sides.n + (i - moves) % zeros] = cuda_psf_complex(0, 0);
			continue;
		}
		const unsigned sequence = i % part.count, row = 2 * (i / part.count);
		const unsigned column = cuda_psf_smaller(part.first + sequence, part.total - 1);
		const double2 *from =
			field + ((size_t)(column / sides.grid) * sides.n + row) * sides.grid + column % sides.grid;
		double2 *to = chunk + sequence * sides.grid + row;
		to[0] = from[0];
		if (row + 1 < sides.n)
			to[1] = from[sides.grid];
	}
}

CUDA_BODY void scatter_body(struct cuda_at at, double2 *__restrict__ field, const double2 *__restrict__ chunk,
			    struct cuda_psf_sides sides, struct cuda_psf_part part)
{
	const unsigned moves = (sides.n + 1) / 2 * part.count;
	for (unsigned i = (unsigned)at.first; i < moves; i += (unsigned)at.stride) {
		const unsigned sequence = i % part.count, row = 2 * (i / part.count), column = part.first + sequence;
		if (column >= part.total)
			continue;
		const double2 *from = chunk + sequence * sides.grid + row;
		double2 *to =
			field + ((size_t)(column / sides.grid) * sides.n + row) * sides.grid + column % sides.grid;
		to[0] = from[0];
		if (row + 1 < sides.n)
			to[sides.grid] = from[1];
	}
}

/* The column's own number is that of its g in the table. */
CUDA_BODY void occult_body(struct cuda_at at, double2 *__restrict__ chunk, const double *__restrict__ gauss,
			   struct cuda_psf_sides sides, struct cuda_psf_part part)
{
	for (unsigned i = (unsigned)at.first; i < part.count * sides.grid; i += (unsigned)at.stride) {
		const unsigned column = cuda_psf_smaller(part.first + i / sides.grid, part.total - 1);
		const unsigned wave = column / sides.grid, v = i % sides.grid;
		const double transmission = 1 - gauss[wave * sides.grid + v] * gauss[column];
		chunk[i] = cuda_psf_complex(chunk[i].x * transmission, chunk[i].y * transmission);
	}
}

CUDA_BODY void stop_body(struct cuda_at at, double2 *__restrict__ light, const double2 *__restrict__ rows,
			 const double *__restrict__ lyot, struct cuda_psf_sides sides, struct cuda_psf_part part)
{
	const double scale = 1 / ((double)sides.grid * (double)sides.grid);
	for (unsigned i = (unsigned)at.first; i < part.count * sides.n; i += (unsigned)at.stride) {
		const unsigned sequence = i / sides.n, row = part.first + sequence, column = i % sides.n;
		if (row >= part.total)
			continue;
		const double2 value = rows[sequence * sides.grid + column];
		const double factor = scale * lyot[(size_t)(row % sides.n) * sides.n + column];
		light[(size_t)row * sides.n + column] = cuda_psf_complex(value.x * factor, value.y * factor);
	}
}

CUDA_BODY void complex_body(struct cuda_at at, double2 *__restrict__ to, const double *__restrict__ from, size_t count)
{
	for (size_t i = at.first; i < count; i += at.stride)
		to[i] = cuda_psf_complex(from[i], 0);
}

CUDA_BODY void factors_body(struct cuda_at at, double2 *factors, struct cuda_psf_waves waves,
			    struct cuda_psf_sides sides)
{
	const double n = sides.n, m = sides.side;
	for (size_t i = at.first; i < (size_t)waves.count * sides.n * sides.side; i += at.stride) {
		const size_t row = i / sides.side;
		const double x = ((double)(row % sides.n) - n / 2 + 0.5) / n;
		const double u = ((double)(i % sides.side) - m / 2 + 0.5) * waves.pixel[row / sides.n];
		double sine, cosine;
		sincos_of_turns(x * u, &sine, &cosine);
		factors[i] = cuda_psf_complex(cosine, sine);
	}
}

CUDA_BODY void image_body(struct cuda_at at, double *__restrict__ image, const double2 *__restrict__ amplitudes,
			  struct cuda_psf_waves waves, struct cuda_psf_sides sides, bool anew)
{
	const size_t pixels = (size_t)sides.side * sides.side;
	for (size_t i = at.first; i < pixels; i += at.stride) {
		double sum = anew ? 0 : image[i];
		for (unsigned wave = 0; wave < waves.count; wave++) {
			const double2 value = amplitudes[wave * pixels + i];
			sum += waves.factor[wave] * (value.x * value.x + value.y * value.y);
		}
		image[i] = sum;
	}
}

#endif

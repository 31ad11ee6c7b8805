/*
 * fastest_bodies.h: plain iteration with the fewest operations that leave every rounding as it is in the text.
 *
 * A step is
 *
 *   zy = fma(2, zx*zy, qy)       the double of the product is exact, so this is rounded as 2*(zx*zy) + qy
 *   zx = (xx - yy) + qx          fma(zx, zx, -yy) and fma(2*zx, zy, qy) would save one each, and move pixels
 *   xx = zx*zx, yy = zy*zy
 *
 * 6 operations of the arithmetic units for the 8 that the definition counts, so that a kernel that does nothing else
 * reaches 8 / (2 * 6) = 67 % of a peak of multiply-adds. The test comes once a block of steps and makes that 65 %.
 * Where a point may have left the circle, the block is done again with a test in each step.
 *
 * Few points escape late, so a survey takes the first steps of all with a test in each, and lists the points that stay.
 * The rest goes in stages, each RATIO times as long as what was done before, with a new list behind each. A thread
 * takes the same number of points of a list as any other, and hardly one of them ends before the stage does.
 */
#ifndef LAPCHART_CUDA_MANDELBROT_FASTEST_BODIES_H
#define LAPCHART_CUDA_MANDELBROT_FASTEST_BODIES_H

#include "cuda-mandelbrot/kernels.h"
#include "cuda-mandelbrot/real.h"
#include "cuda/atomic.h"

/* Where |z|^2 is at most this at the end of a block, the test |z|^2 > 4 held at none of its steps. With the unit
 * roundoff u: a point in a block did not escape at its first step, where z = q, so |q| < 2 + 4u. Where the test holds,
 * |z| > 2 - 4u. From |z| = 2 - d a step with its roundings leads to |z^2 + q| > (2 - d)^2 - |q| - 40u > 2 - (4d + 44u).
 * After the n steps that can follow, d < 4^n * 20u and |z|^2 > 4 - 4^(n+1) * 20u: 3.92 in single precision with n = 7,
 * 3.99998 in double precision with n = 15. Infinity and NaN come only after an escape, and are not within either. */
#ifdef MANDELBROT_SINGLE
#define STEPS_BLOCK      8
#define CERTAINLY_INSIDE 3.9F
#else
#define STEPS_BLOCK      16
#define CERTAINLY_INSIDE 3.99
#endif

struct orbit {
	real zx, zy, xx, yy;
};

CUDA_BODY void step(struct orbit *z, struct complex_number q)
{
	z->zy = FMA((real)2, z->zx * z->zy, q.im);
	z->zx = (z->xx - z->yy) + q.re;
	z->xx = z->zx * z->zx;
	z->yy = z->zy * z->zy;
}

/* Up to `steps` steps, each with its test. Returns after how many of them z was still inside. */
CUDA_BODY int32_t step_with_tests(struct orbit *z, struct complex_number q, int32_t steps)
{
	CUDA_ROLLED
	for (int32_t i = 0; i < steps; i++) {
		step(z, q);
		if (z->xx + z->yy > 4)
			return i;
	}
	return steps;
}

/* The same, by blocks. */
CUDA_BODY int32_t step_by_blocks(struct orbit *z, struct complex_number q, int32_t steps)
{
	int32_t done = 0;
	for (; done + STEPS_BLOCK <= steps; done += STEPS_BLOCK) {
		struct orbit before = *z;
		CUDA_UNROLL
		for (int s = 0; s < STEPS_BLOCK; s++)
			step(z, q);
		if (z->xx + z->yy <= (real)CERTAINLY_INSIDE)
			continue;
		*z = before;
		int32_t kept = step_with_tests(z, q, STEPS_BLOCK);
		if (kept < STEPS_BLOCK)
			return done + kept;
	}
	return done + step_with_tests(z, q, steps - done);
}

CUDA_BODY struct complex_number point_of(const struct point_grid *grid, uint32_t at)
{
	struct complex_number q;
	q.re = (real)grid->x[at % grid->width];
	q.im = (real)grid->y[at / grid->width];
	return q;
}

CUDA_BODY void list_point(struct point_list list, uint32_t at, const struct orbit *z)
{
	if (!list.at)
		return;
	uint32_t place = cuda_take_place(list.count);
	list.at[place] = at;
	((real *)list.zx)[place] = z->zx;
	((real *)list.zy)[place] = z->zy;
}

CUDA_BODY void survey_body(struct cuda_at at, struct point_grid grid, int32_t steps, struct point_list left)
{
	for (size_t i = at.first; i < grid.count; i += at.stride) {
		struct orbit z = {0, 0, 0, 0};
		int32_t kept = step_with_tests(&z, point_of(&grid, (uint32_t)i), steps);
		grid.output[i] = kept < steps ? grid.numbering.first + kept : grid.numbering.unescaped;
		if (kept == steps)
			list_point(left, (uint32_t)i, &z);
	}
}

CUDA_BODY void advance_point(const struct point_grid *grid, uint32_t at, struct orbit z, int32_t done, int32_t steps,
			     struct point_list left)
{
	z.xx = z.zx * z.zx;
	z.yy = z.zy * z.zy;
	int32_t kept = step_by_blocks(&z, point_of(grid, at), steps);
	if (kept < steps)
		grid->output[at] = grid->numbering.first + done + kept;
	else
		list_point(left, at, &z);
}

/* How many threads share a list so that all have the same number of points: as few as end no later than all of them
 * would, and whole warps. `threads` is a multiple of 32. */
CUDA_BODY size_t sharers(size_t count, size_t threads)
{
	size_t rounds = (count + threads - 1) / threads;
	return rounds ? ((count + rounds - 1) / rounds + 31) / 32 * 32 : threads;
}

CUDA_BODY void advance_body(struct cuda_at at, struct point_grid grid, int32_t done, int32_t steps,
			    struct point_list list, struct point_list left)
{
	const size_t count = *list.count, threads = sharers(count, at.stride);
	if (at.first >= threads)
		return;
	for (size_t i = at.first; i < count; i += threads) {
		struct orbit z = {((const real *)list.zx)[i], ((const real *)list.zy)[i], 0, 0};
		advance_point(&grid, list.at[i], z, done, steps, left);
	}
}

#endif

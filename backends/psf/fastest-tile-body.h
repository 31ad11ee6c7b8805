/*
 * fastest-tile-body.h: the loops of fastest-tile.h with fused multiply-add, for one kind of vectors. No ordinary
 * header: it is included once by the one file for these vectors, which before has included one of vec-*.h. The
 * accumulators take most of the registers that there are: 32 with AVX-512, 16 with AVX2.
 */
#ifndef LAPCHART_PSF_FASTEST_TILE_BODY_H
#define LAPCHART_PSF_FASTEST_TILE_BODY_H

#include "psf/fastest-cosine.h"
#include "psf/fastest-tile.h"
#ifndef LANES
#include "psf/vec-avx512.h"
#endif
#ifdef __x86_64__

#define HEIGHT LANES

#define EACH_ROW(i)             _Pragma("GCC unroll 8") for (size_t i = 0; i < HEIGHT; i++)
#define EACH_VECTOR(v, vectors) _Pragma("GCC unroll 3") for (size_t v = 0; v < (vectors); v++)

/* `vectors` is a constant wherever these are inlined, so that the sums stay in registers. */
#define INLINE static inline __attribute__((always_inline, TILE_TARGET))

INLINE void sum_rows(vec sum[HEIGHT][FASTEST_VECTORS], const struct fastest_strips *strips, size_t vectors)
{
	const double *a = strips->a, *b = strips->b;
	const size_t a_stride = strips->a_stride, b_stride = strips->b_stride;
	EACH_ROW(i)
		EACH_VECTOR(v, vectors)
			sum[i][v] = VEC(setzero)();
#pragma GCC unroll 1
	for (size_t row = strips->inner; row > 0; row--, a += a_stride, b += b_stride) {
		vec of_b[FASTEST_VECTORS];
		EACH_VECTOR(v, vectors)
			of_b[v] = VEC(loadu)(b + LANES * v);
		EACH_ROW(i) {
			const vec of_a = VEC(set1)(a[i]);
			EACH_VECTOR(v, vectors)
				sum[i][v] = VEC(fmadd)(of_a, of_b[v], sum[i][v]);
		}
	}
}

INLINE void add_some(const struct fastest_strips *strips, size_t vectors)
{
	vec sum[HEIGHT][FASTEST_VECTORS];
	sum_rows(sum, strips, vectors);
	EACH_ROW(i)
		EACH_VECTOR(v, vectors) {
			double *c = strips->c + i * strips->c_stride + LANES * v;
			VEC(storeu)(c, VEC(add)(VEC(loadu)(c), sum[i][v]));
		}
}

INLINE void add_some_squares(const struct fastest_strips *strips, double factor, size_t vectors)
{
	vec sum[HEIGHT][FASTEST_VECTORS];
	sum_rows(sum, strips, vectors);
	EACH_ROW(i)
		EACH_VECTOR(v, vectors) {
			double *c = strips->c + i * strips->c_stride + LANES * v;
			vec scaled = VEC(mul)(VEC(set1)(factor), sum[i][v]);
			VEC(storeu)(c, VEC(fmadd)(scaled, sum[i][v], VEC(loadu)(c)));
		}
}

__attribute__((TILE_TARGET)) static void add(const struct fastest_strips *strips)
{
	if (strips->vectors == 3)
		add_some(strips, 3);
	else if (strips->vectors == 2)
		add_some(strips, 2);
	else
		add_some(strips, 1);
}

__attribute__((TILE_TARGET)) static void add_squares(const struct fastest_strips *strips, double factor)
{
	if (strips->vectors == 3)
		add_some_squares(strips, factor, 3);
	else if (strips->vectors == 2)
		add_some_squares(strips, factor, 2);
	else
		add_some_squares(strips, factor, 1);
}

__attribute__((TILE_TARGET)) static void cosines(double *values, size_t count, double factor)
{
	cosine_row(values, count, factor);
}

#endif
#endif

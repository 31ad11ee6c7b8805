/*
 * tile-body.h: the innermost loop of product.h with fused multiply-add, for one kind of vectors. No ordinary header: it
 * is included once by the one file for these vectors, which before has included one of vec-*.h. The accumulators take
 * all registers that there are: 32 with AVX-512, 16 with AVX2.
 */
#ifndef LAPCHART_PSF_TILE_BODY_H
#define LAPCHART_PSF_TILE_BODY_H

#include "psf/product.h"
#ifndef LANES
#include "psf/vec-avx512.h"
#endif
#ifdef __x86_64__

#define HEIGHT  (LANES / 2)
#define VECTORS 2
#define WIDTH   (LANES * VECTORS)

#define EACH_ROW(i)    _Pragma("GCC unroll 4") for (size_t i = 0; i < HEIGHT; i++)
#define EACH_VECTOR(v) _Pragma("GCC unroll 2") for (size_t v = 0; v < VECTORS; v++)

__attribute__((TILE_TARGET)) static void multiply(size_t inner, const double *a, const double *b, double *re,
						  double *im, size_t stride)
{
	vec sum_re[HEIGHT][VECTORS], sum_im[HEIGHT][VECTORS];
	EACH_ROW(i)
		EACH_VECTOR(v) {
			sum_re[i][v] = VEC(loadu)(re + i * stride + LANES * v);
			sum_im[i][v] = VEC(loadu)(im + i * stride + LANES * v);
		}
	for (size_t row = 0; row < inner; row++, a += 2 * HEIGHT, b += 2 * WIDTH)
		EACH_ROW(i) {
			const vec a_re = VEC(set1)(a[i]), a_im = VEC(set1)(a[HEIGHT + i]);
			EACH_VECTOR(v) {
				const vec b_re = VEC(loadu)(b + LANES * v), b_im = VEC(loadu)(b + WIDTH + LANES * v);
				sum_re[i][v] = VEC(fmadd)(a_re, b_re, sum_re[i][v]);
				sum_im[i][v] = VEC(fmadd)(a_re, b_im, sum_im[i][v]);
				sum_re[i][v] = VEC(fnmadd)(a_im, b_im, sum_re[i][v]);
				sum_im[i][v] = VEC(fmadd)(a_im, b_re, sum_im[i][v]);
			}
		}
	EACH_ROW(i)
		EACH_VECTOR(v) {
			VEC(storeu)(re + i * stride + LANES * v, sum_re[i][v]);
			VEC(storeu)(im + i * stride + LANES * v, sum_im[i][v]);
		}
}

#endif
#endif

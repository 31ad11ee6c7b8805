/* Tiles with fused multiply-add, which keep the accumulators in most of the registers that there are. */
#include "psf/fastest-tile.h"

#if defined(__x86_64__)
#include <immintrin.h>

#include "psf/fastest-cosine.h"

#define HEIGHT_512 8
#define HEIGHT_256 4

#define INLINE(set) static inline __attribute__((always_inline, target(set)))

#define SET_512 "avx512f"
#define SET_256 "avx2,fma"

/* `vectors` is a constant wherever this is inlined, so that the sums stay in registers. */
INLINE(SET_512)
void sum_512(__m512d sum[HEIGHT_512][FASTEST_VECTORS], const struct fastest_strips *strips, size_t vectors)
{
	const double *a = strips->a, *b = strips->b;
	const size_t a_stride = strips->a_stride, b_stride = strips->b_stride;
#pragma GCC unroll 8
	for (size_t i = 0; i < HEIGHT_512; i++)
#pragma GCC unroll 3
		for (size_t v = 0; v < vectors; v++)
			sum[i][v] = _mm512_setzero_pd();
#pragma GCC unroll 1
	for (size_t row = strips->inner; row > 0; row--, a += a_stride, b += b_stride) {
		__m512d of_b[FASTEST_VECTORS];
#pragma GCC unroll 3
		for (size_t v = 0; v < vectors; v++)
			of_b[v] = _mm512_loadu_pd(b + 8 * v);
#pragma GCC unroll 8
		for (size_t i = 0; i < HEIGHT_512; i++) {
			const __m512d of_a = _mm512_set1_pd(a[i]);
#pragma GCC unroll 3
			for (size_t v = 0; v < vectors; v++)
				sum[i][v] = _mm512_fmadd_pd(of_a, of_b[v], sum[i][v]);
		}
	}
}

INLINE(SET_512) void add_some_512(const struct fastest_strips *strips, size_t vectors)
{
	__m512d sum[HEIGHT_512][FASTEST_VECTORS];
	sum_512(sum, strips, vectors);
#pragma GCC unroll 8
	for (size_t i = 0; i < HEIGHT_512; i++)
#pragma GCC unroll 3
		for (size_t v = 0; v < vectors; v++) {
			double *c = strips->c + i * strips->c_stride + 8 * v;
			_mm512_storeu_pd(c, _mm512_add_pd(_mm512_loadu_pd(c), sum[i][v]));
		}
}

INLINE(SET_512) void add_some_squares_512(const struct fastest_strips *strips, double factor, size_t vectors)
{
	__m512d sum[HEIGHT_512][FASTEST_VECTORS];
	sum_512(sum, strips, vectors);
#pragma GCC unroll 8
	for (size_t i = 0; i < HEIGHT_512; i++)
#pragma GCC unroll 3
		for (size_t v = 0; v < vectors; v++) {
			double *c = strips->c + i * strips->c_stride + 8 * v;
			__m512d scaled = _mm512_mul_pd(_mm512_set1_pd(factor), sum[i][v]);
			_mm512_storeu_pd(c, _mm512_fmadd_pd(scaled, sum[i][v], _mm512_loadu_pd(c)));
		}
}

INLINE(SET_256)
void sum_256(__m256d sum[HEIGHT_256][FASTEST_VECTORS], const struct fastest_strips *strips, size_t vectors)
{
	const double *a = strips->a, *b = strips->b;
	const size_t a_stride = strips->a_stride, b_stride = strips->b_stride;
#pragma GCC unroll 4
	for (size_t i = 0; i < HEIGHT_256; i++)
#pragma GCC unroll 3
		for (size_t v = 0; v < vectors; v++)
			sum[i][v] = _mm256_setzero_pd();
#pragma GCC unroll 1
	for (size_t row = strips->inner; row > 0; row--, a += a_stride, b += b_stride) {
		__m256d of_b[FASTEST_VECTORS];
#pragma GCC unroll 3
		for (size_t v = 0; v < vectors; v++)
			of_b[v] = _mm256_loadu_pd(b + 4 * v);
#pragma GCC unroll 4
		for (size_t i = 0; i < HEIGHT_256; i++) {
			const __m256d of_a = _mm256_set1_pd(a[i]);
#pragma GCC unroll 3
			for (size_t v = 0; v < vectors; v++)
				sum[i][v] = _mm256_fmadd_pd(of_a, of_b[v], sum[i][v]);
		}
	}
}

INLINE(SET_256) void add_some_256(const struct fastest_strips *strips, size_t vectors)
{
	__m256d sum[HEIGHT_256][FASTEST_VECTORS];
	sum_256(sum, strips, vectors);
#pragma GCC unroll 4
	for (size_t i = 0; i < HEIGHT_256; i++)
#pragma GCC unroll 3
		for (size_t v = 0; v < vectors; v++) {
			double *c = strips->c + i * strips->c_stride + 4 * v;
			_mm256_storeu_pd(c, _mm256_add_pd(_mm256_loadu_pd(c), sum[i][v]));
		}
}

INLINE(SET_256) void add_some_squares_256(const struct fastest_strips *strips, double factor, size_t vectors)
{
	__m256d sum[HEIGHT_256][FASTEST_VECTORS];
	sum_256(sum, strips, vectors);
#pragma GCC unroll 4
	for (size_t i = 0; i < HEIGHT_256; i++)
#pragma GCC unroll 3
		for (size_t v = 0; v < vectors; v++) {
			double *c = strips->c + i * strips->c_stride + 4 * v;
			__m256d scaled = _mm256_mul_pd(_mm256_set1_pd(factor), sum[i][v]);
			_mm256_storeu_pd(c, _mm256_fmadd_pd(scaled, sum[i][v], _mm256_loadu_pd(c)));
		}
}

/* The three functions of a tile, of the two above. */
#define TILE(bits, set, lane_count)                                                                                    \
	__attribute__((target(set))) static void add_##bits(const struct fastest_strips *strips)                       \
	{                                                                                                              \
		if (strips->vectors == 3)                                                                              \
			add_some_##bits(strips, 3);                                                                    \
		else if (strips->vectors == 2)                                                                         \
			add_some_##bits(strips, 2);                                                                    \
		else                                                                                                   \
			add_some_##bits(strips, 1);                                                                    \
	}                                                                                                              \
	__attribute__((target(set))) static void add_squares_##bits(const struct fastest_strips *strips,               \
								    double factor)                                     \
	{                                                                                                              \
		if (strips->vectors == 3)                                                                              \
			add_some_squares_##bits(strips, factor, 3);                                                    \
		else if (strips->vectors == 2)                                                                         \
			add_some_squares_##bits(strips, factor, 2);                                                    \
		else                                                                                                   \
			add_some_squares_##bits(strips, factor, 1);                                                    \
	}                                                                                                              \
	__attribute__((target(set))) static void cosines_##bits(double *values, size_t count, double factor)           \
	{                                                                                                              \
		cosine_row(values, count, factor);                                                                     \
	}                                                                                                              \
	static const struct fastest_tile tile_##bits = {.height = HEIGHT_##bits,                                       \
							.lanes = lane_count,                                           \
							.add = add_##bits,                                             \
							.add_squares = add_squares_##bits,                             \
							.cosines = cosines_##bits,                                     \
							.name = (bits) == 512 ? "avx512f" : "avx2+fma"}

TILE(512, SET_512, 8);
TILE(256, SET_256, 4);

const struct fastest_tile *fastest_tile_number(int number)
{
	const struct fastest_tile *tiles[] = {&fastest_tile_portable, NULL, NULL};
	int count = 1;
	__builtin_cpu_init();
	if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
		tiles[count++] = &tile_256;
	if (__builtin_cpu_supports("avx512f"))
		tiles[count++] = &tile_512;
	return number < count ? tiles[number] : NULL;
}
#else
const struct fastest_tile *fastest_tile_number(int number)
{
	return number == 0 ? &fastest_tile_portable : NULL;
}
#endif

const struct fastest_tile *fastest_tile_best(void)
{
	const struct fastest_tile *best = NULL;
	for (int i = 0; fastest_tile_number(i); i++)
		best = fastest_tile_number(i);
	return best;
}

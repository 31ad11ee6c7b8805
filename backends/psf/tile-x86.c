/* Tiles with fused multiply-add, which keep the accumulators in all registers that there are. */
#include "psf/product.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define HEIGHT_512  4
#define VECTORS_512 2
#define WIDTH_512   (8 * VECTORS_512)

__attribute__((target("avx512f"))) static void multiply_512(size_t inner, const double *a, const double *b, double *re,
							    double *im, size_t stride)
{
	__m512d sum_re[HEIGHT_512][VECTORS_512], sum_im[HEIGHT_512][VECTORS_512];
	for (size_t i = 0; i < HEIGHT_512; i++)
		for (size_t v = 0; v < VECTORS_512; v++) {
			sum_re[i][v] = _mm512_loadu_pd(re + i * stride + 8 * v);
			sum_im[i][v] = _mm512_loadu_pd(im + i * stride + 8 * v);
		}
	for (size_t row = 0; row < inner; row++, a += 2 * HEIGHT_512, b += 2 * WIDTH_512)
#pragma GCC unroll 4
		for (size_t i = 0; i < HEIGHT_512; i++) {
			const __m512d a_re = _mm512_set1_pd(a[i]), a_im = _mm512_set1_pd(a[HEIGHT_512 + i]);
#pragma GCC unroll 2
			for (size_t v = 0; v < VECTORS_512; v++) {
				const __m512d b_re = _mm512_loadu_pd(b + 8 * v);
				const __m512d b_im = _mm512_loadu_pd(b + WIDTH_512 + 8 * v);
				sum_re[i][v] = _mm512_fmadd_pd(a_re, b_re, sum_re[i][v]);
				sum_im[i][v] = _mm512_fmadd_pd(a_re, b_im, sum_im[i][v]);
				sum_re[i][v] = _mm512_fnmadd_pd(a_im, b_im, sum_re[i][v]);
				sum_im[i][v] = _mm512_fmadd_pd(a_im, b_re, sum_im[i][v]);
			}
		}
	for (size_t i = 0; i < HEIGHT_512; i++)
		for (size_t v = 0; v < VECTORS_512; v++) {
			_mm512_storeu_pd(re + i * stride + 8 * v, sum_re[i][v]);
			_mm512_storeu_pd(im + i * stride + 8 * v, sum_im[i][v]);
		}
}

#define HEIGHT_256  2
#define VECTORS_256 2
#define WIDTH_256   (4 * VECTORS_256)

__attribute__((target("avx2,fma"))) static void multiply_256(size_t inner, const double *a, const double *b, double *re,
							     double *im, size_t stride)
{
	__m256d sum_re[HEIGHT_256][VECTORS_256], sum_im[HEIGHT_256][VECTORS_256];
	for (size_t i = 0; i < HEIGHT_256; i++)
		for (size_t v = 0; v < VECTORS_256; v++) {
			sum_re[i][v] = _mm256_loadu_pd(re + i * stride + 4 * v);
			sum_im[i][v] = _mm256_loadu_pd(im + i * stride + 4 * v);
		}
	for (size_t row = 0; row < inner; row++, a += 2 * HEIGHT_256, b += 2 * WIDTH_256)
#pragma GCC unroll 2
		for (size_t i = 0; i < HEIGHT_256; i++) {
			const __m256d a_re = _mm256_set1_pd(a[i]), a_im = _mm256_set1_pd(a[HEIGHT_256 + i]);
#pragma GCC unroll 2
			for (size_t v = 0; v < VECTORS_256; v++) {
				const __m256d b_re = _mm256_loadu_pd(b + 4 * v);
				const __m256d b_im = _mm256_loadu_pd(b + WIDTH_256 + 4 * v);
				sum_re[i][v] = _mm256_fmadd_pd(a_re, b_re, sum_re[i][v]);
				sum_im[i][v] = _mm256_fmadd_pd(a_re, b_im, sum_im[i][v]);
				sum_re[i][v] = _mm256_fnmadd_pd(a_im, b_im, sum_re[i][v]);
				sum_im[i][v] = _mm256_fmadd_pd(a_im, b_re, sum_im[i][v]);
			}
		}
	for (size_t i = 0; i < HEIGHT_256; i++)
		for (size_t v = 0; v < VECTORS_256; v++) {
			_mm256_storeu_pd(re + i * stride + 4 * v, sum_re[i][v]);
			_mm256_storeu_pd(im + i * stride + 4 * v, sum_im[i][v]);
		}
}

static const struct psf_tile tile_512 = {
	.height = HEIGHT_512, .width = WIDTH_512, .multiply = multiply_512, .name = "avx512f"};
static const struct psf_tile tile_256 = {
	.height = HEIGHT_256, .width = WIDTH_256, .multiply = multiply_256, .name = "avx2+fma"};

const struct psf_tile *psf_tile_number(int number)
{
	const struct psf_tile *tiles[] = {&psf_tile_portable, NULL, NULL};
	int count = 1;
	__builtin_cpu_init();
	if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
		tiles[count++] = &tile_256;
	if (__builtin_cpu_supports("avx512f"))
		tiles[count++] = &tile_512;
	return number < count ? tiles[number] : NULL;
}
#else
const struct psf_tile *psf_tile_number(int number)
{
	return number == 0 ? &psf_tile_portable : NULL;
}
#endif

const struct psf_tile *psf_tile_best(void)
{
	const struct psf_tile *best = NULL;
	for (int i = 0; psf_tile_number(i); i++)
		best = psf_tile_number(i);
	return best;
}

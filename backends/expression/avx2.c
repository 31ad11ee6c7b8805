#include "expression/avx2.h"

#ifdef __x86_64__

#include <immintrin.h>
#include <string.h>

#include "expression/arithmetic.h"

typedef struct expression_complex complex_number;

#define AVX2 __attribute__((target("avx2")))

/* Two products: re*re - im*im and re*im + im*re, each rounded three times. */
AVX2 static inline __m256d multiply(__m256d x, __m256d y)
{
	__m256d crossed = _mm256_mul_pd(_mm256_permute_pd(x, 0xf), _mm256_permute_pd(y, 0x5));
	return _mm256_addsub_pd(_mm256_mul_pd(_mm256_movedup_pd(x), y), crossed);
}

AVX2 static inline __m256d load(const complex_number *from)
{
	return _mm256_loadu_pd(&from->re);
}

AVX2 static void mul_ccc(complex_number *to, const complex_number *x, const complex_number *y, size_t count)
{
	size_t i = 0;
	for (; i + 2 <= count; i += 2)
		_mm256_storeu_pd(&to[i].re, multiply(load(x + i), load(y + i)));
	if (i < count)
		to[i] = complex_multiply(x[i], y[i]);
}

AVX2 static void add_mul_cccc(complex_number *to, const complex_number *x, const complex_number *y,
			      const complex_number *z, size_t count)
{
	size_t i = 0;
	for (; i + 2 <= count; i += 2)
		_mm256_storeu_pd(&to[i].re, _mm256_add_pd(load(x + i), multiply(load(y + i), load(z + i))));
	if (i < count)
		to[i] = complex_add(x[i], complex_multiply(y[i], z[i]));
}

/* Four conditions become four masks, and each of them two. */
AVX2 static void where_cbcc(complex_number *to, const unsigned char *condition, const complex_number *x,
			    const complex_number *y, size_t count)
{
	size_t i = 0;
	for (; i + 4 <= count; i += 4) {
		int four;
		memcpy(&four, condition + i, sizeof four);
		__m256i wide = _mm256_cvtepu8_epi64(_mm_cvtsi32_si128(four));
		__m256i masks = _mm256_sub_epi64(_mm256_setzero_si256(), wide);
		__m256d low = _mm256_castsi256_pd(_mm256_permute4x64_epi64(masks, 0x50));
		__m256d high = _mm256_castsi256_pd(_mm256_permute4x64_epi64(masks, 0xfa));
		__m256d first = _mm256_blendv_pd(load(y + i), load(x + i), low);
		__m256d second = _mm256_blendv_pd(load(y + i + 2), load(x + i + 2), high);
		_mm256_storeu_pd(&to[i].re, first);
		_mm256_storeu_pd(&to[i + 2].re, second);
	}
	for (; i < count; i++)
		to[i] = condition[i] ? x[i] : y[i];
}

bool avx2_execute(enum opcode opcode, void *to, const void *const from[3], size_t count)
{
	switch (opcode) {
	case OPCODE_mul_ccc:
		mul_ccc(to, from[0], from[1], count);
		return true;
	case OPCODE_add_mul_cccc:
		add_mul_cccc(to, from[0], from[1], from[2], count);
		return true;
	case OPCODE_where_cbcc:
		where_cbcc(to, from[0], from[1], from[2], count);
		return true;
	default:
		return false;
	}
}

#else

/* An empty file is none. */
typedef int avx2_is_not_here;

#endif

/*
 * vec_avx512.h: vectors of 64 bytes for lanes_body.h, which says what each function does. 32 registers hold 5 vectors
 * of points: 4 would leave a unit idle whenever one of their operations has to wait.
 */
#ifndef LAPCHART_MANDELBROT_VEC_AVX512_H
#define LAPCHART_MANDELBROT_VEC_AVX512_H
#ifdef __x86_64__

#include <immintrin.h>
#include <stdbool.h>

#define LANES_CODE __attribute__((target("avx512f,avx512dq,fma"))) static inline
#define LANES      8
#define GROUP      5

typedef double real;
typedef __m512d vec;
typedef __mmask8 mask;

LANES_CODE vec vec_all(real x)
{
	return _mm512_set1_pd(x);
}

LANES_CODE vec vec_twice_plus(vec a, vec b)
{
	return _mm512_fmadd_pd(a, vec_all(2), b);
}

LANES_CODE vec vec_count(vec n, mask m)
{
	return _mm512_mask_add_pd(n, m, n, vec_all(1));
}

LANES_CODE mask mask_all(void)
{
	return (mask)-1;
}

LANES_CODE mask mask_within(mask m, vec a, vec b)
{
	return _mm512_mask_cmp_pd_mask(m, a, b, _CMP_LE_OQ);
}

LANES_CODE unsigned mask_bits(mask m)
{
	return m;
}

static inline bool vec_is_supported(void)
{
	__builtin_cpu_init();
	return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("fma");
}

#endif
#endif

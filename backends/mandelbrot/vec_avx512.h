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
#define GROUP      5

#ifdef LANES_SINGLE
#define LANES      16
#define VEC(name)  _mm512_##name##_ps
#define VEC_WITHIN _mm512_mask_cmp_ps_mask
typedef float real;
typedef __m512 vec;
typedef __mmask16 mask;
#else
#define LANES      8
#define VEC(name)  _mm512_##name##_pd
#define VEC_WITHIN _mm512_mask_cmp_pd_mask
typedef double real;
typedef __m512d vec;
typedef __mmask8 mask;
#endif

LANES_CODE vec vec_all(real x)
{
	return VEC(set1)(x);
}

LANES_CODE vec vec_twice_plus(vec a, vec b)
{
	return VEC(fmadd)(a, vec_all(2), b);
}

LANES_CODE vec vec_count(vec n, mask m)
{
	return VEC(mask_add)(n, m, n, vec_all(1));
}

LANES_CODE mask mask_all(void)
{
	return (mask)-1;
}

LANES_CODE mask mask_within(mask m, vec a, vec b)
{
	return VEC_WITHIN(m, a, b, _CMP_LE_OQ);
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

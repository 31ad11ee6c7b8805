/*
 * vec_avx2.h: vectors of 32 bytes for lanes_body.h, which says what each function does. 16 registers hold too few
 * points to keep the units busy; what does not fit is read from the stack, which costs less than waiting.
 */
#ifndef LAPCHART_MANDELBROT_VEC_AVX2_H
#define LAPCHART_MANDELBROT_VEC_AVX2_H
#ifdef __x86_64__

#include <immintrin.h>
#include <stdbool.h>

#define LANES_CODE __attribute__((target("avx2,fma"))) static inline
#define GROUP      5

#ifdef LANES_SINGLE
#define LANES     8
#define VEC(name) _mm256_##name##_ps
typedef float real;
typedef __m256 vec, mask;
#else
#define LANES     4
#define VEC(name) _mm256_##name##_pd
typedef double real;
typedef __m256d vec, mask;
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
	return n + VEC(and)(m, vec_all(1));
}

LANES_CODE mask mask_all(void)
{
	return (mask)_mm256_set1_epi32(-1);
}

LANES_CODE mask mask_within(mask m, vec a, vec b)
{
	return VEC(and)(m, VEC(cmp)(a, b, _CMP_LE_OQ));
}

LANES_CODE unsigned mask_bits(mask m)
{
	return (unsigned)VEC(movemask)(m);
}

static inline bool vec_is_supported(void)
{
	__builtin_cpu_init();
	return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}

#endif
#endif

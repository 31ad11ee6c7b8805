/*
 * vec_portable.h: vectors of 16 bytes for lanes_body.h, which says what each function does. Every 64-bit processor has
 * them (SSE2, NEON, VSX), and the compiler knows how.
 */
#ifndef LAPCHART_MANDELBROT_VEC_PORTABLE_H
#define LAPCHART_MANDELBROT_VEC_PORTABLE_H

#include <stdbool.h>
#include <stdint.h>

#define LANES_CODE static inline
#define GROUP      5

#ifdef LANES_SINGLE
#define LANES 4
typedef float real;
typedef int32_t mask __attribute__((vector_size(16)));
#else
#define LANES 2
typedef double real;
typedef int64_t mask __attribute__((vector_size(16)));
#endif
typedef real vec __attribute__((vector_size(16), may_alias));

LANES_CODE vec vec_all(real x)
{
	return x - (vec){0};
}

LANES_CODE vec vec_twice_plus(vec a, vec b)
{
	return (a + a) + b;
}

LANES_CODE vec vec_count(vec n, mask m)
{
	return n + (vec)(m & (mask)vec_all(1));
}

LANES_CODE mask mask_all(void)
{
	return ~(mask){0};
}

LANES_CODE mask mask_within(mask m, vec a, vec b)
{
	return m & (a <= b);
}

LANES_CODE unsigned mask_bits(mask m)
{
	unsigned bits = 0;
	for (int i = 0; i < LANES; i++)
		bits |= (m[i] & 1u) << i;
	return bits;
}

static inline bool vec_is_supported(void)
{
	return true;
}

#endif

/*
 * arithmetic.h: what the formulas of opcodes.h call, one element at a time; expression.h says what each means. They
 * become part of the loops (and of the loops' instruction set), wherever the compiler would rather have called them.
 *
 * Of C and CUDA alike: the backend `cuda` takes the functions into its source, a paragraph each. What C's library has
 * and CUDA's has not is in analysis.h.
 */
#ifndef LAPCHART_EXPRESSION_ARITHMETIC_H
#define LAPCHART_EXPRESSION_ARITHMETIC_H

#include <math.h>

#include "expression/expression.h"

#define ARITHMETIC static inline __attribute__((always_inline))

/* --- int: wraps around, as unsigned numbers do --- */

ARITHMETIC int64_t int_add(int64_t x, int64_t y)
{
	return (int64_t)((uint64_t)x + (uint64_t)y);
}

ARITHMETIC int64_t int_subtract(int64_t x, int64_t y)
{
	return (int64_t)((uint64_t)x - (uint64_t)y);
}

ARITHMETIC int64_t int_multiply(int64_t x, int64_t y)
{
	return (int64_t)((uint64_t)x * (uint64_t)y);
}

/* By -1 apart: the processor traps at the smallest int. */
ARITHMETIC int64_t int_floor_divide(int64_t x, int64_t y)
{
	if (y == 0 || y == -1)
		return y ? int_subtract(0, x) : 0;
	return x / y - (x % y != 0 && (x < 0) != (y < 0));
}

ARITHMETIC int64_t int_modulo(int64_t x, int64_t y)
{
	if (y == 0 || y == -1)
		return 0;
	int64_t rest = x % y;
	return rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest;
}

ARITHMETIC int64_t int_power(int64_t x, int64_t y)
{
	int64_t power = 1;
	if (y < 0)
		return x == 1 ? 1 : x == -1 ? (y % 2 ? -1 : 1) : 0;
	for (; y; y >>= 1, x = int_multiply(x, x))
		if (y & 1)
			power = int_multiply(power, x);
	return power;
}

/* --- float, double: the rest has the sign of the divisor --- */

ARITHMETIC double real_modulo(double x, double y)
{
	double rest = fmod(x, y);
	if (rest == 0)
		return copysign(0.0, y);
	return (rest < 0) != (y < 0) ? rest + y : rest;
}

ARITHMETIC float real_modulof(float x, float y)
{
	float rest = fmodf(x, y);
	if (rest == 0)
		return copysignf(0.0f, y);
	return (rest < 0) != (y < 0) ? rest + y : rest;
}

/* --- complex --- */

ARITHMETIC struct expression_complex complex_of(double re, double im)
{
	struct expression_complex z = {re, im};
	return z;
}

ARITHMETIC struct expression_complex complex_add(struct expression_complex x, struct expression_complex y)
{
	return complex_of(x.re + y.re, x.im + y.im);
}

ARITHMETIC struct expression_complex complex_subtract(struct expression_complex x, struct expression_complex y)
{
	return complex_of(x.re - y.re, x.im - y.im);
}

ARITHMETIC struct expression_complex complex_multiply(struct expression_complex x, struct expression_complex y)
{
	return complex_of(x.re * y.re - x.im * y.im, x.re * y.im + x.im * y.re);
}

ARITHMETIC double complex_norm(struct expression_complex x)
{
	return x.re * x.re + x.im * x.im;
}

ARITHMETIC struct expression_complex complex_divide(struct expression_complex x, struct expression_complex y)
{
	double norm = complex_norm(y);
	return complex_of((x.re * y.re + x.im * y.im) / norm, (x.im * y.re - x.re * y.im) / norm);
}

#endif

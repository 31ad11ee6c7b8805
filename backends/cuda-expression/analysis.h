/*
 * analysis.h: the functions of complex numbers that expression/analysis.h has of C's library, made of functions of real
 * numbers, since CUDA's library has none for complex ones. The backend takes them into its source, a paragraph each,
 * behind those of expression/arithmetic.h.
 *
 * For finite numbers the result is off by a few units in the last place of the larger part, where the library's real
 * functions are. What comes of infinities and NaN is NaN in more places than C's Annex G has it.
 */
#ifndef LAPCHART_CUDA_EXPRESSION_ANALYSIS_H
#define LAPCHART_CUDA_EXPRESSION_ANALYSIS_H

#include "expression/arithmetic.h"

ARITHMETIC int is_finite(double x)
{
	return fabs(x) <= 1.7976931348623157e308;
}

/* In two steps where exp() alone would overflow: the cosine or sine may be small. */
ARITHMETIC struct expression_complex complex_scaled(double exponent, double re, double im)
{
	double rest = exponent > 700 ? exponent - 700 : 0, factor = exp(exponent - rest), last = exp(rest);
	return complex_of(re * factor * last, im * factor * last);
}

ARITHMETIC struct expression_complex complex_exp(struct expression_complex z)
{
	if (z.im == 0)
		return complex_of(exp(z.re), z.im);
	if (!is_finite(z.im) && z.re < -1.7976931348623157e308)
		return complex_of(0, 0);
	return complex_scaled(z.re, cos(z.im), sin(z.im));
}

/* Near the unit circle |z|^2 - 1 is computed without its 1. */
ARITHMETIC struct expression_complex complex_log(struct expression_complex z)
{
	double x = fabs(z.re), y = fabs(z.im), large = x > y ? x : y, small = x > y ? y : x;
	double absolute = hypot(x, y);
	if (absolute > 0.5 && absolute < 2)
		return complex_of(0.5 * log1p((large - 1) * (large + 1) + small * small), atan2(z.im, z.re));
	return complex_of(log(absolute), atan2(z.im, z.re));
}

ARITHMETIC struct expression_complex complex_power(struct expression_complex x, struct expression_complex y)
{
	return complex_exp(complex_multiply(y, complex_log(x)));
}

/* Of the half plane that has no cancellation; where squares would overflow or be denormal, 2^-2 z or 2^108 z. */
ARITHMETIC struct expression_complex complex_sqrt(struct expression_complex z)
{
	double x = fabs(z.re), y = fabs(z.im), large = x > y ? x : y;
	if (x == 0 && y == 0)
		return complex_of(0, z.im);
	if (y > 1.7976931348623157e308)
		return complex_of(y, z.im);
	if (x > 1.7976931348623157e308)
		return z.re > 0 ? complex_of(x, copysign(z.im - z.im, z.im))
				: complex_of(z.im - z.im, copysign(x, z.im));
	double scale = large > 4e307 ? 0.25 : large < 1e-290 ? 0x1p108 : 1;
	double back = large > 4e307 ? 2 : large < 1e-290 ? 0x1p-54 : 1;
	x *= scale;
	y *= scale;
	double t = sqrt(0.5 * (x + hypot(x, y))), other = y / (2 * t);
	return z.re >= 0 ? complex_of(t * back, copysign(other * back, z.im))
			 : complex_of(other * back, copysign(t * back, z.im));
}

ARITHMETIC struct expression_complex complex_sinh(struct expression_complex z)
{
	if (z.im == 0)
		return complex_of(sinh(z.re), z.im);
	if (fabs(z.re) > 700)
		return complex_scaled(fabs(z.re), copysign(0.5, z.re) * cos(z.im), 0.5 * sin(z.im));
	return complex_of(sinh(z.re) * cos(z.im), cosh(z.re) * sin(z.im));
}

ARITHMETIC struct expression_complex complex_cosh(struct expression_complex z)
{
	if (z.im == 0)
		return complex_of(cosh(z.re), copysign(1.0, z.re) * z.im);
	if (fabs(z.re) > 700)
		return complex_scaled(fabs(z.re), 0.5 * cos(z.im), copysign(0.5, z.re) * sin(z.im));
	return complex_of(cosh(z.re) * cos(z.im), sinh(z.re) * sin(z.im));
}

/* From 22 on the real part is 1 to all digits. */
ARITHMETIC struct expression_complex complex_tanh(struct expression_complex z)
{
	double s = sin(z.im), c = cos(z.im);
	if (fabs(z.re) > 22)
		return complex_of(copysign(1.0, z.re), 4 * s * c * exp(-2 * fabs(z.re)));
	double sh = sinh(z.re), divisor = sh * sh + c * c;
	return complex_of(sh * cosh(z.re) / divisor, s * c / divisor);
}

/* The others by those: sin(z) = -i sinh(iz), and so on. */
ARITHMETIC struct expression_complex complex_sin(struct expression_complex z)
{
	struct expression_complex turned = complex_sinh(complex_of(-z.im, z.re));
	return complex_of(turned.im, -turned.re);
}

ARITHMETIC struct expression_complex complex_cos(struct expression_complex z)
{
	return complex_cosh(complex_of(-z.im, z.re));
}

ARITHMETIC struct expression_complex complex_tan(struct expression_complex z)
{
	struct expression_complex turned = complex_tanh(complex_of(-z.im, z.re));
	return complex_of(turned.im, -turned.re);
}

#endif

/*
 * analysis.h: the functions of complex numbers that formulas of opcodes.h call, by C's library.
 */
#ifndef LAPCHART_EXPRESSION_ANALYSIS_H
#define LAPCHART_EXPRESSION_ANALYSIS_H

#include <complex.h>
#undef I

#include "expression/arithmetic.h"

/* __builtin_complex() keeps signs of zeros and infinities, which x + y*i does not. */
#define ANALYSIS_FUNCTION(name)                                                                                        \
	ARITHMETIC struct expression_complex complex_##name(struct expression_complex x)                               \
	{                                                                                                              \
		double complex result = c##name(__builtin_complex(x.re, x.im));                                        \
		return complex_of(creal(result), cimag(result));                                                       \
	}

ANALYSIS_FUNCTION(sqrt)
ANALYSIS_FUNCTION(exp)
ANALYSIS_FUNCTION(log)
ANALYSIS_FUNCTION(sin)
ANALYSIS_FUNCTION(cos)
ANALYSIS_FUNCTION(tan)
ANALYSIS_FUNCTION(sinh)
ANALYSIS_FUNCTION(cosh)
ANALYSIS_FUNCTION(tanh)

ARITHMETIC struct expression_complex complex_power(struct expression_complex x, struct expression_complex y)
{
	double complex result = cpow(__builtin_complex(x.re, x.im), __builtin_complex(y.re, y.im));
	return complex_of(creal(result), cimag(result));
}

#endif

/*
 * complex-number.h: what CMPLX() of C11 is, which glibc has for gcc only.
 */
#ifndef LAPCHART_PSF_COMPLEX_NUMBER_H
#define LAPCHART_PSF_COMPLEX_NUMBER_H

#include <complex.h>

/* re + im i, as it is: without a product that could make 0 * infinity. */
static inline double complex complex_number(double re, double im)
{
	return __builtin_complex(re, im);
}

#endif

/*
 * fake_cufft.h: cuFFT without a device (fake_runtime.h): many transforms of one dimension, of double2, by the
 * project's own plain transform. A plan without its own work area has to be given one, which is overwritten: what is
 * kept there by mistake is lost, as on a device.
 */
#ifndef LAPCHART_TESTS_FAKE_CUFFT_H
#define LAPCHART_TESTS_FAKE_CUFFT_H

#include <cufft.h>
#include <stddef.h>

/* Call number `nth` (1: the next) of the function of that name, or of any where it is NULL, fails once. */
void fake_cufft_fail(const char *function, int nth);
/* Plans that were not given back. */
size_t fake_cufft_left(void);
/* Calls of any function since the start of the program. */
int fake_cufft_calls(void);

#endif

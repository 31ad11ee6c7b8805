/*
 * fake_cublas.h: cuBLAS without a device (fake_runtime.h): products by their definition, on the processor. Leading
 * dimensions and steps are checked as the library does; a sanitizer sees what goes beyond a matrix.
 */
#ifndef LAPCHART_TESTS_FAKE_CUBLAS_H
#define LAPCHART_TESTS_FAKE_CUBLAS_H

#include <cublas_v2.h>
#include <stddef.h>

/* Call number `nth` (1: the next) of the function of that name, or of any where it is NULL, fails once. */
void fake_cublas_fail(const char *function, int nth);
/* Handles that were not given back. */
size_t fake_cublas_left(void);
/* Calls of any function since the start of the program. */
int fake_cublas_calls(void);

#endif

/*
 * gemm.h: the general matrix product of every BLAS, by its Fortran names.
 */
#ifndef LAPCHART_MATRIX_PRODUCT_GEMM_H
#define LAPCHART_MATRIX_PRODUCT_GEMM_H

#include <stddef.h>

#include "matrix-product/chosen.h"

/* As Fortran passes them: everything by address, and the lengths of the two texts at the end. */
typedef void gemm_fn(const char *transpose_a, const char *transpose_b, const blas_int *m, const blas_int *n,
		     const blas_int *k, const double *alpha, const double *a, const blas_int *lda, const double *b,
		     const blas_int *ldb, const double *beta, double *c, const blas_int *ldc, size_t, size_t);
gemm_fn dgemm_, zgemm_;

#endif

/*
 * product.h: products of matrices on the device by cuBLAS, C = A' B (A' is A transposed, not conjugated), all stored by
 * rows, for several wavelengths at a time.
 */
#ifndef LAPCHART_CUDA_PSF_PRODUCT_H
#define LAPCHART_CUDA_PSF_PRODUCT_H

#include <stddef.h>

#include "cublas/handle.h"

/* A is inner x rows, B inner x columns, C rows x columns; the steps are numbers from one of the `count` wavelengths to
 * the next, 0 for a factor that is the same for all. */
struct cuda_product {
	const void *a, *b;
	void *c;
	size_t a_step, b_step, c_step;
	size_t inner, rows, columns, count;
};

/* Of double, and of double2. */
bool cuda_product_real(cublasHandle_t blas, const struct cuda_product *product, struct error *err);
bool cuda_product_complex(cublasHandle_t blas, const struct cuda_product *product, struct error *err);

#endif

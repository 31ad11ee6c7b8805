/* cuBLAS reads by columns: to it all three are transposed, and what it is asked for is C' = B' A. */
#include "cuda-psf/product.h"

bool cuda_product_real(cublasHandle_t blas, const struct cuda_product *product, struct error *err)
{
	const int m = (int)product->columns, n = (int)product->rows, k = (int)product->inner;
	const double one = 1, zero = 0;
	if (product->count == 1) /* it has more ways to spread a single one over the device */
		return cublas_good(cublasDgemm(blas, CUBLAS_OP_N, CUBLAS_OP_T, m, n, k, &one, product->b, m, product->a,
					       n, &zero, product->c, m),
				   err, "cublasDgemm");
	return cublas_good(cublasDgemmStridedBatched(blas, CUBLAS_OP_N, CUBLAS_OP_T, m, n, k, &one, product->b, m,
						     (long long)product->b_step, product->a, n,
						     (long long)product->a_step, &zero, product->c, m,
						     (long long)product->c_step, (int)product->count),
			   err, "cublasDgemmStridedBatched");
}

bool cuda_product_complex(cublasHandle_t blas, const struct cuda_product *product, struct error *err)
{
	const int m = (int)product->columns, n = (int)product->rows, k = (int)product->inner;
	const cuDoubleComplex one = {1, 0}, zero = {0, 0};
	if (product->count == 1)
		return cublas_good(cublasZgemm(blas, CUBLAS_OP_N, CUBLAS_OP_T, m, n, k, &one, product->b, m, product->a,
					       n, &zero, product->c, m),
				   err, "cublasZgemm");
	return cublas_good(cublasZgemmStridedBatched(blas, CUBLAS_OP_N, CUBLAS_OP_T, m, n, k, &one, product->b, m,
						     (long long)product->b_step, product->a, n,
						     (long long)product->a_step, &zero, product->c, m,
						     (long long)product->c_step, (int)product->count),
			   err, "cublasZgemmStridedBatched");
}

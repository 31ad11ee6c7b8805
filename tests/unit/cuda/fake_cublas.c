#include "fake_cublas.h"

#include <complex.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct cublasContext {
	cublasAtomicsMode_t atomics;
};

static struct {
	size_t handles;
	int calls;
	const char *fails; /* NULL: any function */
	int fails_in;      /* calls; 0: none */
} fake;

void fake_cublas_fail(const char *function, int nth)
{
	fake.fails = function;
	fake.fails_in = nth;
}

size_t fake_cublas_left(void)
{
	return fake.handles;
}

int fake_cublas_calls(void)
{
	return fake.calls;
}

static cublasStatus_t enter(const char *name)
{
	fake.calls++;
	if (fake.fails_in == 0 || (fake.fails && strcmp(fake.fails, name) != 0) || --fake.fails_in > 0)
		return CUBLAS_STATUS_SUCCESS;
	return CUBLAS_STATUS_EXECUTION_FAILED;
}

cublasStatus_t cublasCreate_v2(cublasHandle_t *handle)
{
	cublasStatus_t status = enter("cublasCreate");
	if (status != CUBLAS_STATUS_SUCCESS)
		return status;
	*handle = calloc(1, sizeof **handle);
	fake.handles++;
	return status;
}

cublasStatus_t cublasDestroy_v2(cublasHandle_t handle)
{
	free(handle);
	fake.handles--;
	return enter("cublasDestroy");
}

cublasStatus_t cublasSetAtomicsMode(cublasHandle_t handle, cublasAtomicsMode_t mode)
{
	handle->atomics = mode;
	return enter("cublasSetAtomicsMode");
}

cublasStatus_t cublasGetProperty(libraryPropertyType type, int *value)
{
	*value = (int)type + 1;
	return CUBLAS_STATUS_SUCCESS;
}

const char *cublasGetStatusName(cublasStatus_t status)
{
	return status == CUBLAS_STATUS_EXECUTION_FAILED ? "CUBLAS_STATUS_EXECUTION_FAILED" : "CUBLAS_STATUS_OTHER";
}

const char *cublasGetStatusString(cublasStatus_t status)
{
	return status == CUBLAS_STATUS_EXECUTION_FAILED ? "the function failed to launch" : "it failed";
}

/* C = alpha op(A) op(B) + beta C, by columns; op() is the matrix itself or transposed. */
struct product {
	cublasOperation_t a_op, b_op;
	int m, n, k, lda, ldb, ldc;
};

static bool fits(const struct product *product)
{
	const bool a_as_is = product->a_op == CUBLAS_OP_N, b_as_is = product->b_op == CUBLAS_OP_N;
	return product->m > 0 && product->n > 0 && product->k > 0 &&
	       product->lda >= (a_as_is ? product->m : product->k) &&
	       product->ldb >= (b_as_is ? product->k : product->n) && product->ldc >= product->m &&
	       product->a_op != CUBLAS_OP_C && product->b_op != CUBLAS_OP_C;
}

static size_t place(cublasOperation_t op, int ld, int row, int column)
{
	return op == CUBLAS_OP_N ? (size_t)column * (size_t)ld + (size_t)row
				 : (size_t)row * (size_t)ld + (size_t)column;
}

/* beta 0 means that C is not read, whatever is there. */
#define MULTIPLY(number, product, alpha, a, b, beta, c)                                                                \
	do {                                                                                                           \
		number column[(product)->m];                                                                           \
		for (int j = 0; j < (product)->n; j++) {                                                               \
			number *to = (c) + (size_t)j * (size_t)(product)->ldc;                                         \
			for (int i = 0; i < (product)->m; i++)                                                         \
				column[i] = 0;                                                                         \
			for (int l = 0; l < (product)->k; l++) {                                                       \
				number factor = (b)[place((product)->b_op, (product)->ldb, l, j)];                     \
				for (int i = 0; i < (product)->m; i++)                                                 \
					column[i] += (a)[place((product)->a_op, (product)->lda, i, l)] * factor;       \
			}                                                                                              \
			for (int i = 0; i < (product)->m; i++)                                                         \
				to[i] = (alpha)*column[i] + ((beta) == 0 ? 0 : (beta)*to[i]);                          \
		}                                                                                                      \
	} while (0)

static void multiply_real(const struct product *product, double alpha, const double *a, const double *b, double beta,
			  double *c)
{
	MULTIPLY(double, product, alpha, a, b, beta, c);
}

static void multiply_complex(const struct product *product, double complex alpha, const double complex *a,
			     const double complex *b, double complex beta, double complex *c)
{
	MULTIPLY(double complex, product, alpha, a, b, beta, c);
}

static double complex number_of(const cuDoubleComplex *value)
{
	return __builtin_complex(value->x, value->y);
}

cublasStatus_t cublasDgemm_v2(cublasHandle_t handle, cublasOperation_t a_op, cublasOperation_t b_op, int m, int n,
			      int k, const double *alpha, const double *a, int lda, const double *b, int ldb,
			      const double *beta, double *c, int ldc)
{
	(void)handle;
	const struct product product = {a_op, b_op, m, n, k, lda, ldb, ldc};
	cublasStatus_t status = enter("cublasDgemm");
	if (!fits(&product))
		return CUBLAS_STATUS_INVALID_VALUE;
	if (status == CUBLAS_STATUS_SUCCESS)
		multiply_real(&product, *alpha, a, b, *beta, c);
	return status;
}

cublasStatus_t cublasZgemm_v2(cublasHandle_t handle, cublasOperation_t a_op, cublasOperation_t b_op, int m, int n,
			      int k, const cuDoubleComplex *alpha, const cuDoubleComplex *a, int lda,
			      const cuDoubleComplex *b, int ldb, const cuDoubleComplex *beta, cuDoubleComplex *c,
			      int ldc)
{
	(void)handle;
	const struct product product = {a_op, b_op, m, n, k, lda, ldb, ldc};
	cublasStatus_t status = enter("cublasZgemm");
	if (!fits(&product))
		return CUBLAS_STATUS_INVALID_VALUE;
	if (status == CUBLAS_STATUS_SUCCESS)
		multiply_complex(&product, number_of(alpha), (const double complex *)a, (const double complex *)b,
				 number_of(beta), (double complex *)c);
	return status;
}

cublasStatus_t cublasDgemmStridedBatched(cublasHandle_t handle, cublasOperation_t a_op, cublasOperation_t b_op, int m,
					 int n, int k, const double *alpha, const double *a, int lda, long long a_step,
					 const double *b, int ldb, long long b_step, const double *beta, double *c,
					 int ldc, long long c_step, int count)
{
	cublasStatus_t status = enter("cublasDgemmStridedBatched");
	if (status == CUBLAS_STATUS_SUCCESS && count > 1 && c_step < (long long)ldc * n)
		return CUBLAS_STATUS_INVALID_VALUE;
	for (int i = 0; status == CUBLAS_STATUS_SUCCESS && i < count; i++)
		status = cublasDgemm_v2(handle, a_op, b_op, m, n, k, alpha, a + i * a_step, lda, b + i * b_step, ldb,
					beta, c + i * c_step, ldc);
	return status;
}

cublasStatus_t cublasZgemmStridedBatched(cublasHandle_t handle, cublasOperation_t a_op, cublasOperation_t b_op, int m,
					 int n, int k, const cuDoubleComplex *alpha, const cuDoubleComplex *a, int lda,
					 long long a_step, const cuDoubleComplex *b, int ldb, long long b_step,
					 const cuDoubleComplex *beta, cuDoubleComplex *c, int ldc, long long c_step,
					 int count)
{
	cublasStatus_t status = enter("cublasZgemmStridedBatched");
	if (status == CUBLAS_STATUS_SUCCESS && count > 1 && c_step < (long long)ldc * n)
		return CUBLAS_STATUS_INVALID_VALUE;
	for (int i = 0; status == CUBLAS_STATUS_SUCCESS && i < count; i++)
		status = cublasZgemm_v2(handle, a_op, b_op, m, n, k, alpha, a + i * a_step, lda, b + i * b_step, ldb,
					beta, c + i * c_step, ldc);
	return status;
}

/* x y' is a product over one term. */
cublasStatus_t cublasDger_v2(cublasHandle_t handle, int m, int n, const double *alpha, const double *x, int x_step,
			     const double *y, int y_step, double *a, int lda)
{
	(void)handle;
	const struct product product = {CUBLAS_OP_N, CUBLAS_OP_N, m, n, 1, m, 1, lda};
	cublasStatus_t status = enter("cublasDger");
	if (x_step != 1 || y_step != 1 || !fits(&product))
		return CUBLAS_STATUS_INVALID_VALUE;
	if (status == CUBLAS_STATUS_SUCCESS)
		multiply_real(&product, *alpha, x, y, 1, a);
	return status;
}

cublasStatus_t cublasZgeru_v2(cublasHandle_t handle, int m, int n, const cuDoubleComplex *alpha,
			      const cuDoubleComplex *x, int x_step, const cuDoubleComplex *y, int y_step,
			      cuDoubleComplex *a, int lda)
{
	(void)handle;
	const struct product product = {CUBLAS_OP_N, CUBLAS_OP_N, m, n, 1, m, 1, lda};
	cublasStatus_t status = enter("cublasZgeru");
	if (x_step != 1 || y_step != 1 || !fits(&product))
		return CUBLAS_STATUS_INVALID_VALUE;
	if (status == CUBLAS_STATUS_SUCCESS)
		multiply_complex(&product, number_of(alpha), (const double complex *)x, (const double complex *)y, 1,
				 (double complex *)a);
	return status;
}

/*
 * The matrix product by whichever BLAS the dynamic linker found: LD_LIBRARY_PATH
 * chooses, this program proves which one it is (linkage/linkage.h).
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "linkage/linkage.h"
#include "matrix-product/product.h"
#include "worker/kernel.h"
#include "worker/libs.h"

#define N_MAX       32768
#define THREADS_MAX 1024

/* Wide enough for both kinds of library: one that reads 32 bits finds them in the lower half, which comes first. */
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
typedef int64_t blas_int;
#else
typedef int32_t blas_int;
#endif

/* As Fortran passes them: everything by address, and the lengths of the two texts at the end. */
typedef void gemm_fn(const char *transpose_a, const char *transpose_b, const blas_int *m, const blas_int *n,
		     const blas_int *k, const double *alpha, const double *a, const blas_int *lda, const double *b,
		     const blas_int *ldb, const double *beta, double *c, const blas_int *ldc, size_t, size_t);
gemm_fn dgemm_, zgemm_;

static const char *const types[] = {"double", "complex", NULL};
static gemm_fn *const gemms[] = {dgemm_, zgemm_};

struct state {
	int type; /* index in both */
	struct product product;
};

/* lapchart numbers libraries whose names are equal: of two called "openblas", one is "openblas-2". */
static bool is_called(const char *library, const char *asked)
{
	size_t length = strlen(library);
	if (strncmp(library, asked, length) != 0)
		return false;
	const char *rest = asked + length;
	return !*rest || (*rest == '-' && rest[1] && rest[1 + strspn(rest + 1, "0123456789")] == '\0');
}

/* A time under the wrong library's name is worse than none. */
static bool check_library(const struct linkage *linkage, const struct params *params, struct error *err)
{
	const char *asked = params_get(params, "blas");
	if (!asked || is_called(linkage_name(linkage), asked))
		return true;
	return error_set(err, ERROR_SYSTEM,
			 "blas=%s was asked for, but the library that computes is %s; set LD_LIBRARY_PATH "
			 "to the folder of the one that is meant",
			 asked, linkage_name(linkage));
}

static bool set_threads(const struct linkage *linkage, const struct params *params, struct error *err)
{
	struct error why = ERROR_INIT;
	int64_t threads;
	if (!params_get(params, "threads"))
		return true;
	if (!kernel_param_int(&threads, params, "threads", 1, THREADS_MAX, err))
		return false;
	return linkage_set_threads(linkage, (int)threads, &why) || kernel_unavailable(err, "%s", why.message);
}

static bool prepare_library(const struct params *params, struct error *err)
{
	struct linkage *linkage;
	if (!linkage_open(&linkage, err))
		return false;
	bool good = check_library(linkage, params, err) && set_threads(linkage, params, err);
	linkage_close(linkage);
	return good;
}

static bool prepare(void **state, const struct params *params, struct error *err)
{
	static const char *const names[] = {"type", "n", "blas", "threads", NULL};
	struct state *own = mem_zero(1, sizeof *own);
	int64_t n;
	*state = own;
	return kernel_params_known(params, names, NULL, err) &&
	       kernel_param_word(&own->type, params, "type", types, err) &&
	       kernel_param_int(&n, params, "n", 1, N_MAX, err) && prepare_library(params, err) &&
	       product_make(&own->product, (size_t)n, own->type == 0 ? 1 : 2, err);
}

static bool run(void *state, struct error *err)
{
	(void)err;
	const struct state *own = state;
	const struct product *product = &own->product;
	const blas_int n = (blas_int)product->n;
	const double one[2] = {1, 0}, zero[2] = {0, 0};
	gemms[own->type]("N", "N", &n, &n, &n, one, product->a, &n, product->b, &n, zero, product->c, &n, 1, 1);
	return true;
}

static bool answer(void *state, struct answer *out, struct error *err)
{
	(void)err;
	const struct product *product = &((const struct state *)state)->product;
	int64_t n = (int64_t)product->n;
	int64_t flops_each = product->parts == 1 ? 2 : 8; /* a multiplication and an addition, real or complex */
	answer_number(out, "residual", product_residual(product));
	answer_int(out, "flops", flops_each * n * n * n);
	answer_int(out, "elements", n * n);
	return true;
}

static void finish(void *state)
{
	struct state *own = state;
	if (own)
		product_free(&own->product);
	free(own);
}

static bool available(struct error *why)
{
	struct linkage *linkage;
	bool there = linkage_open(&linkage, why);
	if (there)
		linkage_close(linkage);
	return there;
}

static void describe(struct worker *worker)
{
	struct linkage *linkage;
	if (!linkage_open(&linkage, NULL))
		return;
	linkage_describe(linkage, worker);
	linkage_close(linkage);
	libs_add_openmp(worker);
}

static const char *const own_params[] = {"blas", "threads", NULL};

static const struct kernel kernels[] = {
	{.benchmark = "matrix-product",
	 .params = own_params,
	 .prepare = prepare,
	 .run = run,
	 .answer = answer,
	 .finish = finish},
};

const struct backend backend = {
	.name = "blas",
	.version = "1",
	.summary = "dgemm and zgemm of the BLAS that is installed or chosen (numpy.dot in POPPY's appendix)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.available = available,
	.describe = describe,
};

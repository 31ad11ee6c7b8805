/*
 * The matrix product, and the outer product beside it, by whichever BLAS the dynamic linker found: LD_LIBRARY_PATH
 * chooses, this program proves which one it is (linkage/linkage.h).
 */
#include <stdlib.h>

#include "base/mem.h"
#include "linkage/linkage.h"
#include "matrix-product/chosen.h"
#include "matrix-product/gemm.h"
#include "matrix-product/outer.h"
#include "matrix-product/product.h"
#include "worker/kernel.h"
#include "worker/libs.h"

#define N_MAX 32768

static const char *const types[] = {"double", "complex", NULL};
static gemm_fn *const gemms[] = {dgemm_, zgemm_};

struct state {
	int type; /* index in both */
	struct product product;
};

static bool prepare(void **state, const struct params *params, struct error *err)
{
	static const char *const names[] = {"type", "n", "blas", "threads", NULL};
	struct state *own = mem_zero(1, sizeof *own);
	int64_t n;
	*state = own;
	return kernel_params_known(params, names, NULL, err) &&
	       kernel_param_word(&own->type, params, "type", types, err) &&
	       kernel_param_int(&n, params, "n", 1, N_MAX, err) && chosen_prepare(params, err) &&
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
	{.benchmark = "outer-product",
	 .params = own_params,
	 .prepare = outer_prepare,
	 .run = outer_run,
	 .answer = outer_answer,
	 .finish = outer_finish},
};

const struct backend backend = {
	.name = "blas",
	.version = "1",
	.summary = "The BLAS that is installed or chosen: gemm, ger (numpy.dot and numpy.outer in POPPY's appendix)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.available = available,
	.describe = describe,
};

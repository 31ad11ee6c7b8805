/* The matrix product, and the outer product beside it, by cuBLAS: the GPU's row beside those of the BLAS libraries. */
#include <stdlib.h>

#include "base/mem.h"
#include "cublas/products.h"
#include "cuda/device.h"
#include "matrix-product/product.h"

#define N_MAX 32768

struct state {
	struct product product;
	struct cublas_host host;
	struct cublas_device device;
};

static bool multiply(void *state, struct error *err)
{
	const struct state *own = state;
	const struct cublas_device *device = &own->device;
	const int n = (int)own->product.n;
	const double one = 1, zero = 0;
	const cuDoubleComplex complex_one = {1, 0}, complex_zero = {0, 0};
	if (own->product.parts == 1)
		return cublas_good(cublasDgemm(device->handle, CUBLAS_OP_N, CUBLAS_OP_N, n, n, n, &one, device->a, n,
					       device->b, n, &zero, device->c, n),
				   err, "cublasDgemm");
	return cublas_good(cublasZgemm(device->handle, CUBLAS_OP_N, CUBLAS_OP_N, n, n, n, &complex_one,
				       (const cuDoubleComplex *)device->a, n, (const cuDoubleComplex *)device->b, n,
				       &complex_zero, (cuDoubleComplex *)device->c, n),
			   err, "cublasZgemm");
}

static bool run(void *state, struct error *err)
{
	struct state *own = state;
	return cublas_device_run(&own->device, &own->host, multiply, own, err);
}

static bool prepare(void **state, const struct params *params, struct error *err)
{
	static const char *const names[] = {"type", "n", NULL};
	struct state *own = mem_zero(1, sizeof *own);
	struct product *product = &own->product;
	int type;
	int64_t n;
	*state = own;
	if (!kernel_params_known(params, names, NULL, err) ||
	    !kernel_param_word(&type, params, "type", cublas_types, err) ||
	    !kernel_param_int(&n, params, "n", 1, N_MAX, err) ||
	    !product_make(product, (size_t)n, type == 0 ? 1 : 2, err))
		return false;
	const size_t count = product->n * product->n * product->parts;
	own->host = (struct cublas_host){product->a, product->b, product->c, count, count, count};
	return cublas_device_open(&own->device, &own->host, err) &&
	       cublas_device_first_run(&own->device, &own->host, run, own, err);
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

static bool metrics(void *state, struct answer *out, struct error *err)
{
	const struct state *own = state;
	return cuda_clock_metrics(&own->device.clock, out, err);
}

static void finish(void *state)
{
	struct state *own = state;
	if (!own)
		return;
	cublas_device_close(&own->device, &own->host);
	product_free(&own->product);
	free(own);
}

static void describe(struct worker *worker)
{
	cuda_describe(worker);
	cublas_describe(worker);
}

static const struct kernel kernels[] = {
	{.benchmark = "matrix-product",
	 .prepare = prepare,
	 .run = run,
	 .answer = answer,
	 .finish = finish,
	 .metrics = metrics},
	{.benchmark = "outer-product",
	 .prepare = cublas_outer_prepare,
	 .run = cublas_outer_run,
	 .answer = cublas_outer_answer,
	 .finish = cublas_outer_finish,
	 .metrics = cublas_outer_metrics},
};

const struct backend backend = {
	.name = "cublas",
	.version = "1",
	.summary = "cuBLAS on a GPU, copies included: gemm, ger (numpy.dot and numpy.outer in POPPY's appendix)",
	.class_name = "plain",
	.device = "gpu",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.available = cuda_available,
	.describe = describe,
};

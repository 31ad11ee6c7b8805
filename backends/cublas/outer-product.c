/* The outer product by cuBLAS, in the two ways of matrix-product/outer.h. */
#include <stdlib.h>

#include "base/mem.h"
#include "cublas/products.h"
#include "cuda/device.h"
#include "matrix-product/outer.h"

#define N_MAX 65536

static const char *const routines[] = {"ger", "gemm", NULL};
enum routine { ROUTINE_GER, ROUTINE_GEMM };

struct state {
	struct outer outer;
	int routine; /* enum routine */
	struct cublas_host host;
	struct cublas_device device;
};

static bool by_gemm(const struct cublas_device *device, int n, bool is_complex, struct error *err)
{
	const double one = 1, zero = 0;
	const cuDoubleComplex complex_one = {1, 0}, complex_zero = {0, 0};
	if (!is_complex)
		return cublas_good(cublasDgemm(device->handle, CUBLAS_OP_N, CUBLAS_OP_N, n, n, 1, &one, device->a, n,
					       device->b, 1, &zero, device->c, n),
				   err, "cublasDgemm");
	return cublas_good(cublasZgemm(device->handle, CUBLAS_OP_N, CUBLAS_OP_N, n, n, 1, &complex_one,
				       (const cuDoubleComplex *)device->a, n, (const cuDoubleComplex *)device->b, 1,
				       &complex_zero, (cuDoubleComplex *)device->c, n),
			   err, "cublasZgemm");
}

static bool by_ger(const struct cublas_device *device, int n, bool is_complex, struct error *err)
{
	const double one = 1;
	const cuDoubleComplex complex_one = {1, 0};
	if (!is_complex)
		return cublas_good(cublasDger(device->handle, n, n, &one, device->a, 1, device->b, 1, device->c, n),
				   err, "cublasDger");
	return cublas_good(cublasZgeru(device->handle, n, n, &complex_one, (const cuDoubleComplex *)device->a, 1,
				       (const cuDoubleComplex *)device->b, 1, (cuDoubleComplex *)device->c, n),
			   err, "cublasZgeru");
}

/* `ger` adds to what is there. */
static bool multiply(void *state, struct error *err)
{
	const struct state *own = state;
	const int n = (int)own->outer.n;
	const bool is_complex = own->outer.parts == 2;
	if (own->routine == ROUTINE_GEMM)
		return by_gemm(&own->device, n, is_complex, err);
	return cuda_good(cudaMemsetAsync(own->device.c, 0, own->host.c_count * sizeof *own->host.c, NULL), err,
			 "cudaMemsetAsync") &&
	       by_ger(&own->device, n, is_complex, err);
}

bool cublas_outer_run(void *state, struct error *err)
{
	struct state *own = state;
	return cublas_device_run(&own->device, &own->host, multiply, own, err);
}

bool cublas_outer_prepare(void **state, const struct params *params, struct error *err)
{
	static const char *const names[] = {"type", "n", "routine", NULL};
	struct state *own = mem_zero(1, sizeof *own);
	struct outer *outer = &own->outer;
	int type;
	int64_t n;
	*state = own;
	if (!kernel_params_known(params, names, NULL, err) ||
	    !kernel_param_word(&type, params, "type", cublas_types, err) ||
	    !kernel_param_word(&own->routine, params, "routine", routines, err) ||
	    !kernel_param_int(&n, params, "n", 1, N_MAX, err) || !outer_make(outer, (size_t)n, type == 0 ? 1 : 2, err))
		return false;
	const size_t count = outer->n * outer->parts;
	own->host = (struct cublas_host){outer->x, outer->y, outer->c, count, count, outer->n * count};
	return cublas_device_open(&own->device, &own->host, err) &&
	       cublas_device_first_run(&own->device, &own->host, cublas_outer_run, own, err);
}

bool cublas_outer_answer(void *state, struct answer *out, struct error *err)
{
	(void)err;
	answer_number(out, "residual", outer_residual(&((const struct state *)state)->outer));
	return true;
}

bool cublas_outer_metrics(void *state, struct answer *out, struct error *err)
{
	const struct state *own = state;
	return cuda_clock_metrics(&own->device.clock, out, err);
}

void cublas_outer_finish(void *state)
{
	struct state *own = state;
	if (!own)
		return;
	cublas_device_close(&own->device, &own->host);
	outer_free(&own->outer);
	free(own);
}

/* The outer product by whichever BLAS the dynamic linker found. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "matrix-product/chosen.h"
#include "matrix-product/gemm.h"
#include "matrix-product/outer.h"
#include "worker/kernel.h"

#define N_MAX 65536

/* As Fortran passes them: everything by address. */
typedef void ger_fn(const blas_int *m, const blas_int *n, const double *alpha, const double *x, const blas_int *incx,
		    const double *y, const blas_int *incy, double *a, const blas_int *lda);
ger_fn dger_, zgeru_;

static const char *const types[] = {"double", "complex", NULL};
static gemm_fn *const gemms[] = {dgemm_, zgemm_};
static ger_fn *const gers[] = {dger_, zgeru_};

static const char *const routines[] = {"ger", "gemm", NULL};
enum routine { ROUTINE_GER, ROUTINE_GEMM };

struct state {
	int type;    /* index in gemms and gers */
	int routine; /* enum routine */
	struct outer outer;
};

bool outer_prepare(void **state, const struct params *params, struct error *err)
{
	static const char *const names[] = {"type", "n", "routine", "blas", "threads", NULL};
	struct state *own = mem_zero(1, sizeof *own);
	int64_t n;
	*state = own;
	return kernel_params_known(params, names, NULL, err) &&
	       kernel_param_word(&own->type, params, "type", types, err) &&
	       kernel_param_word(&own->routine, params, "routine", routines, err) &&
	       kernel_param_int(&n, params, "n", 1, N_MAX, err) && chosen_prepare(params, err) &&
	       outer_make(&own->outer, (size_t)n, own->type == 0 ? 1 : 2, err);
}

bool outer_run(void *state, struct error *err)
{
	(void)err;
	const struct state *own = state;
	const struct outer *outer = &own->outer;
	const blas_int n = (blas_int)outer->n, step = 1;
	const double one[2] = {1, 0}, zero[2] = {0, 0};
	if (own->routine == ROUTINE_GEMM) {
		gemms[own->type]("N", "N", &n, &n, &step, one, outer->x, &n, outer->y, &step, zero, outer->c, &n, 1, 1);
		return true;
	}
	memset(outer->c, 0, outer->n * outer->n * outer->parts * sizeof *outer->c);
	gers[own->type](&n, &n, one, outer->x, &step, outer->y, &step, outer->c, &n);
	return true;
}

bool outer_answer(void *state, struct answer *out, struct error *err)
{
	(void)err;
	const struct outer *outer = &((const struct state *)state)->outer;
	answer_number(out, "residual", outer_residual(outer));
	return true;
}

void outer_finish(void *state)
{
	struct state *own = state;
	if (own)
		outer_free(&own->outer);
	free(own);
}

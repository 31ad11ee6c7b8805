#include <stdlib.h>

#include "base/mem.h"
#include "psf/pool.h"

static const struct psf_threads one_thread = {.count = 1};

static const char *const own_params[] = {"processes", NULL};

static bool equip(struct psf_tools *out, struct psf_pool *pool, struct error *err)
{
	const struct psf *psf = &pool->psf;
	return (psf->kind == PSF_IMAGING || psf_plain_dft(&out->dft, psf->grid, err)) &&
	       psf_product_mft(&out->mft, psf, &psf_tile_portable, one_thread, err);
}

static bool prepare(void **state, enum psf_kind kind, const struct params *params, struct error *err)
{
	struct psf_pool *own = mem_zero(1, sizeof *own);
	*state = own;
	return psf_pool_make(own, kind, params, own_params, equip, err);
}

static bool prepare_imaging(void **state, const struct params *params, struct error *err)
{
	return prepare(state, PSF_IMAGING, params, err);
}

static bool prepare_coronagraph(void **state, const struct params *params, struct error *err)
{
	return prepare(state, PSF_CORONAGRAPH, params, err);
}

static void finish(void *state)
{
	if (state)
		psf_pool_free(state);
	free(state);
}

static const struct kernel kernels[] = {
	{.benchmark = "psf-imaging",
	 .params = own_params,
	 .prepare = prepare_imaging,
	 .run = psf_pool_run,
	 .answer = psf_answer,
	 .finish = finish,
	 .metrics = psf_pool_metrics,
	 .planes = psf_pool_planes},
	{.benchmark = "psf-coronagraph",
	 .params = own_params,
	 .prepare = prepare_coronagraph,
	 .run = psf_pool_run,
	 .answer = psf_answer,
	 .finish = finish,
	 .metrics = psf_pool_metrics,
	 .planes = psf_pool_planes},
};

const struct backend backend = {
	.name = "processes",
	.version = "1",
	.summary = "Forked processes over the wavelengths, each as serial, without a library (POPPY, multiprocessing)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
};

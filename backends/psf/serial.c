#include "base/mem.h"
#include "psf/planes.h"
#include "psf/workspace.h"

static const struct psf_threads one_thread = {.count = 1};

static bool prepare(void **state, enum psf_kind kind, const struct params *params, struct error *err)
{
	struct psf_single *own = mem_zero(1, sizeof *own);
	struct psf_tools tools = {.threads = one_thread};
	*state = own;
	if (!psf_define(&own->psf, kind, params, NULL, err))
		return false;
	if ((kind == PSF_CORONAGRAPH && !psf_plain_dft(&tools.dft, own->psf.grid, err)) ||
	    !psf_product_mft(&tools.mft, &own->psf, &psf_tile_portable, one_thread, err)) {
		psf_tools_free(&tools);
		return false;
	}
	return psf_workspace_make(&own->workspace, &own->psf, &tools, err);
}

static bool prepare_imaging(void **state, const struct params *params, struct error *err)
{
	return prepare(state, PSF_IMAGING, params, err);
}

static bool prepare_coronagraph(void **state, const struct params *params, struct error *err)
{
	return prepare(state, PSF_CORONAGRAPH, params, err);
}

static const struct kernel kernels[] = {
	{.benchmark = "psf-imaging",
	 .prepare = prepare_imaging,
	 .run = psf_single_run,
	 .answer = psf_answer,
	 .finish = psf_single_finish,
	 .planes = psf_single_planes},
	{.benchmark = "psf-coronagraph",
	 .prepare = prepare_coronagraph,
	 .run = psf_single_run,
	 .answer = psf_answer,
	 .finish = psf_single_finish,
	 .planes = psf_single_planes},
};

const struct backend backend = {
	.name = "serial",
	.version = "1",
	.summary = "C, one thread, its own mixed-radix FFT and matrix product, no library (POPPY, single process)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
};

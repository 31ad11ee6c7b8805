#include "base/mem.h"
#include "psf/fftw-dft.h"
#include "psf/planes.h"
#include "psf/workspace.h"

struct state {
	struct psf_single single; /* first: the shared hooks take the state for it */
	struct psf_planned planned;
};

static const struct psf_threads one_thread = {.count = 1};

static const char *const coronagraph_params[] = {"plan", NULL};

static bool make_workspace(struct psf_single *single, struct psf_tools *tools, struct error *err)
{
	if (psf_product_mft(&tools->mft, &single->psf, psf_tile_best(), one_thread, err))
		return psf_workspace_make(&single->workspace, &single->psf, tools, err);
	psf_tools_free(tools);
	return false;
}

static bool prepare_imaging(void **state, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	struct psf_tools tools = {.threads = one_thread};
	*state = own;
	return psf_define(&own->single.psf, PSF_IMAGING, params, NULL, err) &&
	       make_workspace(&own->single, &tools, err);
}

static bool prepare_coronagraph(void **state, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	struct psf_tools tools = {.threads = one_thread};
	enum psf_planning planning;
	*state = own;
	return psf_define(&own->single.psf, PSF_CORONAGRAPH, params, coronagraph_params, err) &&
	       psf_param_plan(&planning, params, err) &&
	       psf_fftw_dft(&tools.dft, &own->planned, own->single.psf.grid, PSF_FFTW_SEQUENCES, planning, err) &&
	       make_workspace(&own->single, &tools, err);
}

static bool metrics(void *state, struct answer *out, struct error *err)
{
	(void)err;
	psf_planned_metrics(out, &((const struct state *)state)->planned);
	return true;
}

static void describe(struct worker *worker)
{
	facts_text(&worker->facts, "worker.instruction_set", psf_tile_best()->name);
	psf_fftw_describe(worker);
}

static const struct kernel kernels[] = {
	{.benchmark = "psf-imaging",
	 .prepare = prepare_imaging,
	 .run = psf_single_run,
	 .answer = psf_answer,
	 .finish = psf_single_finish,
	 .planes = psf_single_planes},
	{.benchmark = "psf-coronagraph",
	 .params = coronagraph_params,
	 .prepare = prepare_coronagraph,
	 .run = psf_single_run,
	 .answer = psf_answer,
	 .finish = psf_single_finish,
	 .metrics = metrics,
	 .planes = psf_single_planes},
};

const struct backend backend = {
	.name = "fftw",
	.version = "1",
	.summary = "FFTW and a matrix product in vectors, one process of one thread (POPPY with FFTW, single process)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.describe = describe,
};

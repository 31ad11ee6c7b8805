#include "base/mem.h"
#include "linkage/linkage.h"
#include "matrix-product/chosen.h"
#include "psf/fftw-dft.h"
#include "psf/planes.h"
#include "psf/workspace.h"
#include "psf/zgemm-mft.h"
#include "worker/libs.h"

struct state {
	struct psf_single single; /* first: the shared hooks take the state for it */
	struct psf_planned planned;
};

static const struct psf_threads one_thread = {.count = 1};

static const char *const own_params[] = {"blas", "threads", NULL};

static bool prepare(void **state, enum psf_kind kind, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	struct psf *psf = &own->single.psf;
	struct psf_tools tools = {.threads = one_thread};
	*state = own;
	if (!psf_define(psf, kind, params, own_params, err) || !chosen_prepare(params, err))
		return false;
	if ((kind == PSF_CORONAGRAPH &&
	     !psf_fftw_dft(&tools.dft, &own->planned, psf->grid, PSF_FFTW_SEQUENCES, PSF_MEASURE, err)) ||
	    !psf_zgemm_mft(&tools.mft, psf, err)) {
		psf_tools_free(&tools);
		return false;
	}
	return psf_workspace_make(&own->single.workspace, psf, &tools, err);
}

static bool prepare_imaging(void **state, const struct params *params, struct error *err)
{
	return prepare(state, PSF_IMAGING, params, err);
}

static bool prepare_coronagraph(void **state, const struct params *params, struct error *err)
{
	return prepare(state, PSF_CORONAGRAPH, params, err);
}

static bool metrics(void *state, struct answer *out, struct error *err)
{
	(void)err;
	psf_planned_metrics(out, &((const struct state *)state)->planned);
	return true;
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
	if (linkage_open(&linkage, NULL)) {
		linkage_describe(linkage, worker);
		linkage_close(linkage);
	}
	psf_fftw_describe(worker);
	libs_add_openmp(worker);
}

static const struct kernel kernels[] = {
	{.benchmark = "psf-imaging",
	 .params = own_params,
	 .prepare = prepare_imaging,
	 .run = psf_single_run,
	 .answer = psf_answer,
	 .finish = psf_single_finish,
	 .planes = psf_single_planes},
	{.benchmark = "psf-coronagraph",
	 .params = own_params,
	 .prepare = prepare_coronagraph,
	 .run = psf_single_run,
	 .answer = psf_answer,
	 .finish = psf_single_finish,
	 .metrics = metrics,
	 .planes = psf_single_planes},
};

const struct backend backend = {
	.name = "blas",
	.version = "1",
	.summary = "zgemm of the BLAS that is installed or chosen, FFTW with one thread (POPPY: numpy.dot over ATLAS, "
		   "OpenBLAS, MKL)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.available = available,
	.describe = describe,
};

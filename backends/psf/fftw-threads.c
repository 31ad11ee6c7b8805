#include "base/mem.h"
#include "psf/fftw-dft.h"
#include "psf/fftw-team.h"
#include "psf/planes.h"
#include "psf/team.h"
#include "psf/workspace.h"

#define THREADS_MAX 4096

/* Sequences of a block for each thread. All threads meet five times a block: with fewer sequences they would wait for
 * each other more often, with more the block would leave the second cache by far. */
#define SEQUENCES_EACH 32

struct state {
	struct psf_single single; /* first: the shared hooks take the state for it */
	struct psf_planned planned;
	struct crew *crew;
	struct psf_threads threads;
};

static const char *const own_params[] = {"threads", NULL};

/* As many threads for FFTW, for the matrix product and for all that is moved. */
static bool prepare_threads(struct state *own, const struct params *params, struct error *err)
{
	int64_t threads;
	if (!kernel_param_int(&threads, params, "threads", 1, THREADS_MAX, err) ||
	    !(own->crew = crew_open((int)threads, err)))
		return false;
	own->threads = psf_team_threads(own->crew, (size_t)threads);
	return psf_fftw_team(own->crew, err);
}

static bool prepare(void **state, enum psf_kind kind, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	struct psf *psf = &own->single.psf;
	struct psf_tools tools = {0};
	*state = own;
	if (!psf_define(psf, kind, params, own_params, err) || !prepare_threads(own, params, err))
		return false;
	tools.threads = own->threads;
	if ((kind == PSF_CORONAGRAPH && !psf_fftw_dft(&tools.dft, &own->planned, psf->grid,
						      SEQUENCES_EACH * own->threads.count, PSF_MEASURE, err)) ||
	    !psf_product_mft(&tools.mft, psf, psf_tile_best(), own->threads, err)) {
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

static void finish(void *state)
{
	struct state *own = state;
	struct crew *crew = own ? own->crew : NULL;
	psf_single_finish(own);
	crew_close(crew);
}

static void describe(struct worker *worker)
{
	facts_text(&worker->facts, "worker.instruction_set", psf_tile_best()->name);
	psf_fftw_describe(worker);
}

static const struct kernel kernels[] = {
	{.benchmark = "psf-imaging",
	 .params = own_params,
	 .prepare = prepare_imaging,
	 .run = psf_single_run,
	 .answer = psf_answer,
	 .finish = finish,
	 .planes = psf_single_planes},
	{.benchmark = "psf-coronagraph",
	 .params = own_params,
	 .prepare = prepare_coronagraph,
	 .run = psf_single_run,
	 .answer = psf_answer,
	 .finish = finish,
	 .metrics = metrics,
	 .planes = psf_single_planes},
};

const struct backend backend = {
	.name = "fftw-threads",
	.version = "1",
	.summary = "FFTW's threads, and as many for the matrix product, one wavelength after the other (POPPY, FFTW "
		   "with threads)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.describe = describe,
};

#include <mpi.h>

#include "base/mem.h"
#include "mpi/psf-dft.h"
#include "mpi/ranks.h"
#include "psf/planes.h"
#include "psf/workspace.h"

struct state {
	struct psf_single single; /* first: the shared hooks take the state for it. A rank that has no wavelength has no
				     workspace; the image of rank 0 is the sum of all */
	struct psf_planned planned;
	int rank;
	size_t begin, end; /* wavelengths of this rank, which cost the same each */
	double seconds;
};

static const struct psf_threads one_thread = {.count = 1};

static bool make_workspace(struct state *own, struct psf_tools *tools, struct error *err)
{
	return own->begin == own->end ||
	       (psf_product_mft(&tools->mft, &own->single.psf, psf_tile_best(), one_thread, err) &&
		psf_workspace_make(&own->single.workspace, &own->single.psf, tools, err));
}

static bool prepare(void **state, enum psf_kind kind, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	struct psf *psf = &own->single.psf;
	struct psf_tools tools = {.threads = one_thread};
	int ranks;
	*state = own;
	MPI_Comm_rank(MPI_COMM_WORLD, &own->rank);
	MPI_Comm_size(MPI_COMM_WORLD, &ranks);
	if (!ranks_agree(psf_define(psf, kind, params, ranks_params, err), err))
		return false;
	own->begin = psf_part(psf->wavelengths, (size_t)own->rank, (size_t)ranks);
	own->end = psf_part(psf->wavelengths, (size_t)own->rank + 1, (size_t)ranks);
	bool good = (kind == PSF_IMAGING || psf_ranks_dft(&tools.dft, &own->planned, psf->grid, err)) &&
		    make_workspace(own, &tools, err);
	psf_tools_free(&tools);
	return good;
}

static bool prepare_imaging(void **state, const struct params *params, struct error *err)
{
	return prepare(state, PSF_IMAGING, params, err);
}

static bool prepare_coronagraph(void **state, const struct params *params, struct error *err)
{
	return prepare(state, PSF_CORONAGRAPH, params, err);
}

/* This rank's part of the sum. */
static void compute(struct state *own)
{
	const struct psf *psf = &own->single.psf;
	double begin = MPI_Wtime();
	for (size_t i = 0; i < psf->side * psf->side; i++)
		psf->image[i] = 0;
	for (size_t i = own->begin; i < own->end; i++)
		psf_add_wavelength(own->single.workspace, i, psf->image);
	own->seconds = MPI_Wtime() - begin;
}

static bool run(void *state, struct error *err)
{
	(void)err;
	struct state *own = state;
	const struct psf *psf = &own->single.psf;
	const int pixels = (int)(psf->side * psf->side); /* of at most 10240 x 10240 */
	compute(own);
	MPI_Reduce(own->rank == 0 ? MPI_IN_PLACE : psf->image, psf->image, pixels, MPI_DOUBLE, MPI_SUM, 0,
		   MPI_COMM_WORLD);
	return true;
}

static bool metrics(void *state, struct answer *list, struct error *err)
{
	(void)err;
	const struct state *own = state;
	ranks_tell(list, "wavelengths", (struct ranks_share){(int64_t)(own->end - own->begin), own->seconds});
	if (list && own->single.psf.kind == PSF_CORONAGRAPH)
		psf_ranks_planned(list, &own->planned);
	return true;
}

static bool planes(void *state, struct planes *list, struct error *err)
{
	return !list || psf_single_planes(state, list, err);
}

static void describe(struct worker *worker)
{
	facts_text(&worker->facts, "worker.instruction_set", psf_tile_best()->name);
	psf_ranks_describe(worker);
}

static const struct kernel kernels[] = {
	{.benchmark = "psf-imaging",
	 .params = ranks_params,
	 .prepare = prepare_imaging,
	 .run = run,
	 .answer = psf_answer,
	 .finish = psf_single_finish,
	 .metrics = metrics,
	 .planes = planes},
	{.benchmark = "psf-coronagraph",
	 .params = ranks_params,
	 .prepare = prepare_coronagraph,
	 .run = run,
	 .answer = psf_answer,
	 .finish = psf_single_finish,
	 .metrics = metrics,
	 .planes = planes},
};

const struct backend backend = {
	.name = "mpi",
	.version = "1",
	.summary = "MPI ranks over the wavelengths, FFTW (or own transforms) with one thread in each, also on several "
		   "machines (POPPY, ParallelPython)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = COUNT_OF(kernels),
	.describe = describe,
};

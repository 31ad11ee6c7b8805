#include <stdlib.h>

#include "base/mem.h"
#include "psf/fftw-dft.h"
#include "psf/planes.h"
#include "psf/workspace.h"
#include "worker/libs.h"
#include "worker/team.h"

#define THREADS_MAX 4096

/* What a thread has for itself; all execute the same plans. */
struct member {
	struct psf_workspace *workspace;
	double *image;
	struct error err;
};

struct state {
	struct psf psf; /* first: psf_answer() takes the state for it */
	struct psf_planned planned;
	struct psf_dft *dft;
	struct member *members;
	size_t count;
};

static const struct psf_threads one_thread = {.count = 1};

static const char *const own_params[] = {"threads", NULL};

static bool make_member(struct member *member, const struct psf *psf, struct psf_dft *dft)
{
	struct psf_tools tools = {.dft = dft, .threads = one_thread};
	member->image = psf_values(psf->side * psf->side, 0, &member->err);
	if (!member->image || !psf_product_mft(&tools.mft, psf, psf_tile_best(), one_thread, &member->err)) {
		psf_tools_free(&tools);
		return false;
	}
	return psf_workspace_make(&member->workspace, psf, &tools, &member->err);
}

/* For as many threads as find something to do. Each touches its own memory first, so that it lies near to it. */
static bool make_members(struct state *own, int64_t threads, struct error *err)
{
	bool good = true;
	own->count = (size_t)threads < own->psf.wavelengths ? (size_t)threads : own->psf.wavelengths;
	own->members = mem_zero(own->count, sizeof *own->members);
	struct psf_dft **shares = mem_zero(own->count, sizeof(struct psf_dft *));
	for (size_t i = 0; own->dft && i < own->count; i++)
		shares[i] = psf_fftw_share(own->dft);
#pragma omp parallel for schedule(static, 1) num_threads((int)own->count) reduction(&& : good)
	for (size_t i = 0; i < own->count; i++)
		good = make_member(&own->members[i], &own->psf, shares[i]) && good;
	free(shares);
	for (size_t i = 0; i < own->count; i++)
		if (own->members[i].err.kind != ERROR_NONE)
			return error_set(err, own->members[i].err.kind, "%s", own->members[i].err.message);
	return good;
}

static bool prepare(void **state, enum psf_kind kind, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	int64_t threads;
	*state = own;
	if (!psf_define(&own->psf, kind, params, own_params, err) ||
	    !kernel_param_int(&threads, params, "threads", 1, THREADS_MAX, err) || !team_prepare((int)threads, err))
		return false;
	return (kind == PSF_IMAGING ||
		psf_fftw_dft(&own->dft, &own->planned, own->psf.grid, PSF_FFTW_SEQUENCES, PSF_MEASURE, err)) &&
	       make_members(own, threads, err);
}

static bool prepare_imaging(void **state, const struct params *params, struct error *err)
{
	return prepare(state, PSF_IMAGING, params, err);
}

static bool prepare_coronagraph(void **state, const struct params *params, struct error *err)
{
	return prepare(state, PSF_CORONAGRAPH, params, err);
}

static void collect_pixel(const struct state *own, size_t pixel)
{
	double sum = 0;
	for (size_t i = 0; i < own->count; i++)
		sum += own->members[i].image[pixel];
	own->psf.image[pixel] = sum;
}

static bool run(void *state, struct error *err)
{
	(void)err;
	const struct state *own = state;
	const size_t pixels = own->psf.side * own->psf.side;
#pragma omp parallel num_threads((int)own->count)
	{
		const struct member *member = &own->members[omp_get_thread_num()];
		for (size_t i = 0; i < pixels; i++)
			member->image[i] = 0;
#pragma omp for schedule(dynamic)
		for (size_t i = 0; i < own->psf.wavelengths; i++)
			psf_add_wavelength(member->workspace, i, member->image);
#pragma omp for schedule(static)
		for (size_t i = 0; i < pixels; i++)
			collect_pixel(own, i);
	}
	return true;
}

static void finish(void *state)
{
	struct state *own = state;
	if (!own)
		return;
	for (size_t i = 0; i < own->count; i++) {
		psf_workspace_free(own->members[i].workspace);
		free(own->members[i].image);
	}
	psf_dft_free(own->dft);
	free(own->members);
	psf_free(&own->psf);
	free(own);
}

static bool metrics(void *state, struct answer *out, struct error *err)
{
	(void)err;
	psf_planned_metrics(out, &((const struct state *)state)->planned);
	return true;
}

static bool planes(void *state, struct planes *out, struct error *err)
{
	const struct state *own = state;
	if (!psf_planes_write(own->members[0].workspace, &own->psf, err))
		return false;
	psf_planes_announce(out, &own->psf);
	return true;
}

static void describe(struct worker *worker)
{
	facts_text(&worker->facts, "worker.instruction_set", psf_tile_best()->name);
	psf_fftw_describe(worker);
	libs_add_openmp(worker);
}

static const struct kernel kernels[] = {
	{.benchmark = "psf-imaging",
	 .params = own_params,
	 .prepare = prepare_imaging,
	 .run = run,
	 .answer = psf_answer,
	 .finish = finish,
	 .planes = planes},
	{.benchmark = "psf-coronagraph",
	 .params = own_params,
	 .prepare = prepare_coronagraph,
	 .run = run,
	 .answer = psf_answer,
	 .finish = finish,
	 .metrics = metrics,
	 .planes = planes},
};

const struct backend backend = {
	.name = "openmp",
	.version = "1",
	.summary =
		"OpenMP threads over the wavelengths, FFTW with one thread in each (POPPY's wish: parallel wavelengths "
		"in one process)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.describe = describe,
};

/*
 * Worker processes and threads of FFTW at once. POPPY's manual warns that this
 * crashes, and it does wherever a process forks that has threads: the child
 * has one thread only, but the memory of all of them. Locks that others held
 * stay locked, and a library that keeps its threads waiting for work (OpenMP's
 * runtime, FFTW) waits for ever for those that are not there.
 *
 * Here no process that forks has, or ever had, a second thread:
 * - the parent does nothing but fork, wait and add up. It neither initialises
 *   FFTW's threads nor plans;
 * - each worker starts the threads that FFTW's plans and the matrix product are
 *   carried out by after it was forked, for itself; it forks no more;
 * - planning by the clock runs threads. So it happens in a child of its own,
 *   before the first run, which leaves what it learnt (a text) in shared memory;
 *   the workers read the text, and plan from it without running anything.
 *
 * The threads are those of a crew, which soon sleep while they wait: the
 * processes know nothing of each other, and together may have more threads than
 * there are cores.
 */
#include <fftw3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/mem.h"
#include "psf/fftw-dft.h"
#include "psf/fftw-team.h"
#include "psf/pool.h"
#include "psf/team.h"
#include "worker/libs.h"

/* Sequences of a block for each thread, where there are several: all threads meet five times a block. */
#define SEQUENCES_EACH 32

#define THREADS_MAX 4096
#define WISDOM_MAX  (4 << 20)

/* What the planning child leaves to the others. */
struct plan {
	struct psf_planned planned;
	char wisdom[WISDOM_MAX];
};

struct state {
	struct psf_pool pool; /* first: the shared hooks take the state for it */
	int64_t threads;
	struct plan *plan; /* shared; NULL for psf-imaging */
	struct crew *crew; /* in a child */
};

static const char *const own_params[] = {"processes", "threads", NULL};

/* In a child. */
static bool start_threads(struct state *own, struct error *err)
{
	return (own->crew = crew_open((int)own->threads, err)) && psf_fftw_team(own->crew, err);
}

static size_t sequences(const struct state *own)
{
	return own->threads == 1 ? PSF_FFTW_SEQUENCES : SEQUENCES_EACH * (size_t)own->threads;
}

static bool keep_wisdom(struct plan *plan, struct error *err)
{
	char *text = fftw_export_wisdom_to_string();
	if (!text || strlen(text) >= WISDOM_MAX) {
		free(text);
		return error_set(err, ERROR_SYSTEM, "FFTW does not tell its plans; remove its file of wisdom");
	}
	strcpy(plan->wisdom, text);
	free(text);
	return true;
}

/* In a child of its own. */
static bool plan_by_the_clock(struct psf_pool *pool, struct error *err)
{
	struct state *own = (struct state *)pool;
	struct psf_dft *dft;
	if (!start_threads(own, err) ||
	    !psf_fftw_dft(&dft, &own->plan->planned, pool->psf.grid, sequences(own), PSF_MEASURE, err))
		return false;
	psf_dft_free(dft);
	crew_close(own->crew);
	return keep_wisdom(own->plan, err);
}

/* What the clock said counts for plans by rules as well. */
static bool plan_from_wisdom(struct psf_dft **out, const struct state *own, struct error *err)
{
	struct psf_planned planned;
	fftw_import_wisdom_from_string(own->plan->wisdom);
	return psf_fftw_dft(out, &planned, own->pool.psf.grid, sequences(own), PSF_ESTIMATE, err);
}

static bool equip(struct psf_tools *out, struct psf_pool *pool, struct error *err)
{
	struct state *own = (struct state *)pool;
	if (!start_threads(own, err))
		return false;
	out->threads = psf_team_threads(own->crew, (size_t)own->threads);
	return (!own->plan || plan_from_wisdom(&out->dft, own, err)) &&
	       psf_product_mft(&out->mft, &pool->psf, psf_tile_best(), out->threads, err);
}

static void unequip(struct psf_pool *pool)
{
	crew_close(((struct state *)pool)->crew);
}

static bool prepare(struct state *own, enum psf_kind kind, const struct params *params, struct error *err)
{
	bool good = psf_pool_make(&own->pool, kind, params, own_params, equip, err);
	own->pool.unequip = unequip;
	return good && kernel_param_int(&own->threads, params, "threads", 1, THREADS_MAX, err);
}

static bool prepare_imaging(void **state, const struct params *params, struct error *err)
{
	*state = mem_zero(1, sizeof(struct state));
	return prepare(*state, PSF_IMAGING, params, err);
}

static bool prepare_coronagraph(void **state, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	*state = own;
	return prepare(own, PSF_CORONAGRAPH, params, err) && (own->plan = psf_pool_map(sizeof *own->plan, err)) &&
	       psf_pool_in_child(&own->pool, plan_by_the_clock, err);
}

static bool metrics(void *state, struct answer *out, struct error *err)
{
	const struct state *own = state;
	if (own->plan)
		psf_planned_metrics(out, &own->plan->planned);
	return psf_pool_metrics(state, out, err);
}

static void finish(void *state)
{
	struct state *own = state;
	if (!own)
		return;
	if (own->plan)
		munmap(own->plan, sizeof *own->plan);
	psf_pool_free(&own->pool);
	free(own);
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
	 .run = psf_pool_run,
	 .answer = psf_answer,
	 .finish = finish,
	 .metrics = metrics,
	 .planes = psf_pool_planes},
	{.benchmark = "psf-coronagraph",
	 .params = own_params,
	 .prepare = prepare_coronagraph,
	 .run = psf_pool_run,
	 .answer = psf_answer,
	 .finish = finish,
	 .metrics = metrics,
	 .planes = psf_pool_planes},
};

const struct backend backend = {
	.name = "processes-fftw",
	.version = "1",
	.summary =
		"Forked processes over the wavelengths, each with FFTW's threads (POPPY, multiprocessing and FFTW at "
		"once, of which its manual warns)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.describe = describe,
};

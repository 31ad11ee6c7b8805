#include "peak/peak.h"

#include <stdlib.h>

#include "base/mem.h"
#include "worker/kernel.h"
#include "worker/libs.h"
#include "worker/team.h"

#define THREADS_MAX 4096

/* Steps of one run: some milliseconds, long against the start of a team. */
#define FLOPS_STEPS ((int64_t)1 << 20)

/* The factor 1 makes each sum the number of steps, exactly. Costs no less than any other. */
#define FLOPS_FACTOR 1.0
#define FLOPS_ADDEND 1.0

enum quantity { QUANTITY_FLOPS, QUANTITY_TRIAD, QUANTITY_COPY };
static const char *const quantities[] = {"flops", "triad", "copy", NULL};

struct state {
	enum quantity quantity;
	int threads;
	const struct flops_path *path;
	double *sums; /* FLOPS_LANES_MAX for each thread */
	struct bandwidth bandwidth;
};

static bool prepare_arrays(struct state *own, struct error *err)
{
	enum bandwidth_kind kind = own->quantity == QUANTITY_TRIAD ? BANDWIDTH_TRIAD : BANDWIDTH_COPY;
	return bandwidth_prepare(&own->bandwidth, kind, bandwidth_size(bandwidth_cache_bytes()), own->threads, err);
}

static bool prepare(void **state, const struct params *params, struct error *err)
{
	static const char *const names[] = {"quantity", "threads", NULL};
	struct state *own = mem_zero(1, sizeof *own);
	int quantity;
	int64_t threads;
	*state = own;
	if (!kernel_params_known(params, names, NULL, err) ||
	    !kernel_param_word(&quantity, params, "quantity", quantities, err) ||
	    !kernel_param_int(&threads, params, "threads", 1, THREADS_MAX, err))
		return false;
	own->quantity = (enum quantity)quantity;
	own->threads = (int)threads;
	own->path = flops_best();
	if (!team_prepare(own->threads, err))
		return false;
	if (own->quantity != QUANTITY_FLOPS)
		return prepare_arrays(own, err);
	own->sums = mem_zero((size_t)own->threads * FLOPS_LANES_MAX, sizeof *own->sums);
	return true;
}

static void run_flops(const struct state *own)
{
#pragma omp parallel num_threads(own->threads)
	{
		double *sums = own->sums + (size_t)omp_get_thread_num() * FLOPS_LANES_MAX;
		own->path->run(sums, FLOPS_STEPS, FLOPS_FACTOR, FLOPS_ADDEND);
	}
}

static bool run(void *state, struct error *err)
{
	(void)err;
	const struct state *own = state;
	if (own->quantity == QUANTITY_FLOPS)
		run_flops(own);
	else
		bandwidth_run(&own->bandwidth);
	return true;
}

static int64_t wrong_sums(const struct state *own)
{
	int64_t wrong = 0;
	for (int thread = 0; thread < own->threads; thread++)
		for (int lane = 0; lane < own->path->lanes; lane++)
			wrong += own->sums[(size_t)thread * FLOPS_LANES_MAX + (size_t)lane] != (double)FLOPS_STEPS;
	return wrong;
}

/* wrong: results that are not exactly right; flops or bytes: of one run. */
static bool answer(void *state, struct answer *out, struct error *err)
{
	(void)err;
	const struct state *own = state;
	if (own->quantity == QUANTITY_FLOPS) {
		answer_int(out, "wrong", wrong_sums(own));
		answer_int(out, "flops", 2 * FLOPS_STEPS * own->path->lanes * own->threads);
		answer_int(out, "bytes", 0);
		return true;
	}
	int64_t multiply_add = own->quantity == QUANTITY_TRIAD ? 2 : 0;
	answer_int(out, "wrong", bandwidth_wrong(&own->bandwidth));
	answer_int(out, "flops", multiply_add * (int64_t)own->bandwidth.count);
	answer_int(out, "bytes", bandwidth_bytes(&own->bandwidth));
	return true;
}

static void finish(void *state)
{
	struct state *own = state;
	if (!own)
		return;
	bandwidth_finish(&own->bandwidth);
	free(own->sums);
	free(own);
}

static void describe(struct worker *worker)
{
	size_t cache = bandwidth_cache_bytes();
	facts_text(&worker->facts, "worker.instruction_set", flops_best()->name);
	facts_int(&worker->facts, "worker.arrays_bytes", (int64_t)bandwidth_size(cache));
	if (cache)
		facts_int(&worker->facts, "worker.last_level_cache_bytes", (int64_t)cache);
	libs_add_openmp(worker);
}

static const char *const own_params[] = {"threads", NULL};

static const struct kernel kernels[] = {
	{.benchmark = "machine-peak",
	 .params = own_params,
	 .prepare = prepare,
	 .run = run,
	 .answer = answer,
	 .finish = finish},
};

const struct backend backend = {
	.name = "peak",
	.version = "1",
	.summary = "C, OpenMP threads: multiply-adds in registers, STREAM triad and copy",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.describe = describe,
};

#include <stdlib.h>

#include "angular-cut/angular-cut.h"
#include "base/mem.h"
#include "worker/libs.h"
#include "worker/team.h"

#define THREADS_MAX 4096
/* A share is long enough that taking the next one costs nothing, and there are enough of them. */
#define SHARE 256

struct state {
	struct angular_cut cut; /* first: the shared hooks take the state for it */
	struct angular_share *shares;
	int64_t share_count;
	int threads;
};

static const char *const own_params[] = {"threads", NULL};

static bool prepare(void **state, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	int64_t threads;
	*state = own;
	if (!kernel_param_int(&threads, params, "threads", 1, THREADS_MAX, err) ||
	    !angular_cut_define(&own->cut, params, own_params, err) || !angular_cut_allocate(&own->cut, err))
		return false;
	own->threads = (int)threads;
	own->share_count = own->cut.objects.count / SHARE + 1;
	own->shares = mem_zero((size_t)own->share_count, sizeof *own->shares);
	return team_prepare(own->threads, err);
}

static bool run(void *state, struct error *err)
{
	(void)err;
	struct state *own = state;
#pragma omp parallel for schedule(dynamic) num_threads(own->threads)
	for (int64_t i = 0; i < own->share_count; i++) {
		struct angular_share share = angular_cut_share(&own->cut, i, own->share_count);
		angular_cut_range(&own->cut, &share, own->cut.removed + share.begin);
		own->shares[i] = share;
	}
	angular_cut_join(&own->cut, own->shares, own->share_count);
	return true;
}

static bool answer(void *state, struct answer *out, struct error *err)
{
	const struct state *own = state;
	answer_int(out, "looked", angular_cut_looked(own->shares, own->share_count));
	return angular_cut_answer(state, out, err);
}

static void finish(void *state)
{
	struct state *own = state;
	if (own)
		free(own->shares);
	angular_cut_finish(own);
}

static void describe(struct worker *worker)
{
	facts_int(&worker->facts, "openmp.version", _OPENMP);
	libs_add_openmp(worker);
}

static const struct kernel kernels[] = {
	{.benchmark = "angular-cut",
	 .params = own_params,
	 .prepare = prepare,
	 .run = run,
	 .answer = answer,
	 .finish = finish},
};

const struct backend backend = {
	.name = "openmp",
	.version = "1",
	.summary = "C, OpenMP threads over the objects, all pairs until the first that is near (parallel notebook: "
		   "threads)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = COUNT_OF(kernels),
	.describe = describe,
};

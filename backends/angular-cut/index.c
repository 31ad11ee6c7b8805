#include "angular-cut/index.h"

#include <stdlib.h>

#include "base/mem.h"
#include "crew/crew.h"
#include "worker/clones.h"

#define THREADS_MAX 4096

struct state {
	struct angular_cut cut; /* first: the shared hooks take the state for it */
	struct index index;
	struct crew *crew;
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
	index_allocate(&own->index, &own->cut, (int)threads);
	own->crew = crew_open((int)threads, err);
	return own->crew != NULL;
}

static void work(struct crew *crew, void *context, int thread)
{
	struct index *index = context;
	index_enter(index, thread);
	crew_meet(crew);
	index_unite(index, thread);
	if (thread == 0)
		index_begin_lists(index);
	crew_meet(crew);
	index_fill_lists(index, thread);
	crew_meet(crew);
	index_decide(index, thread);
	crew_meet(crew);
	index_list(index, thread);
}

static bool run(void *state, struct error *err)
{
	(void)err;
	struct state *own = state;
	crew_run(own->crew, work, &own->index);
	return true;
}

static bool metrics(void *state, struct answer *out, struct error *err)
{
	(void)err;
	const struct index *index = &((const struct state *)state)->index;
	int64_t border = 0, pairs = 0;
	for (int i = 0; i < index->threads; i++) {
		border += index->parts[i].tally.border;
		pairs += index->parts[i].tally.pairs;
	}
	answer_int(out, "border_objects", border);
	answer_int(out, "pairs", pairs);
	return true;
}

static void finish(void *state)
{
	struct state *own = state;
	if (own) {
		crew_close(own->crew);
		index_free(&own->index);
	}
	angular_cut_finish(own);
}

static void describe(struct worker *worker)
{
	facts_text(&worker->facts, "worker.instruction_set", worker_clone_name());
}

static const struct kernel kernels[] = {
	{.benchmark = "angular-cut",
	 .params = own_params,
	 .prepare = prepare,
	 .run = run,
	 .answer = angular_cut_answer,
	 .finish = finish,
	 .metrics = metrics},
};

const struct backend backend = {
	.name = "index",
	.version = "1",
	.summary = "C, POSIX threads, cells of the sphere that caps cover or touch (a shortcut of the parallel "
		   "notebook's "
		   "cut)",
	.class_name = "shortcut",
	.kernels = kernels,
	.kernel_count = COUNT_OF(kernels),
	.describe = describe,
};

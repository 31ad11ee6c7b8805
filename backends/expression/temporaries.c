#include <stdlib.h>

#include "base/mem.h"
#include "expression/operations.h"
#include "worker/clones.h"

struct state {
	struct problem problem; /* first: the shared hook takes the state for it */
	struct operations operations;
};

static bool prepare(void **state, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	*state = own;
	return problem_prepare(&own->problem, params, NULL, 1, err) &&
	       operations_allocate(&own->operations, &own->problem, own->problem.count, err);
}

static bool run(void *state, struct error *err)
{
	(void)err;
	const struct state *own = state;
	operations_evaluate(&own->operations, &own->problem, 0, own->problem.count);
	return true;
}

static void finish(void *state)
{
	struct state *own = state;
	if (!own)
		return;
	operations_free(&own->operations);
	problem_free(&own->problem);
	free(own);
}

static void describe(struct worker *worker)
{
	facts_text(&worker->facts, "worker.instruction_set", worker_clone_name());
}

static const struct kernel kernels[] = {
	{.benchmark = "expression", .prepare = prepare, .run = run, .answer = problem_answer, .finish = finish},
};

const struct backend backend = {
	.name = "temporaries",
	.version = "1",
	.summary = "C, one thread, operation by operation, each with a temporary array (numpy of the tutorial and the "
		   "salon)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.describe = describe,
};

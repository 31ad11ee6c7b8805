#include <stdlib.h>

#include "base/mem.h"
#include "expression/operations.h"
#include "worker/clones.h"

/* All temporaries of a block take 41 bytes an element at most: 82 KiB, which second-level caches hold. */
#define BLOCK 2048

struct state {
	struct problem problem; /* first: the shared hook takes the state for it */
	struct operations operations;
};

static bool prepare(void **state, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	*state = own;
	return problem_prepare(&own->problem, params, NULL, 1, err) &&
	       operations_allocate(&own->operations, &own->problem, BLOCK, err);
}

static bool run(void *state, struct error *err)
{
	(void)err;
	const struct state *own = state;
	size_t count = own->problem.count;
	for (size_t begin = 0; begin < count; begin += BLOCK)
		operations_evaluate(&own->operations, &own->problem, begin,
				    count - begin < BLOCK ? count - begin : BLOCK);
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
	facts_int(&worker->facts, "worker.block_elements", BLOCK);
	facts_text(&worker->facts, "worker.instruction_set", worker_clone_name());
}

static const struct kernel kernels[] = {
	{.benchmark = "expression", .prepare = prepare, .run = run, .answer = problem_answer, .finish = finish},
};

const struct backend backend = {
	.name = "blocked",
	.version = "1",
	.summary = "C, one thread, operation by operation in cache-sized blocks (numpy_vector_2 of the tutorial)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.describe = describe,
};

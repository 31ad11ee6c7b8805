#include <stdlib.h>

#include "base/mem.h"
#include "expression/texts.h"

#define THREADS_MAX 4096

struct state {
	struct problem problem; /* first: the shared hook takes the state for it */
	struct expression *expression;
	struct crew *crew;
};

static const char *const own_params[] = {"threads", NULL};

static bool prepare(void **state, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	int64_t threads;
	*state = own;
	if (!kernel_param_int(&threads, params, "threads", 1, THREADS_MAX, err) ||
	    !problem_prepare(&own->problem, params, own_params, (int)threads, err))
		return false;
	return texts_compile(&own->expression, &own->problem, err) && (own->crew = crew_open((int)threads, err));
}

static bool run(void *state, struct error *err)
{
	(void)err;
	const struct state *own = state;
	const void *operands[TEXTS_OPERANDS_MAX];
	void *result = texts_arrays(operands, &own->problem);
	expression_run(own->expression, result, operands, own->problem.count, own->crew);
	return true;
}

static void finish(void *state)
{
	struct state *own = state;
	if (!own)
		return;
	crew_close(own->crew);
	expression_free(own->expression);
	problem_free(&own->problem);
	free(own);
}

static void describe(struct worker *worker)
{
	facts_text(&worker->facts, "worker.instruction_set", expression_instruction_set());
}

static const struct kernel kernels[] = {
	{.benchmark = "expression",
	 .params = own_params,
	 .prepare = prepare,
	 .run = run,
	 .answer = problem_answer,
	 .finish = finish},
};

const struct backend backend = {
	.name = "compiled",
	.version = "1",
	.summary = "C, a compiled expression in cache-sized blocks over threads (numexpr of the tutorial and "
		   "the salon)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.describe = describe,
};

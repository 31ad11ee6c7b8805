#include <stdlib.h>

#include "base/mem.h"
#include "expression/problem.h"

#define THREADS_MAX 4096

struct state {
	struct problem problem; /* first: the shared hook takes the state for it */
	struct expression *expression;
	struct crew *crew;
};

static const char *const own_params[] = {"threads", NULL};

/* By enum problem_kind. */
static const struct {
	const char *text;
	struct expression_operand operands[3];
	size_t operand_count;
} texts[] = {
	[PROBLEM_ARITHMETIC] = {"b*(c + d)",
				{{"b", EXPRESSION_DOUBLE, false},
				 {"c", EXPRESSION_DOUBLE, false},
				 {"d", EXPRESSION_DOUBLE, false}},
				3},
	[PROBLEM_STEP] = {"where(abs(z*z + q) > 2, 0, z*z + q)",
			  {{"z", EXPRESSION_COMPLEX, false}, {"q", EXPRESSION_COMPLEX, false}},
			  2},
};

static bool prepare(void **state, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	int64_t threads;
	*state = own;
	if (!kernel_param_int(&threads, params, "threads", 1, THREADS_MAX, err) ||
	    !problem_prepare(&own->problem, params, own_params, (int)threads, err))
		return false;
	enum problem_kind kind = own->problem.kind;
	return expression_compile(&own->expression, texts[kind].text, texts[kind].operands, texts[kind].operand_count,
				  NULL, err) &&
	       (own->crew = crew_open((int)threads, err));
}

static bool run(void *state, struct error *err)
{
	(void)err;
	const struct state *own = state;
	const struct problem *problem = &own->problem;
	if (problem->kind == PROBLEM_ARITHMETIC)
		expression_run(own->expression, problem->a, (const void *[]){problem->b, problem->c, problem->d},
			       problem->count, own->crew);
	else
		expression_run(own->expression, problem->stepped, (const void *[]){problem->z, problem->q},
			       problem->count, own->crew);
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

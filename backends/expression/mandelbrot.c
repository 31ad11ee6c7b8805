#include <stdlib.h>

#include "base/mem.h"
#include "expression/expression.h"
#include "mandelbrot/mandelbrot.h"

#define THREADS_MAX 4096

/* The loop of both texts; each line runs over all points before the next one does:
 *
 *   for iteration in range(first, end):
 *       z = evaluate("z*z + q")
 *       done = evaluate("abs(z) > 2")
 *       q = evaluate("where(done, 0, q)")
 *       z = evaluate("where(done, 0, z)")
 *       output = evaluate("where(done, iteration, output)")
 */
enum line { LINE_Z, LINE_DONE, LINE_HOLD, LINE_OUTPUT, LINE_COUNT };

static const struct {
	const char *text;
	struct expression_operand operands[3];
	size_t operand_count;
} lines[LINE_COUNT] = {
	[LINE_Z] = {"z*z + q", {{"z", EXPRESSION_COMPLEX, false}, {"q", EXPRESSION_COMPLEX, false}}, 2},
	[LINE_DONE] = {"abs(z) > 2", {{"z", EXPRESSION_COMPLEX, false}}, 1},
	[LINE_HOLD] = {"where(done, 0, a)", {{"done", EXPRESSION_BOOL, false}, {"a", EXPRESSION_COMPLEX, false}}, 2},
	[LINE_OUTPUT] = {"where(done, iteration, output)",
			 {{"done", EXPRESSION_BOOL, false},
			  {"iteration", EXPRESSION_INT, true},
			  {"output", EXPRESSION_INT, false}},
			 3},
};

struct state {
	struct mandelbrot set; /* first: the shared hooks take the state for it */
	struct crew *crew;
	struct expression *programs[LINE_COUNT];
	struct expression_complex *z, *q;
	unsigned char *done;
	int64_t *output;
};

static const char *const own_params[] = {"threads", NULL};

/* --- before --- */

static bool compile(struct state *own, struct error *err)
{
	for (int i = 0; i < LINE_COUNT; i++)
		if (!expression_compile(&own->programs[i], lines[i].text, lines[i].operands, lines[i].operand_count,
					NULL, err))
			return false;
	return true;
}

static bool allocate(struct state *own, struct error *err)
{
	size_t count = (size_t)mandelbrot_points(&own->set);
	own->z = calloc(count, sizeof *own->z);
	own->q = calloc(count, sizeof *own->q);
	own->done = calloc(count, sizeof *own->done);
	own->output = calloc(count, sizeof *own->output);
	return (own->z && own->q && own->done && own->output) ||
	       error_errno(err, "no memory for arrays of %zu points", count);
}

static bool prepare(void **state, mandelbrot_define *define, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	int64_t threads;
	*state = own;
	if (!kernel_param_int(&threads, params, "threads", 1, THREADS_MAX, err) ||
	    !define(&own->set, params, own_params, err) || !mandelbrot_allocate(&own->set, err))
		return false;
	return allocate(own, err) && compile(own, err) && (own->crew = crew_open((int)threads, err));
}

static bool prepare_tutorial(void **state, const struct params *params, struct error *err)
{
	return prepare(state, mandelbrot_tutorial, params, err);
}

static bool prepare_salon(void **state, const struct params *params, struct error *err)
{
	return prepare(state, mandelbrot_salon, params, err);
}

/* --- the loop --- */

static void start_share(struct crew *crew, void *context, int thread)
{
	const struct state *own = context;
	const struct mandelbrot *set = &own->set;
	int64_t points = mandelbrot_points(set), threads = crew_threads(crew);
	for (int64_t i = points * thread / threads; i < points * (thread + 1) / threads; i++) {
		own->z[i] = (struct expression_complex){0, 0};
		own->q[i] = (struct expression_complex){set->x[i % set->width], set->y[i / set->width]};
		own->output[i] = set->unescaped;
	}
}

static void evaluate(const struct state *own, enum line line, void *result, const void *const *operands)
{
	expression_run(own->programs[line], result, operands, (size_t)mandelbrot_points(&own->set), own->crew);
}

static void iterate(const struct state *own, int64_t iteration)
{
	evaluate(own, LINE_Z, own->z, (const void *[]){own->z, own->q});
	evaluate(own, LINE_DONE, own->done, (const void *[]){own->z});
	evaluate(own, LINE_HOLD, own->q, (const void *[]){own->done, own->q});
	evaluate(own, LINE_HOLD, own->z, (const void *[]){own->done, own->z});
	evaluate(own, LINE_OUTPUT, own->output, (const void *[]){own->done, &iteration, own->output});
}

static bool run(void *state, struct error *err)
{
	(void)err;
	struct state *own = state;
	crew_run(own->crew, start_share, own);
	for (int32_t iteration = own->set.first; iteration < own->set.end; iteration++)
		iterate(own, iteration);
	for (int64_t i = 0; i < mandelbrot_points(&own->set); i++)
		own->set.output[i] = (int32_t)own->output[i];
	return true;
}

/* --- after --- */

static void finish(void *state)
{
	struct state *own = state;
	if (!own)
		return;
	crew_close(own->crew);
	for (int i = 0; i < LINE_COUNT; i++)
		expression_free(own->programs[i]);
	free(own->z);
	free(own->q);
	free(own->done);
	free(own->output);
	mandelbrot_finish(own);
}

static void describe(struct worker *worker)
{
	facts_text(&worker->facts, "worker.instruction_set", expression_instruction_set());
}

static const struct kernel kernels[] = {
	{.benchmark = "mandelbrot-tutorial",
	 .params = own_params,
	 .prepare = prepare_tutorial,
	 .run = run,
	 .answer = mandelbrot_answer,
	 .finish = finish},
	{.benchmark = "mandelbrot-salon",
	 .params = own_params,
	 .prepare = prepare_salon,
	 .run = run,
	 .answer = mandelbrot_answer,
	 .finish = finish},
};

const struct backend backend = {
	.name = "expression",
	.version = "1",
	.summary = "C, compiled expressions over whole arrays, over threads (numexpr of the tutorial and the salon)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.describe = describe,
};

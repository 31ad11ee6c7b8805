#include "base/mem.h"
#include "mandelbrot/arrays.h"

static const char *const own_params[] = {"precision", NULL};

struct state {
	struct mandelbrot set; /* first: the shared hooks take the state for it */
	struct arrays arrays;
};

static bool prepare(void **state, mandelbrot_define *define, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	*state = own;
	return define(&own->set, params, own_params, err) && mandelbrot_allocate(&own->set, err) &&
	       arrays_allocate(&own->arrays, &own->set, mandelbrot_points(&own->set), err);
}

static bool prepare_tutorial(void **state, const struct params *params, struct error *err)
{
	return prepare(state, mandelbrot_tutorial, params, err);
}

static bool prepare_salon(void **state, const struct params *params, struct error *err)
{
	return prepare(state, mandelbrot_salon, params, err);
}

static bool run(void *state, struct error *err)
{
	(void)err;
	struct state *own = state;
	arrays_iterate(&own->arrays, &own->set, 0, mandelbrot_points(&own->set));
	return true;
}

static void finish(void *state)
{
	if (state)
		arrays_free(&((struct state *)state)->arrays);
	mandelbrot_finish(state);
}

static void describe(struct worker *worker)
{
	facts_text(&worker->facts, "worker.instruction_set", arrays_instruction_set());
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
	.name = "vector",
	.version = "1",
	.summary = "C, one thread, whole-array operations with temporaries (numpy)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.describe = describe,
};

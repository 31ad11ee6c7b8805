#include "base/mem.h"
#include "mandelbrot/arrays.h"

/* All arrays of a block take 65 bytes a point: 130 KiB, which the second-level cache of every processor holds. */
#define BLOCK 2048

struct state {
	struct mandelbrot set; /* first: the shared hooks take the state for it */
	struct arrays arrays;
};

static bool prepare(void **state, mandelbrot_define *define, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	*state = own;
	return define(&own->set, params, NULL, err) && mandelbrot_allocate(&own->set, err) &&
	       arrays_allocate(&own->arrays, &own->set, BLOCK, err);
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
	int64_t points = mandelbrot_points(&own->set);
	for (int64_t begin = 0; begin < points; begin += BLOCK)
		arrays_iterate(&own->arrays, &own->set, begin, points - begin < BLOCK ? points - begin : BLOCK);
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
	facts_int(&worker->facts, "worker.block_points", BLOCK);
	facts_text(&worker->facts, "worker.instruction_set", arrays_instruction_set());
}

static const struct kernel kernels[] = {
	{.benchmark = "mandelbrot-tutorial",
	 .prepare = prepare_tutorial,
	 .run = run,
	 .answer = mandelbrot_answer,
	 .finish = finish},
	{.benchmark = "mandelbrot-salon",
	 .prepare = prepare_salon,
	 .run = run,
	 .answer = mandelbrot_answer,
	 .finish = finish},
};

const struct backend backend = {
	.name = "vector-blocked",
	.version = "1",
	.summary = "C, one thread, array operations with temporaries on cache-sized blocks (numpy_vector_2)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.describe = describe,
};

#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "base/mem.h"
#include "children/children.h"
#include "mandelbrot/mandelbrot.h"

#define PROCESSES_MAX 4096

/* At the start of the shared mapping; the output follows. */
struct shared {
	_Atomic int64_t next_row;
	int32_t output[];
};

struct state {
	struct mandelbrot set; /* first: the shared hooks take the state for it */
	int processes;
	pid_t *children;
	struct shared *shared;
	size_t shared_size;
};

static const char *const own_params[] = {"processes", NULL};

/* Children write into it and the parent reads it. */
static bool map_output(struct state *own, struct error *err)
{
	own->shared_size = sizeof *own->shared + (size_t)mandelbrot_points(&own->set) * sizeof *own->set.output;
	void *map = mmap(NULL, own->shared_size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (map == MAP_FAILED)
		return error_errno(err, "no shared memory of %zu bytes for the output", own->shared_size);
	own->shared = map;
	own->set.output = own->shared->output;
	mandelbrot_wipe(&own->set);
	return true;
}

static bool prepare(void **state, mandelbrot_define *define, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	int64_t processes;
	*state = own;
	if (!kernel_param_int(&processes, params, "processes", 1, PROCESSES_MAX, err) ||
	    !define(&own->set, params, own_params, err))
		return false;
	own->processes = (int)processes;
	own->children = mem_zero((size_t)processes, sizeof *own->children);
	return map_output(own, err);
}

static bool prepare_tutorial(void **state, const struct params *params, struct error *err)
{
	return prepare(state, mandelbrot_tutorial, params, err);
}

static bool prepare_salon(void **state, const struct params *params, struct error *err)
{
	return prepare(state, mandelbrot_salon, params, err);
}

/* In a child: takes rows as long as there are any, as a pool hands out its tasks. */
static void take_rows(void *context)
{
	const struct state *own = context;
	for (;;) {
		int64_t row = atomic_fetch_add(&own->shared->next_row, 1);
		if (row >= own->set.height)
			return;
		mandelbrot_row(&own->set, row);
	}
}

static bool run(void *state, struct error *err)
{
	struct state *own = state;
	atomic_store(&own->shared->next_row, 0);
	return children_run(own->children, own->processes, take_rows, own, err);
}

static void finish(void *state)
{
	struct state *own = state;
	if (!own)
		return;
	if (own->shared)
		munmap(own->shared, own->shared_size);
	own->set.output = NULL;
	free(own->children);
	mandelbrot_finish(own);
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
	.name = "processes",
	.version = "1",
	.summary = "C, forked processes over the rows, output in shared memory (multiprocessing)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
};

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

#include "base/mem.h"
#include "square-map/square-map.h"

/* What one thread is told. */
struct task {
	struct square_map *map;
	int number;
	pthread_t thread;
};

struct state {
	struct square_map map; /* first: the shared hooks take the state for it */
	struct task *tasks;
};

static const char *const own_params[] = {"workers", NULL};

static bool prepare(void **state, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	*state = own;
	if (!square_map_define(&own->map, params, own_params, err) || !square_map_allocate(&own->map, err))
		return false;
	own->tasks = mem_zero((size_t)own->map.workers, sizeof *own->tasks);
	for (int i = 0; i < own->map.workers; i++)
		own->tasks[i] = (struct task){.map = &own->map, .number = i};
	return true;
}

static void *work(void *context)
{
	const struct task *task = context;
	square_map_work(task->map, task->number);
	return NULL;
}

/* Those that were started end by themselves. */
static bool run(void *state, struct error *err)
{
	struct state *own = state;
	int count = own->map.workers, started = 0, code = 0;
	own->map.start = square_map_now();
	while (started < count && !code) {
		code = pthread_create(&own->tasks[started].thread, NULL, work, &own->tasks[started]);
		started += !code;
	}
	for (int i = 0; i < started; i++)
		pthread_join(own->tasks[i].thread, NULL);
	own->map.end = square_map_now();
	errno = code;
	return !code || error_errno(err, "cannot start thread %d of %d", started + 1, count);
}

static void finish(void *state)
{
	struct state *own = state;
	if (own)
		free(own->tasks);
	square_map_finish(own);
}

static const struct kernel kernels[] = {
	{.benchmark = "square-map",
	 .params = own_params,
	 .prepare = prepare,
	 .run = run,
	 .answer = square_map_answer,
	 .finish = finish,
	 .metrics = square_map_metrics},
};

const struct backend backend = {
	.name = "threads",
	.version = "1",
	.summary = "C, POSIX threads, started in each run, a chunk each (parallel notebook: threads)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = COUNT_OF(kernels),
};

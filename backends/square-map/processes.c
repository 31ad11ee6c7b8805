#include <stdlib.h>
#include <sys/mman.h>

#include "base/mem.h"
#include "children/children.h"
#include "square-map/pickling.h"

enum transfer { TRANSFER_PICKLING, TRANSFER_SHARED };

/* What children write and the parent reads; where results are shared, they follow the times. */
struct shared {
	atomic_int next;
	struct square_times times[];
};

struct state {
	struct square_map map; /* first: the shared hooks take the state for it */
	int transfer;
	pid_t *children;
	struct pickling pickling;
	struct shared *shared;
	size_t shared_size;
};

static const char *const own_params[] = {"workers", "transfer", NULL};

static bool map_shared(struct state *own, struct error *err)
{
	size_t head = sizeof *own->shared + (size_t)own->map.workers * sizeof *own->shared->times;
	size_t results = own->transfer == TRANSFER_SHARED ? (size_t)own->map.count * sizeof *own->map.r : 0;
	void *map = mmap(NULL, head + results, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (map == MAP_FAILED)
		return error_errno(err, "no shared memory of %zu bytes", head + results);
	own->shared = map;
	own->shared_size = head + results;
	free(own->map.times);
	own->map.times = own->shared->times;
	if (own->transfer == TRANSFER_PICKLING)
		return square_map_allocate(&own->map, err);
	own->map.r = (int64_t *)((char *)map + head);
	square_map_wipe(&own->map);
	return true;
}

static bool prepare(void **state, const struct params *params, struct error *err)
{
	static const char *const transfers[] = {"pickling", "shared", NULL};
	struct state *own = mem_zero(1, sizeof *own);
	*state = own;
	if (!square_map_define(&own->map, params, own_params, err) ||
	    !kernel_param_word(&own->transfer, params, "transfer", transfers, err) || !map_shared(own, err))
		return false;
	own->children = mem_zero((size_t)own->map.workers, sizeof *own->children);
	return own->transfer == TRANSFER_SHARED ||
	       pickling_allocate(&own->pickling, &own->map, &own->shared->next, own->children, err);
}

/* In a child; x is the parent's, as it was when the child was made. */
static void take_chunk(void *context)
{
	struct state *own = context;
	square_map_work(&own->map, atomic_fetch_add(&own->shared->next, 1));
}

static bool run(void *state, struct error *err)
{
	struct state *own = state;
	own->map.start = square_map_now();
	atomic_store(&own->shared->next, 0);
	bool good = own->transfer == TRANSFER_PICKLING
			    ? pickling_run(&own->pickling, err)
			    : children_run(own->children, own->map.workers, take_chunk, own, err);
	own->map.end = square_map_now();
	return good;
}

static bool metrics(void *state, struct answer *out, struct error *err)
{
	const struct state *own = state;
	answer_uint(out, "copied_bytes", own->pickling.copied_bytes);
	answer_number(out, "copy_seconds", own->pickling.copy_seconds);
	return square_map_metrics(state, out, err);
}

static void finish(void *state)
{
	struct state *own = state;
	if (!own)
		return;
	if (own->shared) {
		own->map.times = NULL;
		if (own->transfer == TRANSFER_SHARED)
			own->map.r = NULL;
		munmap(own->shared, own->shared_size);
	}
	pickling_free(&own->pickling);
	free(own->children);
	square_map_finish(own);
}

static const struct kernel kernels[] = {
	{.benchmark = "square-map",
	 .params = own_params,
	 .prepare = prepare,
	 .run = run,
	 .answer = square_map_answer,
	 .finish = finish,
	 .metrics = metrics},
};

const struct backend backend = {
	.name = "processes",
	.version = "1",
	.summary = "C, processes forked in each run, values copied through pipes or results shared (parallel notebook: "
		   "multiprocessing)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = COUNT_OF(kernels),
};

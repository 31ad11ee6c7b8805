#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "angular-cut/angular-cut.h"
#include "base/mem.h"
#include "children/children.h"

#define PROCESSES_MAX 4096

/* What children write and the parent reads; the indices follow the shares. */
struct shared {
	_Atomic int64_t next;
	struct angular_share shares[];
};

struct state {
	struct angular_cut cut; /* first: the shared hooks take the state for it */
	int processes;
	pid_t *children;
	struct shared *shared;
	size_t shared_size;
};

static const char *const own_params[] = {"processes", NULL};

static bool map_shared(struct state *own, struct error *err)
{
	size_t head = sizeof *own->shared + (size_t)own->processes * sizeof *own->shared->shares;
	own->shared_size = head + (size_t)own->cut.objects.count * sizeof *own->cut.removed;
	void *map = mmap(NULL, own->shared_size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (map == MAP_FAILED)
		return error_errno(err, "no shared memory of %zu bytes for the indices", own->shared_size);
	own->shared = map;
	own->cut.removed = (int64_t *)((char *)map + head);
	angular_cut_wipe(&own->cut);
	return true;
}

static bool prepare(void **state, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	int64_t processes;
	*state = own;
	if (!kernel_param_int(&processes, params, "processes", 1, PROCESSES_MAX, err) ||
	    !angular_cut_define(&own->cut, params, own_params, err))
		return false;
	own->processes = (int)processes;
	own->children = mem_zero((size_t)processes, sizeof *own->children);
	return map_shared(own, err);
}

/* In a child: one contiguous share, as a pool's map() hands them out. */
static void take_share(void *context)
{
	const struct state *own = context;
	int64_t number = atomic_fetch_add(&own->shared->next, 1);
	struct angular_share share = angular_cut_share(&own->cut, number, own->processes);
	angular_cut_range(&own->cut, &share, own->cut.removed + share.begin);
	own->shared->shares[number] = share;
}

static bool run(void *state, struct error *err)
{
	struct state *own = state;
	atomic_store(&own->shared->next, 0);
	if (!children_run(own->children, own->processes, take_share, own, err))
		return false;
	angular_cut_join(&own->cut, own->shared->shares, own->processes);
	return true;
}

static bool answer(void *state, struct answer *out, struct error *err)
{
	const struct state *own = state;
	answer_int(out, "looked", angular_cut_looked(own->shared->shares, own->processes));
	return angular_cut_answer(state, out, err);
}

static void finish(void *state)
{
	struct state *own = state;
	if (!own)
		return;
	if (own->shared)
		munmap(own->shared, own->shared_size);
	own->cut.removed = NULL;
	free(own->children);
	angular_cut_finish(own);
}

static const struct kernel kernels[] = {
	{.benchmark = "angular-cut",
	 .params = own_params,
	 .prepare = prepare,
	 .run = run,
	 .answer = answer,
	 .finish = finish},
};

const struct backend backend = {
	.name = "processes",
	.version = "1",
	.summary = "C, forked processes, a share of the objects each, indices in shared memory (parallel notebook: "
		   "multiprocessing)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = COUNT_OF(kernels),
};

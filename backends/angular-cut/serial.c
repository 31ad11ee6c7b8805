#include "angular-cut/angular-cut.h"
#include "base/mem.h"

struct state {
	struct angular_cut cut; /* first: the shared hooks take the state for it */
	int64_t looked;
};

static bool prepare(void **state, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	*state = own;
	return angular_cut_define(&own->cut, params, NULL, err) && angular_cut_allocate(&own->cut, err);
}

static bool run(void *state, struct error *err)
{
	(void)err;
	struct state *own = state;
	struct angular_share all = angular_cut_share(&own->cut, 0, 1);
	angular_cut_range(&own->cut, &all, own->cut.removed);
	own->cut.removed_count = all.count;
	own->looked = all.looked;
	return true;
}

static bool answer(void *state, struct answer *out, struct error *err)
{
	const struct state *own = state;
	answer_int(out, "looked", own->looked);
	return angular_cut_answer(state, out, err);
}

static const struct kernel kernels[] = {
	{.benchmark = "angular-cut", .prepare = prepare, .run = run, .answer = answer, .finish = angular_cut_finish},
};

const struct backend backend = {
	.name = "serial",
	.version = "1",
	.summary = "C, one thread, all pairs until the first that is near (parallel notebook: the naive angular cut)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = COUNT_OF(kernels),
};

#include <mpi.h>
#include <stdlib.h>

#include "angular-cut/angular-cut.h"
#include "base/mem.h"
#include "mpi/ranks.h"

/* Each rank has one contiguous range of the objects. Where the loop leaves an object is a matter of chance, for all
 * objects alike: with n of them the ranks' work differs by about 1/sqrt(n), so that nothing needs to be handed out. */
struct state {
	struct angular_cut cut; /* first: the shared hooks take the state for it. Each rank has all points */
	int rank, ranks;
	struct angular_share share;
	double seconds;
	/* In rank 0, one of each rank: */
	struct angular_share *shares;
	int *counts, *places; /* of their indices in the whole list */
};

/* Collective. The indices of all shares come together in rank 0, in the order of the ranks, which is that of the
 * objects. Those of rank 0 are at the beginning already. */
static void collect(struct state *own)
{
	int64_t total = 0;
	MPI_Gather(&own->share, sizeof own->share, MPI_BYTE, own->shares, sizeof own->share, MPI_BYTE, 0,
		   MPI_COMM_WORLD);
	if (own->rank != 0) {
		MPI_Gatherv(own->cut.removed, (int)own->share.count, MPI_INT64_T, NULL, NULL, NULL, MPI_INT64_T, 0,
			    MPI_COMM_WORLD);
		return;
	}
	for (int i = 0; i < own->ranks; i++) {
		own->counts[i] = (int)own->shares[i].count;
		own->places[i] = (int)total;
		total += own->shares[i].count;
	}
	MPI_Gatherv(MPI_IN_PLACE, 0, MPI_INT64_T, own->cut.removed, own->counts, own->places, MPI_INT64_T, 0,
		    MPI_COMM_WORLD);
	own->cut.removed_count = total;
}

/* --- hooks --- */

static bool prepare(void **state, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	*state = own;
	MPI_Comm_rank(MPI_COMM_WORLD, &own->rank);
	MPI_Comm_size(MPI_COMM_WORLD, &own->ranks);
	if (!angular_cut_define(&own->cut, params, ranks_params, err) || !angular_cut_allocate(&own->cut, err))
		return false;
	if (own->rank == 0) {
		own->shares = mem_zero((size_t)own->ranks, sizeof *own->shares);
		own->counts = mem_zero((size_t)own->ranks, sizeof *own->counts);
		own->places = mem_zero((size_t)own->ranks, sizeof *own->places);
	}
	return true;
}

static bool run(void *state, struct error *err)
{
	(void)err;
	struct state *own = state;
	double begin = MPI_Wtime();
	own->share = angular_cut_share(&own->cut, own->rank, own->ranks);
	angular_cut_range(&own->cut, &own->share, own->cut.removed);
	own->seconds = MPI_Wtime() - begin;
	collect(own);
	return true;
}

static bool answer(void *state, struct answer *out, struct error *err)
{
	const struct state *own = state;
	answer_int(out, "looked", angular_cut_looked(own->shares, own->ranks));
	return angular_cut_answer(state, out, err);
}

static bool metrics(void *state, struct answer *list, struct error *err)
{
	(void)err;
	const struct state *own = state;
	ranks_tell(list, "pairs", (struct ranks_share){own->share.looked, own->seconds});
	return true;
}

static void finish(void *state)
{
	struct state *own = state;
	if (own) {
		free(own->shares);
		free(own->counts);
		free(own->places);
	}
	angular_cut_finish(own);
}

static const struct kernel kernels[] = {
	{.benchmark = "angular-cut",
	 .params = ranks_params,
	 .prepare = prepare,
	 .run = run,
	 .answer = answer,
	 .finish = finish,
	 .metrics = metrics},
};

const struct backend backend = {
	.name = "mpi",
	.version = "1",
	.summary = "C, MPI ranks with a range of the objects each, all pairs until the first that is near, also on "
		   "several machines (ParallelPython)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = COUNT_OF(kernels),
};

/*
 * scripted.c: an MPI worker whose hooks do what its parameters say, for tests.
 *
 *   fail=prepare|unavailable|run|die|hang  what goes wrong, or none
 *   at=N                                   on which rank; -1: on all
 *
 * Each rank's finish leaves a file finished-RANK in the folder LAPCHART_TEST_NOTES.
 */
#include <mpi.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "mpi/ranks.h"

enum fail { FAIL_DIE, FAIL_HANG, FAIL_NONE, FAIL_PREPARE, FAIL_RUN, FAIL_UNAVAILABLE };
static const char *const fails[] = {"die", "hang", "none", "prepare", "run", "unavailable", NULL};
static const char *const params_of_script[] = {"ranks", "fail", "at", NULL};

struct state {
	int rank;
	enum fail fail; /* here; FAIL_NONE on the other ranks */
	int64_t sum, runs;
	struct answer told;
};

static bool read_params(struct state *own, const struct params *params, struct error *err)
{
	int fail;
	int64_t at;
	if (!kernel_param_word(&fail, params, "fail", fails, err) || !kernel_param_int(&at, params, "at", -1, 99, err))
		return false;
	own->fail = at == own->rank || at < 0 ? (enum fail)fail : FAIL_NONE;
	return true;
}

static bool prepare(void **state, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	*state = own;
	MPI_Comm_rank(MPI_COMM_WORLD, &own->rank);
	if (!read_params(own, params, err))
		return false;
	if (own->fail == FAIL_UNAVAILABLE)
		return kernel_unavailable(err, "this machine has no script");
	return own->fail != FAIL_PREPARE || error_set(err, ERROR_SYSTEM, "prepare fails as told");
}

static bool run(void *state, struct error *err)
{
	struct state *own = state;
	if (own->fail == FAIL_DIE)
		kill(getpid(), SIGKILL);
	while (own->fail == FAIL_HANG)
		pause();
	int64_t rank = own->rank;
	MPI_Allreduce(&rank, &own->sum, 1, MPI_INT64_T, MPI_SUM, MPI_COMM_WORLD);
	answer_free(&own->told);
	ranks_tell(own->rank == 0 ? &own->told : NULL, "parts", (struct ranks_share){1 + 2 * rank, 0.5});
	own->runs++;
	return own->fail != FAIL_RUN || error_set(err, ERROR_SYSTEM, "run fails as told");
}

static bool answer(void *state, struct answer *out, struct error *err)
{
	(void)err;
	const struct state *own = state;
	*out = answer_copy(&own->told);
	answer_int(out, "rank", own->rank);
	answer_int(out, "sum", own->sum);
	answer_int(out, "runs", own->runs);
	return true;
}

static void finish(void *state)
{
	struct state *own = state;
	const char *folder = getenv("LAPCHART_TEST_NOTES");
	if (!own)
		return;
	if (folder) {
		char *note = mem_printf("%s/finished-%d", folder, own->rank);
		file_write(note, "", 0, NULL);
		free(note);
	}
	answer_free(&own->told);
	free(own);
}

static const struct kernel kernels[] = {
	{.benchmark = "scripted",
	 .params = params_of_script,
	 .prepare = prepare,
	 .run = run,
	 .answer = answer,
	 .finish = finish},
};

const struct backend backend = {
	.name = "scripted",
	.version = "1",
	.summary = "MPI ranks that fail as told, for tests",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
};

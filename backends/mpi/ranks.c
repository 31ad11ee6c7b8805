#include "mpi/ranks.h"

#include <mpi.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "mpi/describe.h"
#include "mpi/metrics.h"
#include "mpi/together.h"
#include "worker/request.h"

#define RANKS_MAX 4096

const char *const ranks_params[] = {"ranks", NULL};

/* MPI is one for a process, and so is this: the first hooks of a kernel are given no context to find it by. Written
 * before the worker's life begins, and not after. */
static struct {
	const struct backend *self;
	const struct kernel *kernel; /* that the command line asks for; NULL: none, and then no hook is called */
	double start_up_seconds;
} world;

/* --- hooks, as each rank runs them --- */

static bool prepare_own(void **state, const struct params *params, struct error *err)
{
	int64_t asked;
	int size;
	MPI_Comm_size(MPI_COMM_WORLD, &size);
	if (!kernel_param_int(&asked, params, "ranks", 1, RANKS_MAX, err))
		return false;
	if (asked != size)
		return error_set(err, ERROR_USAGE, "%d ranks were asked for and %d run; how was the worker started?",
				 (int)asked, size);
	return world.kernel->prepare(state, params, err);
}

static bool tell_own(void *state, struct answer *metrics, struct error *err)
{
	ranks_tell_common(metrics, world.start_up_seconds);
	return !world.kernel->metrics || world.kernel->metrics(state, metrics, err);
}

/* --- rank 0: the worker's hooks --- */

static bool lead_prepare(void **state, const struct params *params, struct error *err)
{
	together_tell(COMMAND_PREPARE);
	return together_agree(prepare_own(state, params, err), false, err);
}

static bool lead_run(void *state, struct error *err)
{
	together_tell(COMMAND_RUN);
	return together_agree(world.kernel->run(state, err), true, err);
}

static bool lead_synchronize(void *state, struct error *err)
{
	together_tell(COMMAND_SYNCHRONIZE);
	return together_agree(world.kernel->synchronize(state, err), true, err);
}

static bool lead_metrics(void *state, struct answer *metrics, struct error *err)
{
	together_tell(COMMAND_METRICS);
	return together_agree(tell_own(state, metrics, err), false, err);
}

static bool lead_planes(void *state, struct planes *planes, struct error *err)
{
	together_tell(COMMAND_PLANES);
	return together_agree(world.kernel->planes(state, planes, err), false, err);
}

static void lead_finish(void *state)
{
	together_tell(COMMAND_FINISH);
	world.kernel->finish(state);
}

static struct kernel lead_kernel(const struct kernel *kernel)
{
	return (struct kernel){
		.benchmark = kernel->benchmark,
		.params = kernel->params,
		.prepare = lead_prepare,
		.run = lead_run,
		.synchronize = kernel->synchronize ? lead_synchronize : NULL,
		.answer = kernel->answer,
		.finish = lead_finish,
		.metrics = lead_metrics,
		.planes = kernel->planes ? lead_planes : NULL,
	};
}

static void describe(struct worker *worker)
{
	ranks_describe(worker);
	if (world.self->describe)
		world.self->describe(worker);
}

static int lead(const struct worker_build *build, int argc, char **argv)
{
	struct backend backend_of_ranks = *world.self;
	struct kernel *kernels = mem_zero((size_t)world.self->kernel_count, sizeof *kernels);
	for (int i = 0; i < world.self->kernel_count; i++)
		kernels[i] = lead_kernel(&world.self->kernels[i]);
	backend_of_ranks.kernels = kernels;
	backend_of_ranks.describe = describe;
	int status = worker_main(&backend_of_ranks, build, argc, argv);
	free(kernels);
	return status;
}

/* --- the other ranks --- */

static bool follow_command(int command, void **state, const struct params *params, struct error *err)
{
	switch (command) {
	case COMMAND_PREPARE:
		return prepare_own(state, params, err);
	case COMMAND_RUN:
		return world.kernel->run(*state, err);
	case COMMAND_SYNCHRONIZE:
		return world.kernel->synchronize(*state, err);
	case COMMAND_METRICS:
		return tell_own(*state, NULL, err);
	case COMMAND_PLANES:
		return world.kernel->planes(*state, NULL, err);
	}
	return error_set(err, ERROR_DATA, "rank 0 sent the unknown command %d", command);
}

static void follow(const struct params *params)
{
	void *state = NULL;
	for (int command; (command = together_wait()) != COMMAND_LEAVE;) {
		struct error err = ERROR_INIT;
		if (command == COMMAND_FINISH) {
			world.kernel->finish(state);
			continue;
		}
		bool good = follow_command(command, &state, params, &err);
		bool timed = command == COMMAND_RUN || command == COMMAND_SYNCHRONIZE;
		together_agree(good, timed, &err);
	}
}

/* --- both --- */

static const struct kernel *find_kernel(const struct backend *self, const char *benchmark)
{
	for (int i = 0; i < self->kernel_count; i++)
		if (strcmp(self->kernels[i].benchmark, benchmark) == 0)
			return &self->kernels[i];
	return NULL;
}

static int visit(const struct request *request, const struct worker_build *build, int argc, char **argv)
{
	int rank, status = WORKER_GOOD;
	MPI_Comm_rank(MPI_COMM_WORLD, &rank);
	if (request->benchmark)
		world.kernel = find_kernel(world.self, request->benchmark);
	if (rank == 0) {
		status = lead(build, argc, argv);
		together_tell(COMMAND_LEAVE);
	} else {
		follow(&request->params);
	}
	return status;
}

static void start_mpi(int *argc, char ***argv)
{
	struct timespec begin, end;
	int provided;
	clock_gettime(CLOCK_MONOTONIC, &begin);
	MPI_Init_thread(argc, argv, MPI_THREAD_FUNNELED, &provided); /* an error ends all ranks */
	clock_gettime(CLOCK_MONOTONIC, &end);
	world.start_up_seconds = (double)(end.tv_sec - begin.tv_sec) + 1e-9 * (double)(end.tv_nsec - begin.tv_nsec);
}

int ranks_main(const struct backend *self, const struct worker_build *build, int argc, char **argv)
{
	struct request request;
	struct error ignored; /* rank 0 finds it once more, as the worker, and replies with it */
	world.self = self;
	if (argc == 2 && strcmp(argv[1], "--describe") == 0)
		return lead(build, argc, argv);
	start_mpi(&argc, &argv);
	request_parse(&request, argc, argv, &ignored);
	int status = visit(&request, build, argc, argv);
	request_free(&request);
	MPI_Finalize();
	return status;
}

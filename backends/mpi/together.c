#include "mpi/together.h"

#include <mpi.h>
#include <sched.h>
#include <time.h>

#include "mpi/ranks.h"

#define HOLD_SECONDS      20e-6 /* what is about to come is not worth giving the core away for */
#define SPIN_SECONDS      2e-3  /* two runs of a group follow each other faster */
#define SLEEP_PART        32    /* a sleep is this part of the wait so far: that much later it may end */
#define SLEEP_SECONDS_MAX 1e-3

static void sleep_after(double waited)
{
	double seconds = waited / SLEEP_PART < SLEEP_SECONDS_MAX ? waited / SLEEP_PART : SLEEP_SECONDS_MAX;
	const struct timespec nap = {0, (long)(seconds * 1e9)};
	nanosleep(&nap, NULL);
}

/* MPI's own waiting takes a whole core, which rank 0 may need for what it does alone. */
static void complete(MPI_Request *request, bool may_sleep)
{
	double begin = MPI_Wtime();
	int done = 0;
	while (MPI_Test(request, &done, MPI_STATUS_IGNORE) == MPI_SUCCESS && !done) {
		double waited = MPI_Wtime() - begin;
		if (may_sleep && waited > SPIN_SECONDS)
			sleep_after(waited);
		else if (waited > HOLD_SECONDS)
			sched_yield();
	}
}

void together_tell(int command)
{
	MPI_Request request;
	MPI_Ibcast(&command, 1, MPI_INT, 0, MPI_COMM_WORLD, &request);
	complete(&request, false);
}

int together_wait(void)
{
	MPI_Request request;
	int command = COMMAND_LEAVE;
	MPI_Ibcast(&command, 1, MPI_INT, 0, MPI_COMM_WORLD, &request);
	complete(&request, true);
	return command;
}

bool together_agree(bool good, bool timed, struct error *err)
{
	struct error own = ERROR_INIT;
	MPI_Request request;
	int rank, size, lowest[2];
	MPI_Comm_rank(MPI_COMM_WORLD, &rank);
	MPI_Comm_size(MPI_COMM_WORLD, &size);
	/* The first rank that failed, and whether there is one that did not. */
	int mine[2] = {good ? size : rank, !good};
	MPI_Iallreduce(mine, lowest, 2, MPI_INT, MPI_MIN, MPI_COMM_WORLD, &request);
	complete(&request, !timed);
	if (lowest[0] == size)
		return true;
	if (err && !good)
		own = *err;
	MPI_Bcast(&own, sizeof own, MPI_BYTE, lowest[0], MPI_COMM_WORLD);
	if (!lowest[1])
		error_context(&own, "rank %d of %d", lowest[0], size);
	if (err)
		*err = own;
	return false;
}

bool ranks_agree(bool good, struct error *err)
{
	return together_agree(good, false, err);
}

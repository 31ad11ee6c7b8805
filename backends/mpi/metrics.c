#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "mpi/metrics.h"
#include "mpi/ranks.h"

/* On each machine, the rank that is the first there. */
static int count_hosts(void)
{
	MPI_Comm host;
	int rank, first, hosts = 0;
	MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &host);
	MPI_Comm_rank(host, &rank);
	first = rank == 0;
	MPI_Reduce(&first, &hosts, 1, MPI_INT, MPI_SUM, 0, MPI_COMM_WORLD);
	MPI_Comm_free(&host);
	return hosts;
}

void ranks_tell_common(struct answer *metrics, double start_up_seconds)
{
	int size, hosts = count_hosts();
	if (!metrics)
		return;
	MPI_Comm_size(MPI_COMM_WORLD, &size);
	answer_int(metrics, "ranks", size);
	answer_int(metrics, "hosts", hosts);
	answer_number(metrics, "start_up_seconds", start_up_seconds);
}

static void add(struct answer *metrics, int rank, const char *what, double value)
{
	char name[64];
	snprintf(name, sizeof name, "rank_%d_%s", rank, what);
	answer_number(metrics, name, value);
}

static void tell(struct answer *metrics, const char *unit, const struct ranks_share *shares, int size)
{
	int64_t all = 0;
	for (int rank = 0; rank < size; rank++)
		all += shares[rank].done;
	for (int rank = 0; rank < size && rank < RANKS_TOLD; rank++) {
		char name[64];
		add(metrics, rank, "seconds", shares[rank].seconds);
		snprintf(name, sizeof name, "rank_%d_%s", rank, unit);
		answer_int(metrics, name, shares[rank].done);
		if (all)
			add(metrics, rank, "share", (double)shares[rank].done / (double)all);
	}
}

void ranks_tell(struct answer *metrics, const char *unit, struct ranks_share own)
{
	int size;
	MPI_Comm_size(MPI_COMM_WORLD, &size);
	struct ranks_share *shares = mem_zero((size_t)size, sizeof *shares);
	MPI_Gather(&own, sizeof own, MPI_BYTE, shares, sizeof own, MPI_BYTE, 0, MPI_COMM_WORLD);
	if (metrics)
		tell(metrics, unit, shares, size);
	free(shares);
}

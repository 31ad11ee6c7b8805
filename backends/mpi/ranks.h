/*
 * ranks.h: workers whose kernels run on several MPI ranks, which may be on
 * several machines.
 *
 * Such a worker is started by mpirun (the launcher of its description). Its
 * kernel table is an ordinary one (worker/kernel.h), and its hooks are SPMD
 * code: each runs on every rank, on MPI_COMM_WORLD, with a state of the rank's
 * own. Rank 0 is the worker: it measures and replies; the others wait for what
 * it tells them to run, without taking much of a core.
 *
 *   prepare, run, synchronize, finish   on every rank
 *   answer                              on rank 0 alone: the result must have come there in run(), where it is timed
 *   metrics, planes                     on every rank, since what they tell may have to be gathered; the list is NULL
 *                                       on all but rank 0
 *
 * A hook begins on no rank before the one before it has ended on all. Where it
 * fails on some rank, it counts as failed on all, and the error of the lowest
 * such rank is reported, with its number unless all of them failed. So a hook
 * that may fail must not do so between calls in which other ranks wait for it:
 * fail first and agree (ranks_agree), then communicate. A rank that dies ends
 * the visit: mpirun kills the others.
 *
 * Every rank has the same command line, so that parameters need not be sent.
 *
 * To add a row, FAMILY for short:
 *   1. backends/mpi/FAMILY.c: the hooks and `const struct backend backend` with the name "mpi", kernels whose `params`
 *      are ranks_params (or a list that begins with "ranks"). mandelbrot.c is an example.
 *   2. backends/mpi/local.mk: the program lapchart-worker-FAMILY-mpi, four lines as those of mandelbrot: the file's
 *      library, $(RANKS_MAIN) as sources, $(RANKS_LIBS) and the family's archive in LDADD, below `if BACKEND_MPI`.
 *   3. data/benchmarks/NAME.conf: the optional parameter `ranks`.
 * The launcher, the library that ran, the facts, the check of `ranks` and the metrics ranks, hosts and start_up_seconds
 * are there already.
 */
#ifndef LAPCHART_MPI_RANKS_H
#define LAPCHART_MPI_RANKS_H

#include "worker/kernel.h"
#include "worker/worker.h"

/* "ranks": for struct kernel.params, and for those who check a kernel's parameters (kernel_params_known). Where the
 * value is not the number of ranks that run, no hook is called. */
extern const char *const ranks_params[];

/* main() of such a worker, on every rank. MPI is initialised for a visit and not for a description. */
int ranks_main(const struct backend *self, const struct worker_build *build, int argc, char **argv);

/* To be called by every rank, with what its own part of a hook came to. True: all were good. Else each has the same
 * error. */
bool ranks_agree(bool good, struct error *err);

/* What a rank did in the last run. */
struct ranks_share {
	int64_t done;   /* parts of the work: rows, blocks */
	double seconds; /* in which it worked */
};

/* For the metrics hook, on every rank: adds rank_N_seconds, rank_N_UNIT and rank_N_share (of all parts) for the first
 * RANKS_TOLD ranks. `unit` is what the parts are, "rows". `metrics` is NULL on all but rank 0. */
#define RANKS_TOLD 16
void ranks_tell(struct answer *metrics, const char *unit, struct ranks_share own);

#endif

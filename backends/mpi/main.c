#include "mpi/ranks.h"

/* Flags of this backend's kernels beyond those that all have. */
#ifndef WORKER_OWN_FLAGS
#define WORKER_OWN_FLAGS ""
#endif

int main(int argc, char **argv)
{
	static const struct worker_build build = {WORKER_COMPILER, WORKER_FLAGS WORKER_OWN_FLAGS};
	return ranks_main(&backend, &build, argc, argv);
}

/*
 * worker.h: the life of a C worker: one process, one description or one visit.
 */
#ifndef LAPCHART_WORKER_WORKER_H
#define LAPCHART_WORKER_WORKER_H

#include "worker/kernel.h"

/* How the program was built. */
struct worker_build {
	const char *compiler, *flags;
};

enum {
	WORKER_GOOD = 0,   /* also where the reply says `unavailable` */
	WORKER_FAILED = 1, /* the reply ends with an `error` line and `done` */
	WORKER_USAGE = 2,  /* the same, for a command line or parameters that cannot be followed */
};

/* main() of every worker. Replies to the environment's LAPCHART_REPLY or LAPCHART_REPLY_FD. */
int worker_main(const struct backend *self, const struct worker_build *build, int argc, char **argv);

#endif

/*
 * guard.h: what a launcher started does not outlive lapchart.
 *
 * A worker dies with lapchart, because it was asked for when it was started
 * (launch.h). The processes of a launcher are in groups of their own and are
 * none of our children: a SIGKILL to lapchart would leave them to run. So a
 * small process watches over such a visit. When lapchart is gone, it gives the
 * launcher, which is told of it by SIGTERM, a moment to end them and to remove
 * its files, then kills each process in whose environment LAPCHART_REPLY is
 * this visit's.
 */
#ifndef LAPCHART_HARNESS_GUARD_H
#define LAPCHART_HARNESS_GUARD_H

#include <sys/types.h>

#include "base/error.h"

#define GUARD_GRACE 1.5 /* seconds for the launcher; Open MPI's takes one */

struct guard {
	pid_t pid; /* 0: there is none */
	int alive; /* closes when lapchart ends */
};

/* To be called before brood_begin(), so that the guard is not taken for one of the worker's. `reply` is the value of
 * LAPCHART_REPLY. */
bool guard_begin(struct guard *guard, const char *reply, struct error *err);
void guard_end(struct guard *guard);

#endif

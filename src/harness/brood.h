/*
 * brood.h: all that a worker starts, and the end of it.
 *
 * The calling process becomes the subreaper of what its workers leave behind:
 * an orphan, also one that made a session of its own, is its child from then
 * on. Children that the process had before are spared; it must start no
 * others while a brood lives.
 */
#ifndef LAPCHART_HARNESS_BROOD_H
#define LAPCHART_HARNESS_BROOD_H

#include <stdbool.h>
#include <sys/resource.h>

#include "harness/proctree.h"

struct brood {
	pid_t leader;            /* the worker */
	struct proctree spare;   /* children of ours that are none of the worker's */
	struct proctree members; /* as brood_read() saw them last, the leader among them */
	bool leader_reaped;
	int status;                          /* of the leader, as from waitpid() */
	size_t left_over;                    /* processes that outlived the leader */
	size_t outside;                      /* of these, how many had left its process group */
	double user_seconds, system_seconds; /* of all that were reaped */
	struct rusage usage;                 /* of the leader and all children that it waited for */
};

/* To be called before the leader is started. */
void brood_begin(struct brood *brood);
void brood_read(struct brood *brood);
/* Has the leader ended? It is not reaped yet, so that its process group keeps its number. */
bool brood_leader_ended(const struct brood *brood);
/* For a leader that is a launcher, before brood_end(): kills all others, asks it to end by SIGTERM and gives it up to
 * `patience` seconds to do so, in which it removes its files and ends its processes on other machines. */
void brood_dismiss(struct brood *brood, double patience);
/* Kills all with SIGKILL and reaps them. False: some are still there after `patience` seconds, stuck in the kernel. */
bool brood_end(struct brood *brood, double patience);
void brood_free(struct brood *brood);

#endif

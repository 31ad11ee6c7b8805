/*
 * launch.h: starts one worker as the leader of its own process group.
 *
 * In the worker, signals are as a shell gives them, standard input is empty,
 * output and errors go to one descriptor, the reply to another, no other
 * descriptor is open, no core file is written, and the process is told by a
 * signal when the thread that started it dies.
 */
#ifndef LAPCHART_HARNESS_LAUNCH_H
#define LAPCHART_HARNESS_LAUNCH_H

#include <sys/types.h>

#include "base/error.h"

#define LAUNCH_REPLY_FD 3 /* number of the reply's descriptor in the worker */

struct launch {
	const char *program; /* absolute */
	char **argv, **envp;
	const char *folder; /* to run in */
	int death_signal;   /* sent to it when the thread that started it dies */
	int output, reply;  /* ends of launch_pipe(); reply -1: the worker gets none */
};

/* Both ends of a pipe, closed on exec, out of the way of the descriptors that a worker gets. */
bool launch_pipe(int ends[2], struct error *err);

/* Returns when the program was loaded. Errors say why it cannot be started. */
bool launch(pid_t *pid, const struct launch *launch, struct error *err);

#endif

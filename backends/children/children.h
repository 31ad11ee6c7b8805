/*
 * children.h: work shared by child processes, as multiprocessing does it by fork.
 */
#ifndef LAPCHART_CHILDREN_CHILDREN_H
#define LAPCHART_CHILDREN_CHILDREN_H

#include <sys/types.h>

#include "base/error.h"

/* Forks `count` children, whose ids are kept in `children`. They call work(context) and end. Waits for all of them,
 * also where one could not be started or failed. True: each of them came to its end; else the error names the first
 * that did not, and how it ended. Memory is the child's own but for what is mapped MAP_SHARED. */
bool children_run(pid_t *children, int count, void (*work)(void *context), void *context, struct error *err);

/* The two halves of children_run(), for a parent that has something to do meanwhile. The first returns how many were
 * started: `count`, or fewer and an error. The second waits for these: see to it that they can come to an end. */
int children_start(pid_t *children, int count, void (*work)(void *context), void *context, struct error *err);
bool children_wait(const pid_t *children, int started, int count, struct error *err);

#endif

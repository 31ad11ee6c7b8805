/*
 * children.h: work shared by child processes, as multiprocessing does it by fork.
 */
#ifndef LAPCHART_PROCESSES_CHILDREN_H
#define LAPCHART_PROCESSES_CHILDREN_H

#include <sys/types.h>

#include "base/error.h"

/* Forks `count` children, whose ids are kept in `children`. They call work(context) and end. Waits for all of them,
 * also where one could not be started or failed. True: each of them came to its end; else the error names the first
 * that did not, and how it ended. Memory is the child's own but for what is mapped MAP_SHARED. */
bool children_run(pid_t *children, int count, void (*work)(void *context), void *context, struct error *err);

#endif

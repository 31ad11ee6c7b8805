/*
 * crew.h: threads that work in steps, for runs of less than a millisecond on a machine that others use too: one that
 * waits for the others does so awake for some time, since they are about to come, and then sleeps, so that they get its
 * core if they have none. (A barrier of OpenMP that is awake for milliseconds keeps it from them.)
 */
#ifndef LAPCHART_CREW_CREW_H
#define LAPCHART_CREW_CREW_H

#include "base/error.h"

struct crew;

/* Starts threads 1 ... threads-1, which wait for work. NULL and an error where one of them cannot be started. */
struct crew *crew_open(int threads, struct error *err);
void crew_close(struct crew *crew); /* takes NULL too */
/* With which it was opened; NULL: 1. */
int crew_threads(const struct crew *crew);

/* Lets each of the threads 0 ... threads-1, of which the caller is the first, do the work once. Returns when all have.
 */
void crew_run(struct crew *crew, void (*work)(struct crew *crew, void *context, int thread), void *context);

/* Within the work, called by each of the threads: returns when all have come to it. */
void crew_meet(struct crew *crew);

#endif

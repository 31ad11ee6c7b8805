/*
 * team.h: a crew (crew/crew.h) as the threads of a workspace: for pieces of work
 * that follow each other fast, and where processes together have more threads
 * than there are cores.
 */
#ifndef LAPCHART_PSF_TEAM_H
#define LAPCHART_PSF_TEAM_H

#include "crew/crew.h"
#include "psf/threads.h"

/* The crew is lent. `count` is that with which it was opened. */
struct psf_threads psf_team_threads(struct crew *crew, size_t count);

#endif

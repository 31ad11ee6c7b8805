/*
 * team.h: POSIX threads that wait for work awake for some microseconds only,
 * and then sleep. For pieces of work that follow each other fast, and where
 * processes together have more threads than there are cores: OpenMP's threads
 * stay awake for milliseconds, and take the time of those that have work.
 */
#ifndef LAPCHART_PSF_TEAM_H
#define LAPCHART_PSF_TEAM_H

#include "base/error.h"
#include "psf/threads.h"

struct psf_team;

/* Starts count - 1 threads; the caller is the last one. */
bool psf_team_start(struct psf_team **out, size_t count, struct error *err);
void psf_team_stop(struct psf_team *team); /* NULL too */

/* For a workspace; the team is lent. */
struct psf_threads psf_team_threads(struct psf_team *team);

#endif

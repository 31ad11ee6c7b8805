/*
 * team.h: threads that sleep between two pieces of work, by POSIX threads. For
 * processes that are together more threads than the machine has cores: those
 * of OpenMP would burn the time of the others while they wait.
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

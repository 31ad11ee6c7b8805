/*
 * team.h: the number of OpenMP threads is the parameter's, whatever the environment says. Inline, because only
 * backends that are built with OpenMP can ask for it.
 */
#ifndef LAPCHART_WORKER_TEAM_H
#define LAPCHART_WORKER_TEAM_H

#include <omp.h>

#include "base/error.h"

/* For prepare(): sees to it that num_threads(threads) gives a team of that size, and starts it, so that the first run
 * finds its threads. OMP_DYNAMIC has no say; a lower OMP_THREAD_LIMIT is an error. */
static inline bool team_prepare(int threads, struct error *err)
{
	int team = 0;
	omp_set_dynamic(0);
#pragma omp parallel num_threads(threads)
#pragma omp single
	team = omp_get_num_threads();
	if (team == threads)
		return true;
	return error_set(err, ERROR_SYSTEM, "%d threads were asked for and %d run; is OMP_THREAD_LIMIT set?", threads,
			 team);
}

#endif

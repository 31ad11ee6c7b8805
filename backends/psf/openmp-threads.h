/*
 * openmp-threads.h: loops of a workspace (threads.h) spread over OpenMP
 * threads. Inline, as team.h: only backends that are built with OpenMP have it.
 */
#ifndef LAPCHART_PSF_OPENMP_THREADS_H
#define LAPCHART_PSF_OPENMP_THREADS_H

#include "psf/threads.h"
#include "worker/team.h"

#define PSF_THREADS_MAX 4096

static inline void psf_openmp_share(psf_task *task, void *context, size_t count)
{
#pragma omp parallel for schedule(static, 1) num_threads((int)count)
	for (size_t i = 0; i < count; i++)
		task(context, i, count);
}

#endif

/*
 * threads.h: how a workspace spreads its loops over threads.
 */
#ifndef LAPCHART_PSF_THREADS_H
#define LAPCHART_PSF_THREADS_H

#include <stddef.h>

/* Does part `part` of `parts` (0 ... parts-1) of something. */
typedef void psf_task(void *context, size_t part, size_t parts);

struct psf_threads {
	size_t count;
	/* Runs task(context, i, count) for all i, and returns when all are done; NULL: one after the other. */
	void (*share)(psf_task *task, void *context, size_t count);
};

static inline void psf_share(const struct psf_threads *threads, psf_task *task, void *context)
{
	if (threads->share)
		threads->share(task, context, threads->count);
	else
		task(context, 0, 1);
}

/* Where part `part` of `count` items starts: psf_part(count, part, parts) up to psf_part(count, part + 1, parts). */
static inline size_t psf_part(size_t count, size_t part, size_t parts)
{
	return count / parts * part + (part < count % parts ? part : count % parts);
}

#endif

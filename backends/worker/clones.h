/*
 * clones.h: functions that exist once for each instruction set; the loader
 * chooses. Where the compiler or the processor has no such thing, there is the
 * ordinary one.
 */
#ifndef LAPCHART_WORKER_CLONES_H
#define LAPCHART_WORKER_CLONES_H

#include "config.h"

#ifdef HAVE_TARGET_CLONES
#define WORKER_CLONES __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define WORKER_CLONES
#endif

/* The clone that runs on this processor: "avx512f", "avx2" or "default". For the description. */
static inline const char *worker_clone_name(void)
{
#ifdef HAVE_TARGET_CLONES
	__builtin_cpu_init();
	if (__builtin_cpu_supports("avx512f"))
		return "avx512f";
	if (__builtin_cpu_supports("avx2"))
		return "avx2";
#endif
	return "default";
}

#endif

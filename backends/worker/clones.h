/*
 * clones.h: functions that exist once for each instruction set; the loader
 * chooses. Where the compiler or the processor has no such thing, there is the
 * ordinary one. Such a function is static: clang gives the clones' common name to callers of its own file only.
 */
#ifndef LAPCHART_WORKER_CLONES_H
#define LAPCHART_WORKER_CLONES_H

#include "config.h"

/* No clone has FMA instructions: gcc 12 makes them of a complex product in spite of -ffp-contract=off, and the answers
 * of Mandelbrot change. avx512f brings them along, so it is left out. */
#ifdef HAVE_TARGET_CLONES
#define WORKER_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define WORKER_CLONES
#endif

/* The clone that runs on this processor: "avx2" or "default". For the description. */
static inline const char *worker_clone_name(void)
{
#ifdef HAVE_TARGET_CLONES
	__builtin_cpu_init();
	if (__builtin_cpu_supports("avx2"))
		return "avx2";
#endif
	return "default";
}

#endif

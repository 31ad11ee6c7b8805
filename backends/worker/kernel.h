/*
 * kernel.h: what a C backend is: a table of kernels and a description.
 * backends/worker/ holds main(), timing, calibration, JSON and memory once for
 * all; a backend brings kernels. backends/skeleton/ is a commented example to
 * copy.
 *
 * Order of the calls in one visit:
 *   prepare -> (run)* -> synchronize -> ... -> answer -> metrics -> planes -> finish
 */
#ifndef LAPCHART_WORKER_KERNEL_H
#define LAPCHART_WORKER_KERNEL_H

#include <stdbool.h>

#include "base/error.h"
#include "model/answer.h"
#include "model/params.h"
#include "model/plane.h"
#include "model/worker.h"

struct kernel {
	const char *benchmark;     /* "mandelbrot-tutorial" */
	const char *const *params; /* optional parameters it takes ("threads"), NULL at the end; or NULL */

	/* Allocates and fills all that `run` needs; not timed. *state is handed to the others. A parameter that
	 * is missing or wrong is an error. Where this machine cannot run it: `return kernel_unavailable(err, ...)`. */
	bool (*prepare)(void **state, const struct params *params, struct error *err);
	/* The computation, once. Timed. */
	bool (*run)(void *state, struct error *err);
	/* Waits for asynchronous work; inside the timed region. NULL: nothing to wait for. */
	bool (*synchronize)(void *state, struct error *err);
	/* The named values of the last run, for verification and for the work model. Not timed. */
	bool (*answer)(void *state, struct answer *answer, struct error *err);
	/* Releases all. Takes what prepare left behind when it failed, NULL too. */
	void (*finish)(void *state);

	/* --- and where there is more to tell; NULL: there is not --- */

	/* Numbers beside the time, of the last run: "start_up_seconds", "copied_bytes", "ranks". The end of a name is
	 * its unit (_seconds, _bytes, _share; else a count); [a-z][a-z0-9_]*. What is not finite is unknown and left
	 * out. Not timed. */
	bool (*metrics)(void *state, struct answer *metrics, struct error *err);
	/* Called only where planes are to be kept: computes once more, writes each plane in the middle of the
	 * computation to a file (plane_write(), also from a child process) and adds it to the list. Not timed. */
	bool (*planes)(void *state, struct planes *planes, struct error *err);
};

struct backend {
	const char *name;       /* "openmp" */
	const char *version;    /* of the backend, "1" */
	const char *summary;    /* one line: what it stands for, and in which text */
	const char *class_name; /* "plain" or "shortcut" */
	const char *device;     /* "gpu": what computes; NULL: the processor */
	const struct kernel *kernels;
	int kernel_count;
	/* Reason why it cannot run here at all, in `why`, and false; NULL: it always can. */
	bool (*available)(struct error *why);
	/* Adds libraries and facts (resolved path, chosen kernel, instruction set) to the description. NULL: none. */
	void (*describe)(struct worker *worker);
};

/* Each backend defines one. */
extern const struct backend backend;

/* For prepare(): this machine cannot run it (no device, too little memory on it). Fills `err` with the reason and
 * marks it, so that the visit is reported as unavailable and not as failed. Returns false. */
bool kernel_unavailable(struct error *err, const char *fmt, ...) PRINTF_LIKE(2, 3);

/* Helpers for prepare(): a parameter as a checked number within bounds. */
bool kernel_param_int(int64_t *out, const struct params *params, const char *name, int64_t low, int64_t high,
		      struct error *err);
/* One of the words ("double", "complex"); *out is its index. NULL ends the list. */
bool kernel_param_word(int *out, const struct params *params, const char *name, const char *const *words,
		       struct error *err);
/* Is each of the parameters in one of the two lists (NULL at their ends; a list may be NULL)? One that a kernel
 * does not know would be ignored, and the time kept under a wrong name. */
bool kernel_params_known(const struct params *params, const char *const *names, const char *const *more,
			 struct error *err);

#endif

/*
 * clock.h: where the time of a run goes, by the device's own clock (events), and what the first call costs. The samples
 * are wall time with all copies; this is what stands beside them.
 *
 *   cuda_clock_start(&clock, CUDA_COPY, err)        the run begins, with an upload
 *   cuda_clock_enter(&clock, CUDA_COMPUTE, err)     what is started from here on computes
 *   cuda_clock_enter(&clock, CUDA_COPY, err)        and this is the download
 *   cuda_clock_stop(&clock, err)
 *
 * All of it on the default stream.
 */
#ifndef LAPCHART_CUDA_CLOCK_H
#define LAPCHART_CUDA_CLOCK_H

#include <cuda_runtime_api.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "model/answer.h"

enum cuda_phase { CUDA_COPY, CUDA_COMPUTE };

#define CUDA_PHASES 2
#define CUDA_MARKS  32 /* events of a run: changes of phase, start and stop */

struct cuda_clock {
	cudaEvent_t events[CUDA_MARKS];
	enum cuda_phase phases[CUDA_MARKS]; /* of what comes behind the event of that number */
	size_t made, used;
	double context_seconds;   /* wall time until the device was ready */
	double compile_seconds;   /* for those that compile at run time, who set it; else NaN */
	double first_run_seconds; /* wall time of the first run, into which the loading of the kernels falls; else NaN
				   */
};

/* Opens the device (cuda_open()) and makes the events. */
bool cuda_clock_open(struct cuda_clock *clock, struct error *err);
/* Takes one that is {0} or could not be opened, too. */
void cuda_clock_close(struct cuda_clock *clock);

/* Forgets the run before. */
bool cuda_clock_start(struct cuda_clock *clock, enum cuda_phase phase, struct error *err);
/* Nothing where that is the phase already. */
bool cuda_clock_enter(struct cuda_clock *clock, enum cuda_phase phase, struct error *err);
bool cuda_clock_stop(struct cuda_clock *clock, struct error *err);

/* A run that is waited for, in prepare(): so the samples do not hold what happens once. */
bool cuda_clock_first_run(struct cuda_clock *clock, bool (*run)(void *state, struct error *err), void *state,
			  struct error *err);

/* Of the last run, which is waited for: device_seconds (computing), copy_seconds; and of the first call
 * context_seconds, compile_seconds, first_run_seconds. */
bool cuda_clock_metrics(const struct cuda_clock *clock, struct answer *out, struct error *err);

#endif

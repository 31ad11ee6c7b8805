/*
 * measure.h: the sample loop. Linked into workers only; knows nothing of what it times.
 *
 * 1. Calibrate: run 1, 2, 4 ... iterations until a group lasts min_time; from the
 *    last group's rate the iteration count per sample follows. These groups count as warm-up.
 * 2. Warm up: at least `warmups` groups in all.
 * 3. Take `samples` groups. After each, emit seconds per iteration. Stop before
 *    the next one when max_time has passed since the start and at least one was taken.
 *
 * Where the first iteration takes max_time by itself, and no more than one group of warm-up
 * is asked for, that iteration is the sample: a second one would double the time of all slow points.
 */
#ifndef LAPCHART_MEASURE_MEASURE_H
#define LAPCHART_MEASURE_MEASURE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

struct measure_plan {
	int warmups;     /* groups before the samples; 0: calibration only */
	int samples;     /* groups to keep; at least 1 */
	double min_time; /* seconds a group lasts at least; 0: one iteration a group */
	double max_time; /* seconds after which no further group is begun; INFINITY: none */
};

struct measure_clock {
	double (*now)(void *context); /* monotonic seconds */
	void *context;
};
extern const struct measure_clock
	measure_monotonic_clock; /* CLOCK_MONOTONIC_RAW where there is one, else CLOCK_MONOTONIC */

/* What is timed: run `iterations` times, and wait until all of it is done. False: it failed. */
struct measure_target {
	bool (*run)(void *context, uint64_t iterations, struct error *err);
	void *context;
};

struct measure_sink {
	void (*calibrated)(void *context, uint64_t iterations, uint64_t warmups);
	void (*sample)(void *context, double seconds_per_iteration, uint64_t iterations);
	void *context;
};

/* A group that the clock measures as 0 or less is an error ("the clock stood still"). */
bool measure_run(const struct measure_plan *plan, const struct measure_clock *clock,
		 const struct measure_target *target, const struct measure_sink *sink, struct error *err);

#endif

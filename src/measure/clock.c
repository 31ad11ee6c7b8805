#include <time.h>

#include "measure/measure.h"

/* RAW is not slewed by NTP, so that a second stays a second during a run. */
#ifdef CLOCK_MONOTONIC_RAW
#define BEST_CLOCK CLOCK_MONOTONIC_RAW
#else
#define BEST_CLOCK CLOCK_MONOTONIC
#endif

static double monotonic_now(void *context)
{
	(void)context;
	struct timespec now;
	clock_gettime(BEST_CLOCK, &now);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

const struct measure_clock measure_monotonic_clock = {monotonic_now, NULL};

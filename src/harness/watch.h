/*
 * watch.h: looks at a running worker now and then: resident memory and number
 * of its processes, size of a reply in a file.
 *
 * A look costs some ten microseconds a process and thread, and one comes each
 * 25 ms, so that it does not show in what is measured.
 */
#ifndef LAPCHART_HARNESS_WATCH_H
#define LAPCHART_HARNESS_WATCH_H

#include <stdint.h>

#include "harness/brood.h"
#include "model/visit.h"

#define WATCH_INTERVAL    0.025 /* seconds */
#define WATCH_PROCESS_MAX 512   /* more than a worker has a use for, and few enough to be killed at once */

struct watch {
	uint64_t memory_max;     /* bytes; 0: no limit */
	const char *reply;       /* file, or one that is not there */
	uint64_t peak_bytes;     /* of all processes together, where there were several; else 0 */
	double exact_not_before; /* when memory may be summed exactly again */
};

/* False: a limit is passed, *state and `why` say which. */
bool watch_look(struct watch *watch, struct brood *brood, enum state *state, struct error *why);

#endif

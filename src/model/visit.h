/*
 * visit.h: one fresh process that timed one point, and how it ended.
 */
#ifndef LAPCHART_MODEL_VISIT_H
#define LAPCHART_MODEL_VISIT_H

#include <stddef.h>
#include <stdint.h>

#include "model/answer.h"
#include "model/library.h"
#include "model/plane.h"

/* How a visit (and so a result) ended. Every state but OK comes with a reason. */
enum state {
	STATE_OK = 0,
	STATE_SKIPPED,       /* not started: needs more memory than there is, too slow for this sweep */
	STATE_UNAVAILABLE,   /* the worker says that it cannot run here: no device, no library */
	STATE_FAILED,        /* ran and said or proved something wrong: wrong answer, exit 1, garbage */
	STATE_CRASHED,       /* died of a signal that nobody sent on purpose */
	STATE_TIMED_OUT,     /* killed at its time limit */
	STATE_OUT_OF_MEMORY, /* killed at its memory limit */
};

/* Did something go wrong? Not where nothing was tried: skipped, unavailable. */
bool state_is_failure(enum state state);
const char *state_name(enum state state); /* "ok", "skipped", "timed-out" ... */
bool state_parse(enum state *out, const char *name, struct error *err);

/* Of the worker's process tree, from wait4() and the worker's own usage line. NaN or 0 where unknown. */
struct usage {
	double user_seconds, system_seconds;
	uint64_t peak_bytes; /* resident */
	int64_t voluntary_switches, involuntary_switches;
	int64_t minor_faults, major_faults;
};

/* Evidence of noise while the visit ran; NaN where the machine does not tell. */
struct noise {
	double steal_seconds;   /* of all cores together, from /proc/stat */
	double busy_seconds;    /* CPU time of everything but this visit */
	double cpu_pressure;    /* seconds that some task waited for a CPU (PSI), from /proc/pressure/cpu */
	double memory_pressure; /* the same of memory */
	double load;            /* one-minute load average before the visit */
	double frequency_hz;    /* mean of the cores after the visit */
};

struct visit {
	int round;               /* 0 ... rounds-1 */
	int order;               /* position in the run's schedule */
	int64_t started_ns;      /* Unix time in nanoseconds */
	double seconds;          /* from start of the process to its end */
	double overhead_seconds; /* harness time around the worker's own life */
	enum state state;
	char *reason;        /* NULL exactly for STATE_OK */
	char *stderr_tail;   /* the end of what it wrote there; NULL: nothing */
	uint64_t iterations; /* per sample, after calibration */
	double *samples;     /* seconds per iteration, in the order measured */
	size_t sample_count, sample_capacity;
	struct answer answer;
	struct answer metrics; /* numbers beside the time, by name: see kernel.h */
	struct planes planes;  /* taken in; none unless they were asked for */
	char *warning;         /* what is wrong with a plane, which costs the plane and not the time; NULL: nothing */
	struct usage usage;
	struct noise noise;
	struct library *libraries; /* that ran, as the worker proved */
	size_t library_count;
};

void visit_add_sample(struct visit *visit, double seconds);
/* Sets state and reason (formatted); the first one that is not OK stays. */
void visit_fail(struct visit *visit, enum state state, const char *fmt, ...) PRINTF_LIKE(3, 4);
void visit_free(struct visit *visit); /* and makes it {0} */

#endif

/*
 * fake.h: a worker whose times, answers and failures are scripted: for the
 * tests of the harness and of all that stands on it. It speaks the contract
 * by itself, so that it can break it on purpose, and it never stays longer
 * than FAKE_LIFETIME, however broken the one who should end it.
 *
 * Parameters of its one benchmark, `fake`, all optional:
 *   do=NAME         a misdeed (misdeeds.c); LAPCHART_FAKE=NAME does the same, for --describe too
 *   times=0.1:0.2   seconds of the samples, over and over; default 0.001
 *   iterations=N    of each sample; default 1
 *   sum=N           the answer; default 42
 *   sleep=S         seconds that a sample really takes; default --min-time, and 0 where times are given
 *   library=FILE    the BLAS that it says to have run
 *   metric=N        start_up_seconds among its metrics; without it there are none
 *   number=N        what a misdeed needs: exit status, count, size in MiB
 *   anything else is refused; size=N and threads=N are taken and change nothing.
 * With --keep-planes it keeps one plane, "pupil", of 4 x 6 numbers: row * 6 + column.
 * The backend is called as the file is: lapchart-worker-NAME. LAPCHART_FAKE_DEVICE=gpu and LAPCHART_FAKE_NATIVE=BACKEND
 * are what its description says of these.
 */
#ifndef LAPCHART_FAKE_H
#define LAPCHART_FAKE_H

#include "model/params.h"
#include "wire/message.h"

#define FAKE_LIFETIME 60 /* seconds */

struct fake {
	int fd; /* of the reply */
	const char *benchmark;
	struct params params;
	bool describe, keep_planes;
	uint64_t samples;
	double min_time; /* seconds */
	int64_t main_ns; /* CLOCK_MONOTONIC at the first line of main() */
};

/* What a worker does in a visit, in this order. A misdeed takes the place of one of them. */
enum stage { STAGE_START, STAGE_SAMPLES, STAGE_ANSWER, STAGE_PLANES, STAGE_DONE };

struct misdeed {
	const char *name;
	enum stage stage;
	void (*act)(struct fake *fake);
};

/* planes.c: what can be wrong with a plane. */
void plane_without_file(struct fake *fake);
void plane_of_another_size(struct fake *fake);
void plane_with_slash(struct fake *fake);
void plane_with_nan(struct fake *fake);
void plane_twice(struct fake *fake);
void plane_too_large(struct fake *fake);
void plane_of_a_link(struct fake *fake);
void plane_nobody_asked_for(struct fake *fake);
void planes_kept_quiet(struct fake *fake);

/* NULL: no such misdeed. */
const struct misdeed *misdeed_find(const char *name);

void fake_say(struct fake *fake, const struct message *message);
void fake_say_text(struct fake *fake, const char *bytes); /* as it stands */
void fake_say_sample(struct fake *fake, double seconds, uint64_t iterations);
void fake_say_answer(struct fake *fake, int64_t child); /* 0: no child to tell of */
void fake_say_planes(struct fake *fake);                /* nothing where they are not asked for */
void fake_say_done(struct fake *fake);
/* An error line, and the end. */
_Noreturn void fake_refuse(struct fake *fake, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* A parameter, or the value where it is not given. */
double fake_number(const struct fake *fake, const char *name, double otherwise);
int64_t fake_now_ns(void);

#endif

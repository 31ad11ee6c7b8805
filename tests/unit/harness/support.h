/*
 * support.h: one visit of the scripted worker, or of a shell script, with a
 * folder of its own.
 */
#ifndef LAPCHART_TESTS_HARNESS_SUPPORT_H
#define LAPCHART_TESTS_HARNESS_SUPPORT_H

#include "harness/harness.h"

#define SAMPLES 3

struct lap {
	char *folder;  /* for the scratch folder and the test's own files */
	char *scratch; /* in it, empty before and after a visit */
	struct point point;
	struct visit_request request;
	struct visit visit;
	struct error err;
};

/* A request for FAKE_WORKER with no limit but 20 seconds. */
void lap_begin(struct lap *lap);
/* "do=exit": a parameter. */
void lap_param(struct lap *lap, const char *pair);
/* Runs the visit. Fails the test where anything is left in the scratch folder. */
bool lap_visit(struct lap *lap);
/* Frees all, and removes the folder. */
void lap_end(struct lap *lap);

/* Runs the visit and asserts how it ended; reason NULL: none. */
void lap_expect(struct lap *lap, enum state state, const char *reason);
/* The whole of it: begin, one parameter, expect, end. */
void expect_after(const char *param, enum state state, const char *reason);

/* Writes an executable file into the lap's folder; the path is the caller's to free. */
char *lap_script(struct lap *lap, const char *name, const char *text);
/* The named number of the answer. */
long lap_answer(const struct lap *lap, const char *name);
/* Is there no process of this number, not even a dead one that nobody waited for? */
bool is_gone(long pid);

#endif

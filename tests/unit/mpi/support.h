/*
 * support.h: visits of MPI workers as a run makes them, by mpirun. Its files
 * and those of the ranks are in folders of the test's own.
 */
#ifndef LAPCHART_TESTS_MPI_SUPPORT_H
#define LAPCHART_TESTS_MPI_SUPPORT_H

#include "harness/harness.h"

struct race {
	char *folder;                                 /* of the test */
	char *scratch, *temporary, *segments, *notes; /* in it: of the harness, mpirun and the ranks */
	struct worker worker;
	struct point point;
	struct visit_request request;
	struct visit visit;
};

/* Describes the worker and prepares a visit of that benchmark with these parameters ("ranks=2,width=100"). */
void race_begin(struct race *race, const char *program, const char *benchmark, const char *params);
/* Visits, and fails the test where the visit ended in another way, or left a process or a file behind. reason NULL: a
 * good visit. */
void race_expect(struct race *race, enum state state, const char *reason);
/* Has neither mpirun nor a rank left a file? */
bool race_is_clean(const struct race *race);
void race_end(struct race *race);

/* A value of the answer. */
void race_expect_value(const struct race *race, const char *name, const char *value);

#endif

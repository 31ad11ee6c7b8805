/*
 * take.h: takes in records of another database. Natural keys tell what is there already, and that stays as it is,
 * with two exceptions: a run that did not end takes the end that comes; and of two visits of the same round the one
 * that started later counts, as where a run replaces one. So the order in which files come does not matter.
 */
#ifndef LAPCHART_STORE_TAKE_H
#define LAPCHART_STORE_TAKE_H

#include "store/store.h"

enum taken {
	TAKEN_NOT, /* it was there */
	TAKEN_NEW,
	TAKEN_CHANGED, /* it took the place of an older one */
};

/* What is taken between the two is one transaction; `good` false gives it up. Returns `good`, or false where the end
 * failed. */
bool store_take_begin(struct store *store, struct error *err);
bool store_take_end(struct store *store, bool good, struct error *err);

bool store_take_commit(struct store *store, const struct commit *commit, enum taken *taken, struct error *err);
bool store_take_machine(struct store *store, const struct machine *machine, enum taken *taken, struct error *err);
bool store_take_environment(struct store *store, const struct environment *environment, enum taken *taken,
			    struct error *err);
/* Fills run->id. Commit and machine must be there. A run of the same key that began otherwise is an error. */
bool store_take_run(struct store *store, struct run *run, enum taken *taken, struct error *err);
/* *id is the result's, for what follows. */
bool store_take_result(struct store *store, const struct visit_key *key, int64_t *id, enum taken *taken,
		       struct error *err);
/* The visit's planes are left out. */
bool store_take_visit(struct store *store, int64_t result_id, const struct visit *visit, enum taken *taken,
		      struct error *err);
/* Only where those that are there, of the same point, commit, machine and environment, come from an earlier run. */
bool store_take_planes(struct store *store, int64_t result_id, const struct planes *planes, enum taken *taken,
		       struct error *err);

#endif

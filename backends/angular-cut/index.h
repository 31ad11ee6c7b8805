/*
 * index.h: the angular cut by an index of the sphere: what the backend `index` runs. Threads work together in steps,
 * each on its own part.
 *
 *   enter     each enters some of the caps into a cover of its own (cover.h)
 *   unite     the covers become one, and each block of cells gets the list of the caps that touch it
 *   decide    an object in a covered cell is removed, one in an untouched cell is not; one at the border is compared
 *             with the caps that touch its block, by the pairs' own arithmetic
 *   list      the indices of those that are removed
 */
#ifndef LAPCHART_ANGULAR_CUT_INDEX_H
#define LAPCHART_ANGULAR_CUT_INDEX_H

#include "angular-cut/angular-cut.h"
#include "angular-cut/cover.h"

/* Of a thread's objects. */
struct index_tally {
	int64_t removed;
	int64_t border; /* in cells that are touched and not covered */
	int64_t pairs;  /* that were compared */
};

/* What a thread has for itself; the first one's cover becomes the one of all. */
struct index_part {
	struct cover cover;
	struct index_tally tally;
};

struct index {
	struct angular_cut *cut; /* lent */
	int threads;
	struct index_part *parts;
	uint32_t *block_begin; /* of each block, and one more: where its list begins in `caps` */
	int32_t *caps;
	size_t cap_capacity;
	uint64_t *removed; /* a bit for each object */
};

void index_allocate(struct index *index, struct angular_cut *cut, int threads);
void index_free(struct index *index);

/* The steps, for thread 0 ... threads-1. All threads end one before any begins the next. */
void index_enter(struct index *index, int thread);
void index_unite(struct index *index, int thread);
void index_begin_lists(struct index *index); /* by one thread */
void index_fill_lists(struct index *index, int thread);
void index_decide(struct index *index, int thread);
void index_list(struct index *index, int thread); /* fills the cut's answer */

#endif

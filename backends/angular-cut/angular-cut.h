/*
 * angular-cut.h: the benchmark angular-cut, once for all backends.
 *
 * `objects` and `contaminants` are unit vectors on the sphere. An object is removed when any contaminant lies within
 * one degree of it: the cosine of their angle, (x cx + y cy) + z cz in double precision with each operation rounded on
 * its own, is greater than ANGULAR_CUT_COSINE. The answer is the ascending list of the removed objects' indices.
 *
 * The points come from one splitmix64 stream (seed 20110626), first the objects, then the contaminants; each set
 * takes first all cosines, 2 u - 1, and then all azimuths, 2 pi u.
 *
 * Every backend decides by the same arithmetic, or by a bound that leaves no doubt about it, so that the answers are
 * equal for any points.
 */
#ifndef LAPCHART_ANGULAR_CUT_ANGULAR_CUT_H
#define LAPCHART_ANGULAR_CUT_ANGULAR_CUT_H

#include <stdint.h>

#include "worker/kernel.h"

/* cos(pi / 180), rounded. */
#define ANGULAR_CUT_COSINE 0x1.ffec097f5af8ap-1

/* Unit vectors, one array for each coordinate. */
struct sphere_points {
	int64_t count;
	double *x, *y, *z;
};

struct angular_cut {
	struct sphere_points objects, contaminants;
	int64_t *removed; /* room for all objects; NULL until angular_cut_allocate() */
	int64_t removed_count;
};

/* Makes the points of the parameters objects and contaminants, which may be 0. `more`: names of the backend's own
 * parameters, or NULL. Others than these are errors. */
bool angular_cut_define(struct angular_cut *out, const struct params *params, const char *const *more,
			struct error *err);
bool angular_cut_allocate(struct angular_cut *cut, struct error *err);
/* Fills the answer with what no kernel writes: its pages are there before the clock starts, and a kernel that leaves
 * something out is found out. Done by angular_cut_allocate(). */
void angular_cut_wipe(struct angular_cut *cut);
void angular_cut_free(struct angular_cut *cut); /* leaves it empty */

/* Indices of the removed ones among the objects begin ... end-1, written to `removed`, which has room for all of
 * them. */
struct angular_share {
	int64_t begin, end;
	int64_t count;  /* of the removed */
	int64_t looked; /* pairs that were looked at */
};

/* The naive loop, which leaves an object at the first contaminant that removes it: what `serial` does for all objects
 * and the parallel backends for theirs. Takes begin and end of the share and fills the rest. */
void angular_cut_range(const struct angular_cut *cut, struct angular_share *share, int64_t *removed);

/* The share `number` of `count` contiguous ones, which differ by one object at most. */
struct angular_share angular_cut_share(const struct angular_cut *cut, int64_t number, int64_t count);
/* Makes one list of those of the shares, which lie in order and have their indices at cut->removed + begin. */
void angular_cut_join(struct angular_cut *cut, const struct angular_share *shares, int64_t count);
int64_t angular_cut_looked(const struct angular_share *shares, int64_t count);

/* removed (how many), sum (of the indices), hash (FNV-1a 64 from HASH_FNV_START, of the indices as little-endian int64;
 * 16 hexadecimal digits). */
void angular_cut_describe_answer(struct answer *answer, const struct angular_cut *cut);

/* --- kernel hooks for a state that is a struct angular_cut, or begins with one --- */

bool angular_cut_answer(void *state, struct answer *answer, struct error *err);
void angular_cut_finish(void *state); /* angular_cut_free() and free() */

#endif

/*
 * lanes_body.h: the algorithm of lanes.h for one kind of vectors. No ordinary header: it is included once by the one
 * file for these vectors, which before has included one of vec_*.h. That defines
 *
 *   LANES_CODE             attributes of a function for this instruction set, with `static inline`
 *   LANES, GROUP           lanes of a vector; vectors in flight
 *   real, vec, mask        double, or float with LANES_SINGLE; a vector of them, with + - *; which lanes
 *   vec_all(x)             x in all lanes
 *   vec_twice_plus(a, b)   2a + b, rounded once (2a is exact)
 *   vec_count(n, m)        n + 1 in the lanes of m, n in the others
 *   mask_all()             all lanes
 *   mask_within(m, a, b)   the lanes of m in which a <= b, which does not hold for a NaN
 *   mask_bits(m)           bit i for lane i
 *   vec_is_supported()     does this processor have them?
 */
#ifndef LAPCHART_MANDELBROT_LANES_BODY_H
#define LAPCHART_MANDELBROT_LANES_BODY_H

#include <string.h>

#include "mandelbrot/lanes.h"
#ifndef LANES
#include "mandelbrot/vec_portable.h"
#endif

#define STEPS_FIRST 16
#define STEPS_BLOCK 8
#define WIDE        (LANES * GROUP)
#define ALL_LANES   ((1u << LANES) - 1)

/* Where |z|^2 is at most this at the end of a block, the test |z|^2 > 4 held at none of its steps. With the unit
 * roundoff u: a point in a block did not escape at its first step, where z = q, so |q| < 2 + 4u. Where the test holds,
 * |z| > 2 - 4u. From |z| = 2 - d a step with its roundings leads to |z^2 + q| > (2 - d)^2 - |q| - 40u > 2 - (4d + 44u).
 * After the 7 steps that can follow, d < 4^7 * 20u and |z|^2 > 4 - 4^8 * 20u: 3.92 in single precision. Infinity and
 * NaN come only after an escape, and are not within either. */
#define CERTAINLY_INSIDE 3.9F

struct list {
	real *zx, *zy, *qx, *qy;
	real *live;    /* 1: there is a point here, 0: there is none, or it is done */
	real *sx, *sy; /* with shortcuts: z at the start of the stage */
	int32_t *at;   /* its place in the tile */
	int64_t count;
	int32_t done;  /* steps that each of the points has taken */
	int64_t taken; /* steps, of all lanes in use together */
};

/* xx, yy: the squares of zx and zy, which the test and the next step share. */
struct group {
	vec zx[GROUP], zy[GROUP], xx[GROUP], yy[GROUP], qx[GROUP], qy[GROUP];
};

#define EACH_VECTOR(v) _Pragma("GCC unroll 8") for (int v = 0; v < GROUP; v++)

static inline int32_t smaller(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

/* Those of a group that had a point when the stage began; the others fill the last vectors. */
static inline int64_t lanes_in_use(const struct list *list, int64_t begin)
{
	return list->count - begin < WIDE ? list->count - begin : WIDE;
}

LANES_CODE void load(struct group *group, const struct list *list, int64_t begin)
{
	EACH_VECTOR(v) {
		group->zx[v] = *(const vec *)(list->zx + begin + v * LANES);
		group->zy[v] = *(const vec *)(list->zy + begin + v * LANES);
		group->qx[v] = *(const vec *)(list->qx + begin + v * LANES);
		group->qy[v] = *(const vec *)(list->qy + begin + v * LANES);
		group->xx[v] = group->zx[v] * group->zx[v];
		group->yy[v] = group->zy[v] * group->zy[v];
	}
}

LANES_CODE void store_z(struct list *list, const struct group *group, int64_t begin)
{
	EACH_VECTOR(v) {
		*(vec *)(list->zx + begin + v * LANES) = group->zx[v];
		*(vec *)(list->zy + begin + v * LANES) = group->zy[v];
	}
}

/* One step of all the lanes: 6 operations. */
LANES_CODE void step(struct group *group)
{
	EACH_VECTOR(v) {
		group->zy[v] = vec_twice_plus(group->zx[v] * group->zy[v], group->qy[v]);
		group->zx[v] = (group->xx[v] - group->yy[v]) + group->qx[v];
		group->xx[v] = group->zx[v] * group->zx[v];
		group->yy[v] = group->zy[v] * group->zy[v];
	}
}

LANES_CODE bool all_certainly_inside(const struct group *group)
{
	mask inside = mask_all();
	EACH_VECTOR(v)
		inside = mask_within(inside, group->xx[v] + group->yy[v], vec_all(CERTAINLY_INSIDE));
	return mask_bits(inside) == ALL_LANES;
}

/* One step, and its test. Returns whether any lane is still inside. */
LANES_CODE bool step_and_test(struct group *group, mask *inside, vec *count)
{
	unsigned any = 0;
	step(group);
	EACH_VECTOR(v) {
		inside[v] = mask_within(inside[v], group->xx[v] + group->yy[v], vec_all(4));
		count[v] = vec_count(count[v], inside[v]);
		any |= mask_bits(inside[v]);
	}
	return any != 0;
}

/* `steps` steps with a test in each, fewer where no lane stays; `kept` tells after how many of them each lane was still
 * inside. */
LANES_CODE void step_with_tests(struct list *list, int64_t begin, int32_t steps, real *kept)
{
	struct group group;
	vec count[GROUP];
	mask inside[GROUP];
	int32_t i = 0;
	load(&group, list, begin);
	EACH_VECTOR(v) {
		count[v] = vec_all(0);
		inside[v] = mask_all();
	}
	for (bool any = true; any && i < steps; i++)
		any = step_and_test(&group, inside, count);
	store_z(list, &group, begin);
	EACH_VECTOR(v)
		*(vec *)(kept + v * LANES) = count[v];
	list->taken += i * lanes_in_use(list, begin);
}

static inline int32_t *output_of(const struct lanes_tile *tile, int32_t at)
{
	int64_t width = tile->set->width;
	return tile->set->output + tile->rows[at / width] * width + at % width;
}

/* A lane without a point stays at 0. */
static inline void empty_lane(struct list *list, int64_t i)
{
	list->zx[i] = list->zy[i] = list->qx[i] = list->qy[i] = list->live[i] = 0;
	list->sx[i] = 1; /* to which it never comes back */
}

/* A block once more, or the steps of less than a block. Returns whether a point is left in the group. */
LANES_CODE bool find_escapes(const struct lanes_tile *tile, struct list *list, int64_t begin, int32_t done,
			     int32_t steps)
{
	_Alignas(64) real kept[WIDE];
	real left = 0;
	step_with_tests(list, begin, steps, kept);
	for (int i = 0; i < WIDE; i++) {
		if (list->live[begin + i] != 0 && kept[i] < (real)steps) {
			*output_of(tile, list->at[begin + i]) = tile->set->first + done + (int32_t)kept[i];
			empty_lane(list, begin + i);
		}
		left += list->live[begin + i];
	}
	return left != 0;
}

/* --- shortcuts --- */

/* How far inside a boundary a point has to lie before it is taken for known. The roundings of plain iteration move z by
 * about 1e-16 a step; 1e-6 inside, an orbit is drawn to its cycle so strongly that they never add up to an escape. */
#define MARGIN 1e-6

/* Lanes of the points in the main cardioid, p (p + x - 1/4) < y^2 / 4 with p = (x - 1/4)^2 + y^2, and in the disc of
 * period 2, (x + 1)^2 + y^2 < 1/16: they never escape. Empty lanes are among them. */
LANES_CODE unsigned known_lanes(const struct list *list, int64_t begin)
{
	vec x = *(const vec *)(list->qx + begin), y = *(const vec *)(list->qy + begin);
	vec a = x - vec_all(0.25), b = x + vec_all(1), yy = y * y, p = a * a + yy;
	mask cardioid = mask_within(mask_all(), p * (p + a), yy * vec_all(0.25) - vec_all(MARGIN));
	mask disc = mask_within(mask_all(), b * b + yy, vec_all(0.0625 - MARGIN));
	return mask_bits(cardioid) | mask_bits(disc);
}

LANES_CODE bool all_known(const struct list *list, int64_t begin)
{
	unsigned known = ALL_LANES;
	EACH_VECTOR(v)
		known &= known_lanes(list, begin + v * LANES);
	return known == ALL_LANES;
}

LANES_CODE void drop_known(struct list *list)
{
	for (int64_t begin = 0; begin < list->count; begin += LANES)
		for (unsigned known = known_lanes(list, begin); known; known &= known - 1)
			list->live[begin + __builtin_ctz(known)] = 0;
}

/* Where z comes back to a value that it had before, it will do so for ever: the point never escapes. Each stage begins
 * with a new value to come back to (R. P. Brent, An improved Monte Carlo factorization algorithm, 1980). */
LANES_CODE void remember(struct list *list, int64_t begin)
{
	EACH_VECTOR(v) {
		int64_t at = begin + v * LANES;
		*(vec *)(list->sx + at) = *(vec *)(list->zx + at) + (vec_all(1) - *(vec *)(list->live + at));
		*(vec *)(list->sy + at) = *(vec *)(list->zy + at);
	}
}

/* A quick look at the real parts. */
LANES_CODE bool may_repeat(const struct group *group, const struct list *list, int64_t begin)
{
	unsigned any = 0;
	EACH_VECTOR(v) {
		vec before = *(const vec *)(list->sx + begin + v * LANES);
		any |= mask_bits(mask_within(mask_within(mask_all(), group->zx[v], before), before, group->zx[v]));
	}
	return any != 0;
}

/* Ends the points that repeat themselves. Returns whether a point is left in the group. */
LANES_CODE bool find_cycles(struct list *list, int64_t begin)
{
	real left = 0;
	for (int64_t i = begin; i < begin + WIDE; i++) {
		if (list->zx[i] == list->sx[i] && list->zy[i] == list->sy[i])
			empty_lane(list, i);
		left += list->live[i];
	}
	return left != 0;
}

/* --- stages --- */

LANES_CODE void advance_group(const struct lanes_tile *tile, struct list *list, int64_t begin, int32_t steps,
			      bool shortcuts)
{
	struct group group;
	int32_t i = 0;
	bool left = true;
	load(&group, list, begin);
	if (shortcuts)
		remember(list, begin);
	for (; left && i + STEPS_BLOCK <= steps; i += STEPS_BLOCK) {
		store_z(list, &group, begin);
		for (int s = 0; s < STEPS_BLOCK; s++)
			step(&group);
		if (__builtin_expect(!all_certainly_inside(&group), 0)) {
			left = find_escapes(tile, list, begin, list->done + i, STEPS_BLOCK);
			load(&group, list, begin);
		} else if (shortcuts && may_repeat(&group, list, begin)) {
			store_z(list, &group, begin);
			left = find_cycles(list, begin);
			load(&group, list, begin);
		}
	}
	store_z(list, &group, begin);
	list->taken += i * lanes_in_use(list, begin);
	if (left && i < steps)
		find_escapes(tile, list, begin, list->done + i, steps - i);
}

LANES_CODE void move(struct list *list, int64_t to, int64_t from)
{
	list->zx[to] = list->zx[from];
	list->zy[to] = list->zy[from];
	list->qx[to] = list->qx[from];
	list->qy[to] = list->qy[from];
	list->at[to] = list->at[from];
}

LANES_CODE void move_vector(struct list *list, int64_t to, int64_t from)
{
	memmove(list->zx + to, list->zx + from, sizeof(vec));
	memmove(list->zy + to, list->zy + from, sizeof(vec));
	memmove(list->qx + to, list->qx + from, sizeof(vec));
	memmove(list->qy + to, list->qy + from, sizeof(vec));
	memmove(list->at + to, list->at + from, LANES * sizeof *list->at);
}

/* Moves the points that are left to the front. Neighbours mostly share their fate, so that most vectors are left or
 * gone as a whole. */
LANES_CODE void compact(struct list *list)
{
	int64_t to = 0, count = list->count;
	for (int64_t from = 0; from < count; from += LANES) {
		unsigned left = mask_bits(mask_within(mask_all(), vec_all(1), *(const vec *)(list->live + from)));
		if (left == ALL_LANES) {
			move_vector(list, to, from);
			to += LANES;
			continue;
		}
		for (; left; left &= left - 1)
			move(list, to++, from + __builtin_ctz(left));
	}
	list->count = to;
	for (int64_t i = 0; i < to; i++)
		list->live[i] = 1;
	for (; to % WIDE != 0; to++)
		empty_lane(list, to);
}

/* All points of the tile at z = 0. */
LANES_CODE void fill(const struct lanes_tile *tile, struct list *list)
{
	const struct mandelbrot *set = tile->set;
	int64_t i = 0;
	for (int64_t row = 0; row < tile->count; row++)
		for (int64_t column = 0; column < set->width; column++, i++) {
			list->qx[i] = (real)set->x[column];
			list->qy[i] = (real)set->y[tile->rows[row]];
			list->at[i] = (int32_t)i;
		}
	list->count = i;
	memset(list->zx, 0, (size_t)i * sizeof *list->zx);
	memset(list->zy, 0, (size_t)i * sizeof *list->zy);
	for (; i % WIDE != 0; i++)
		empty_lane(list, i);
}

/* Writes the output of the first stage and notes which points are left. `kept` lies in list->live. */
LANES_CODE void note_first_stage(const struct lanes_tile *tile, struct list *list, int32_t steps)
{
	const struct mandelbrot *set = tile->set;
	real *live = list->live;
	for (int64_t row = 0; row < tile->count; row++, live += set->width) {
		int32_t *output = set->output + tile->rows[row] * set->width;
		for (int64_t i = 0; i < set->width; i++) {
			int32_t kept = (int32_t)live[i];
			output[i] = kept == steps ? set->unescaped : set->first + kept;
			live[i] = kept == steps;
		}
	}
	for (int64_t i = list->count; i % WIDE != 0; i++)
		empty_lane(list, i);
}

/* The first steps, in which most of the points that ever escape do so. */
LANES_CODE void first_stage(const struct lanes_tile *tile, struct list *list, int32_t steps, bool shortcuts)
{
	for (int64_t begin = 0; begin < list->count; begin += WIDE) {
		if (shortcuts && all_known(list, begin))
			for (int64_t i = begin; i < begin + WIDE; i++)
				list->live[i] = (real)steps;
		else
			step_with_tests(list, begin, steps, list->live + begin);
	}
	note_first_stage(tile, list, steps);
	if (shortcuts)
		drop_known(list);
	list->done = steps;
	compact(list);
}

LANES_CODE int64_t iterate_tile(const struct lanes_tile *tile, struct lanes_room *room, bool shortcuts)
{
	struct list list = {.zx = (real *)room->zx,
			    .zy = (real *)room->zy,
			    .qx = (real *)room->qx,
			    .qy = (real *)room->qy,
			    .live = (real *)room->live,
			    .sx = (real *)room->sx,
			    .sy = (real *)room->sy,
			    .at = room->at};
	int32_t steps = tile->set->end - tile->set->first;
	fill(tile, &list);
	first_stage(tile, &list, smaller(steps, STEPS_FIRST), shortcuts);
	while (list.count && list.done < steps) {
		int32_t stage = smaller(list.done, steps - list.done);
		for (int64_t begin = 0; begin < list.count; begin += WIDE)
			advance_group(tile, &list, begin, stage, shortcuts);
		list.done += stage;
		compact(&list);
	}
	return list.taken;
}

LANES_CODE int64_t iterate_plain(const struct lanes_tile *tile, struct lanes_room *room)
{
	return iterate_tile(tile, room, false);
}

LANES_CODE int64_t iterate_shortcut(const struct lanes_tile *tile, struct lanes_room *room)
{
	return iterate_tile(tile, room, true);
}

#endif

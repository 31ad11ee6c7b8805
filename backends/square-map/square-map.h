/*
 * square-map.h: the benchmark square-map, once for all backends.
 *
 * r[i] = x[i] * x[i] for x = 0 ... n-1, in 64-bit integers that wrap around. `workers` share it in contiguous chunks
 * of ceil(n / workers); the last ones may be shorter, or empty.
 *
 * Each run starts its workers and ends them, as the notebook does: what that costs is the point of the benchmark, and
 * part of the time. Metrics say where the time of the last run went.
 */
#ifndef LAPCHART_SQUARE_MAP_SQUARE_MAP_H
#define LAPCHART_SQUARE_MAP_SQUARE_MAP_H

#include <stdint.h>

#include "worker/kernel.h"

#define SQUARE_MAP_WORKERS_MAX 512

/* When one worker was where; seconds of one clock, also between processes. */
struct square_times {
	double began;    /* it runs */
	double from, to; /* it computes */
};

struct square_map {
	int64_t count;
	int workers;                /* 1 where the backend has none */
	int64_t *x, *r;             /* count values; r NULL until it is allocated */
	double start, end;          /* of the last run */
	struct square_times *times; /* of each worker in the last run */
};

/* Fills all but r. `more`: names of the backend's parameters, among which `workers` may be, or NULL. */
bool square_map_define(struct square_map *out, const struct params *params, const char *const *more, struct error *err);
bool square_map_allocate(struct square_map *map, struct error *err);
/* Fills r with what is no square: its pages are there before the clock starts, and a kernel that leaves something out
 * is found out. Done by square_map_allocate(). */
void square_map_wipe(struct square_map *map);
void square_map_free(struct square_map *map); /* leaves it empty */

/* Elements of chunk `number`: from *begin on; 0 where it is empty. */
int64_t square_map_chunk(const struct square_map *map, int number, int64_t *begin);
/* What each worker does with its chunk; r may be x. */
void square_map_compute(int64_t *r, const int64_t *x, int64_t count);
/* The same for chunk `number` of a map that the worker can write to, with its times. */
void square_map_work(struct square_map *map, int number);
double square_map_now(void);

/* --- kernel hooks for a state that is a struct square_map, or begins with one --- */

/* sum (modulo 2^64), hash (FNV-1a 64 from HASH_FNV_START, of the results as little-endian int64; 16 digits). */
bool square_map_answer(void *state, struct answer *answer, struct error *err);
/* start_up_seconds (from the start of the run until the first worker runs), compute_seconds (from the first worker's
 * first operation to the last one's last), finish_seconds (from there to the end of the run). */
bool square_map_metrics(void *state, struct answer *metrics, struct error *err);
void square_map_finish(void *state); /* square_map_free() and free() */

#endif

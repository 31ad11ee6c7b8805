/*
 * peak.h: what this machine can do at most, as far as ordinary code can reach it: multiply-adds in registers, and
 * memory read and written in long rows. Against these the benchmarks' rates are set.
 */
#ifndef LAPCHART_PEAK_PEAK_H
#define LAPCHART_PEAK_PEAK_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

/* --- flops.c --- */

/* One way to do many multiply-adds at once. */
struct flops_path {
	const char *name; /* "avx512f" */
	int lanes;        /* independent sums: vectors x elements of a vector */
	/* `steps` times sum = sum * factor + addend in all lanes, from 0; the sums are stored at the end. */
	void (*run)(double *sums, int64_t steps, double factor, double addend);
};

/* The fastest that this processor has; and all that it has, fastest first. */
const struct flops_path *flops_best(void);
size_t flops_paths(const struct flops_path **out, size_t room);

#define FLOPS_LANES_MAX 128

/* --- bandwidth.c --- */

enum bandwidth_kind {
	BANDWIDTH_TRIAD, /* a[i] = b[i] + s * c[i] */
	BANDWIDTH_COPY,  /* a[i] = b[i] */
};

struct bandwidth {
	enum bandwidth_kind kind;
	int threads;
	size_t count;      /* elements of an array */
	double *a, *b, *c; /* c: triad only */
};

/* Bytes of all arrays together: 4 times the last-level cache, within 32 MiB ... 512 MiB. Some virtual machines claim
 * the cache of a whole host; there the arrays may fit in what is claimed, and not in what one gets. */
size_t bandwidth_size(size_t cache_bytes);
/* The last-level cache as the system tells it; 0: it does not. */
size_t bandwidth_cache_bytes(void);

/* Allocates arrays of `bytes` in all; each page is touched first by the thread that will work on it. */
bool bandwidth_prepare(struct bandwidth *out, enum bandwidth_kind kind, size_t bytes, int threads, struct error *err);
void bandwidth_run(const struct bandwidth *bandwidth);
/* Bytes that one run reads and writes, counted as STREAM does: what the code names, not what the cache adds. */
int64_t bandwidth_bytes(const struct bandwidth *bandwidth);
/* Elements of the result that are not exactly right. */
int64_t bandwidth_wrong(const struct bandwidth *bandwidth);
void bandwidth_finish(struct bandwidth *bandwidth);

#endif

#include <stdlib.h>
#include <unistd.h>

#include "peak/peak.h"

#define MIB ((size_t)1 << 20)

/* Small whole numbers: every result is exact. */
#define B      1.0
#define C      2.0
#define FACTOR 3.0

size_t bandwidth_size(size_t cache_bytes)
{
	if (cache_bytes >= 128 * MIB)
		return 512 * MIB;
	return cache_bytes <= 8 * MIB ? 32 * MIB : 4 * cache_bytes;
}

size_t bandwidth_cache_bytes(void)
{
	static const int levels[] = {_SC_LEVEL4_CACHE_SIZE, _SC_LEVEL3_CACHE_SIZE, _SC_LEVEL2_CACHE_SIZE};
	for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
		long size = sysconf(levels[i]);
		if (size > 0)
			return (size_t)size;
	}
	return 0;
}

static size_t arrays_of(enum bandwidth_kind kind)
{
	return kind == BANDWIDTH_TRIAD ? 3 : 2;
}

/* The same static division among threads as in bandwidth_run(): a page belongs to the node of its first user. */
static void touch(const struct bandwidth *own)
{
#pragma omp parallel for schedule(static) num_threads(own->threads)
	for (size_t i = 0; i < own->count; i++) {
		own->a[i] = 0;
		own->b[i] = B;
		if (own->c)
			own->c[i] = C;
	}
}

bool bandwidth_prepare(struct bandwidth *out, enum bandwidth_kind kind, size_t bytes, int threads, struct error *err)
{
	*out = (struct bandwidth){.kind = kind, .threads = threads};
	out->count = bytes / arrays_of(kind) / sizeof *out->a;
	size_t size = out->count * sizeof *out->a;
	out->a = malloc(size);
	out->b = malloc(size);
	out->c = kind == BANDWIDTH_TRIAD ? malloc(size) : NULL;
	if (!out->a || !out->b || (kind == BANDWIDTH_TRIAD && !out->c))
		return error_errno(err, "no memory for arrays of %zu bytes", bytes);
	touch(out);
	return true;
}

static void triad(const struct bandwidth *own)
{
	double *restrict a = own->a;
	const double *b = own->b, *c = own->c;
#pragma omp parallel for simd schedule(static) num_threads(own->threads)
	for (size_t i = 0; i < own->count; i++)
		a[i] = b[i] + FACTOR * c[i];
}

static void copy(const struct bandwidth *own)
{
	double *restrict a = own->a;
	const double *b = own->b;
#pragma omp parallel for simd schedule(static) num_threads(own->threads)
	for (size_t i = 0; i < own->count; i++)
		a[i] = b[i];
}

void bandwidth_run(const struct bandwidth *bandwidth)
{
	if (bandwidth->kind == BANDWIDTH_TRIAD)
		triad(bandwidth);
	else
		copy(bandwidth);
}

int64_t bandwidth_bytes(const struct bandwidth *bandwidth)
{
	return (int64_t)(arrays_of(bandwidth->kind) * bandwidth->count * sizeof *bandwidth->a);
}

int64_t bandwidth_wrong(const struct bandwidth *bandwidth)
{
	double right = bandwidth->kind == BANDWIDTH_TRIAD ? B + FACTOR * C : B;
	int64_t wrong = 0;
	for (size_t i = 0; i < bandwidth->count; i++)
		wrong += bandwidth->a[i] != right;
	return wrong;
}

void bandwidth_finish(struct bandwidth *bandwidth)
{
	free(bandwidth->a);
	free(bandwidth->b);
	free(bandwidth->c);
	*bandwidth = (struct bandwidth){0};
}

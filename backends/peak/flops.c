#include "peak/peak.h"

#ifdef __x86_64__
#include <immintrin.h>
#endif

/*
 * Each path keeps as many sums in registers as it takes to hide the latency of
 * a multiply-add (4 cycles, two units: 8 at least; 5 cycles on older ones: 10).
 * Factor and addend come from outside, so that no compiler can know the result.
 */

#ifdef __x86_64__

#define VECTORS_512 16
#define VECTORS_256 12

__attribute__((target("avx512f"))) static void run_avx512f(double *sums, int64_t steps, double factor, double addend)
{
	const __m512d factors = _mm512_set1_pd(factor), addends = _mm512_set1_pd(addend);
	__m512d sum[VECTORS_512];
	for (int i = 0; i < VECTORS_512; i++)
		sum[i] = _mm512_setzero_pd();
	for (int64_t step = 0; step < steps; step++) {
#pragma GCC unroll 16
		for (int i = 0; i < VECTORS_512; i++)
			sum[i] = _mm512_fmadd_pd(sum[i], factors, addends);
	}
	for (int i = 0; i < VECTORS_512; i++)
		_mm512_storeu_pd(sums + i * 8, sum[i]);
}

__attribute__((target("avx2,fma"))) static void run_avx2(double *sums, int64_t steps, double factor, double addend)
{
	const __m256d factors = _mm256_set1_pd(factor), addends = _mm256_set1_pd(addend);
	__m256d sum[VECTORS_256];
	for (int i = 0; i < VECTORS_256; i++)
		sum[i] = _mm256_setzero_pd();
	for (int64_t step = 0; step < steps; step++) {
#pragma GCC unroll 12
		for (int i = 0; i < VECTORS_256; i++)
			sum[i] = _mm256_fmadd_pd(sum[i], factors, addends);
	}
	for (int i = 0; i < VECTORS_256; i++)
		_mm256_storeu_pd(sums + i * 4, sum[i]);
}

#endif

/* Vectors of two, which every 64-bit processor has (SSE2, NEON, VSX). */
typedef double pair __attribute__((vector_size(16)));
#define PAIRS 12

static inline pair multiply_add(pair sum, pair factors, pair addends)
{
#ifdef __FP_FAST_FMA
	return (pair){__builtin_fma(sum[0], factors[0], addends[0]), __builtin_fma(sum[1], factors[1], addends[1])};
#else
	return sum * factors + addends;
#endif
}

static void run_portable(double *sums, int64_t steps, double factor, double addend)
{
	const pair factors = {factor, factor}, addends = {addend, addend};
	pair sum[PAIRS] = {{0}};
	for (int64_t step = 0; step < steps; step++) {
#pragma GCC unroll 12
		for (int i = 0; i < PAIRS; i++)
			sum[i] = multiply_add(sum[i], factors, addends);
	}
	for (int i = 0; i < PAIRS; i++) {
		sums[2 * i] = sum[i][0];
		sums[2 * i + 1] = sum[i][1];
	}
}

static const struct flops_path portable = {"portable", 2 * PAIRS, run_portable};

size_t flops_paths(const struct flops_path **out, size_t room)
{
	size_t count = 0;
#ifdef __x86_64__
	static const struct flops_path avx512f = {"avx512f", 8 * VECTORS_512, run_avx512f};
	static const struct flops_path avx2 = {"avx2+fma", 4 * VECTORS_256, run_avx2};
	__builtin_cpu_init();
	if (count < room && __builtin_cpu_supports("avx512f"))
		out[count++] = &avx512f;
	if (count < room && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
		out[count++] = &avx2;
#endif
	if (count < room)
		out[count++] = &portable;
	return count;
}

const struct flops_path *flops_best(void)
{
	const struct flops_path *best = &portable;
	flops_paths(&best, 1);
	return best;
}

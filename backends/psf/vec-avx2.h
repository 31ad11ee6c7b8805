/*
 * vec-avx2.h: vectors of 4 doubles for tile-body.h and fastest-tile-body.h.
 */
#ifndef LAPCHART_PSF_VEC_AVX2_H
#define LAPCHART_PSF_VEC_AVX2_H
#ifdef __x86_64__

#include <immintrin.h>

#define TILE_TARGET target("avx2,fma")
#define LANES       4
#define VEC(name)   _mm256_##name##_pd
typedef __m256d vec;

#endif
#endif

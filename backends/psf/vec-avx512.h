/*
 * vec-avx512.h: vectors of 8 doubles for tile-body.h and fastest-tile-body.h.
 */
#ifndef LAPCHART_PSF_VEC_AVX512_H
#define LAPCHART_PSF_VEC_AVX512_H
#ifdef __x86_64__

#include <immintrin.h>

#define TILE_TARGET target("avx512f")
#define LANES       8
#define VEC(name)   _mm512_##name##_pd
typedef __m512d vec;

#endif
#endif

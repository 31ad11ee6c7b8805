/*
 * chosen.h: the BLAS that a point names: is it the one that the dynamic linker
 * found, and does it compute on as many threads as were asked for?
 */
#ifndef LAPCHART_MATRIX_PRODUCT_CHOSEN_H
#define LAPCHART_MATRIX_PRODUCT_CHOSEN_H

#include <stdint.h>

#include "base/error.h"
#include "model/params.h"

/* Wide enough for both kinds of library: one that reads 32 bits finds them in the lower half, which comes first. */
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
typedef int64_t blas_int;
#else
typedef int32_t blas_int;
#endif

/* For prepare(), before the library's first call: the parameters `blas` and `threads`, each of which may be missing. A
 * library that cannot run so many threads makes the point unavailable; another library than `blas` is an error. */
bool chosen_prepare(const struct params *params, struct error *err);

#endif

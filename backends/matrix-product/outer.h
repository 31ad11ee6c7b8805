/*
 * outer.h: the outer product x y^T by the BLAS: the hooks of its kernel
 * (worker/kernel.h), and its check, which needs no library.
 *
 * There are two ways to ask a BLAS for it. `ger` (zgeru for complex numbers)
 * adds x y^T to a matrix, which therefore is set to 0 first, in the timed
 * region; `gemm` multiplies an n x 1 by a 1 x n matrix and overwrites C.
 */
#ifndef LAPCHART_MATRIX_PRODUCT_OUTER_H
#define LAPCHART_MATRIX_PRODUCT_OUTER_H

#include <stddef.h>

#include "base/error.h"
#include "model/answer.h"
#include "model/params.h"

/* Columns one after the other, as Fortran has them: c[(i + j * n) * parts] is x_i y_j. */
struct outer {
	size_t n;
	size_t parts; /* doubles a number: 1 real, 2 complex */
	double *x, *y, *c;
};

/* x and y hold the same numbers for each n, of absolute value in [1, 2) each part, of either sign; C holds NaN. */
bool outer_make(struct outer *out, size_t n, size_t parts, struct error *err);
void outer_free(struct outer *outer);

/* max |c_ij - x_i y_j| / (|x_i| |y_j| eps) over all elements: at most 1 for one rounding, about 2 for a complex
 * product however it is summed; INFINITY where C holds NaN. */
double outer_residual(const struct outer *outer);

bool outer_prepare(void **state, const struct params *params, struct error *err);
bool outer_run(void *state, struct error *err);
bool outer_answer(void *state, struct answer *answer, struct error *err);
void outer_finish(void *state);

#endif

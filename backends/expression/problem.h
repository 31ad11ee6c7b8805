/*
 * problem.h: the benchmark `expression`, once for its backends.
 *
 *   expression=arithmetic        result = b*(c + d), doubles
 *   expression=mandelbrot-step   t = z*z + q; result = where(abs(t) > 2, 0, t), complex doubles
 *
 * Operands come from one stream of splitmix64, u = (next >> 11) * 2^-53, started from PROBLEM_SEED: all of b, then c,
 * then d, each u; all of z, then q, real and imaginary part in turn, each 4u - 2. Operations are rounded one by one.
 */
#ifndef LAPCHART_EXPRESSION_PROBLEM_H
#define LAPCHART_EXPRESSION_PROBLEM_H

#include "expression/expression.h"
#include "worker/kernel.h"

#define PROBLEM_SEED 20120224u

enum problem_kind { PROBLEM_ARITHMETIC, PROBLEM_STEP };

/* The arrays of one of the two; those of the other are NULL. */
struct problem {
	enum problem_kind kind;
	size_t count; /* elements of each */
	double *b, *c, *d, *a;
	struct expression_complex *z, *q, *stepped;
};

/* Reads the parameters n and expression (others than these and `more` are errors), and makes operands and wiped
 * results. Pages are touched first by the thread, of `threads`, that will have their part of a static division. */
bool problem_prepare(struct problem *out, const struct params *params, const char *const *more, int threads,
		     struct error *err);
void problem_free(struct problem *problem); /* leaves it empty */

/* Fills the results with bits that no evaluation gives. Done by problem_prepare(). */
void problem_wipe(struct problem *problem);

/* wrong: elements of the result whose bits are not those of a plain evaluation of their operands; checksum: the sum of
 * (2k + 1) * bits(k) over the doubles k = 0, 1 ... of the result (real and imaginary parts in turn), modulo 2^64, 16
 * hexadecimal digits. */
void problem_describe_answer(struct answer *answer, const struct problem *problem);

/* The kernel hook for a state that begins with a struct problem. */
bool problem_answer(void *state, struct answer *answer, struct error *err);

/* An array of `bytes` (worker/array.h), in huge pages, as numpy has them. */
void *problem_array(size_t bytes, struct error *err);

#endif

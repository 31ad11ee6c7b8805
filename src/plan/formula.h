/*
 * formula.h: arithmetic over named numbers, for the work and memory models of
 * benchmark definitions: + - * / ^ ( ), decimal numbers, names ([a-z][a-z0-9_]*),
 * and the functions ceil, floor, min, max, sqrt, log2. ^ is right-associative
 * and binds stronger than the unary minus before it. is(NAME, WORD) is 1 where
 * the parameter NAME has the text WORD as its value, else 0: so a word enters
 * as in `2 * n^3 * (1 + 3 * is(type, complex))`.
 */
#ifndef LAPCHART_PLAN_FORMULA_H
#define LAPCHART_PLAN_FORMULA_H

#include "base/error.h"
#include "model/answer.h"
#include "model/params.h"

/* Where names come from: the numeric parameters first, then the answer's numbers; either may be NULL. */
struct formula_names {
	const struct params *params;
	const struct answer *answer;
};

/* An unknown name, a syntax error (with its column) and a result that is not finite are errors. */
bool formula_evaluate(double *out, const char *text, const struct formula_names *names, struct error *err);

/* Is the text a formula at all? Names are not looked up. For definitions when they are read. */
bool formula_check(const char *text, struct error *err);

#endif

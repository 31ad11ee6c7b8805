/*
 * samples.h: arrays of each type that hold what is awkward (zeros of both signs, NaN, infinities, the ends of the
 * ranges) among ordinary numbers.
 */
#ifndef LAPCHART_TESTS_SAMPLES_H
#define LAPCHART_TESTS_SAMPLES_H

#include "expression/expression.h"

/* Fills `count` elements; the same for the same state. Advances the state. */
void samples_fill(void *array, enum expression_type type, size_t count, uint64_t *state);
/* A new array of them; free() releases it. */
void *samples_array(enum expression_type type, size_t count, uint64_t *state);

#endif

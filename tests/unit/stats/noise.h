/*
 * noise.h: random numbers for simulations, from a seed.
 */
#ifndef LAPCHART_TESTS_NOISE_H
#define LAPCHART_TESTS_NOISE_H

#include <math.h>
#include <stdint.h>

#include "base/hash.h"

/* Standard normal (Box and Muller 1958). */
static inline double noise_normal(uint64_t *state)
{
	double radius = sqrt(-2 * log(1 - hash_unit(state)));
	return radius * cos(2 * M_PI * hash_unit(state));
}

#endif

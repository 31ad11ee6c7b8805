#include "samples.h"

#include <math.h>

#include "base/hash.h"
#include "base/mem.h"

static const double awkward[] = {0.0,   -0.0,      1.0,      -1.0,   2.0,   0.5,    NAN,
				 1e300, -INFINITY, INFINITY, 1e-310, 1e-30, -3e-15, 4.0};
static const int64_t awkward_ints[] = {0, 1, -1, 2, -2, 3, 4, -7, INT64_MAX, INT64_MIN, INT64_MIN + 1, 1 << 20};

/* One in four is awkward. */
static double real(uint64_t *state)
{
	if (hash_below(state, 4) == 0)
		return awkward[hash_below(state, COUNT_OF(awkward))];
	return ldexp(hash_unit(state) - 0.5, (int)hash_below(state, 8) - 1);
}

static int64_t whole(uint64_t *state)
{
	if (hash_below(state, 4) == 0)
		return awkward_ints[hash_below(state, COUNT_OF(awkward_ints))];
	return (int64_t)hash_below(state, 41) - 20;
}

void samples_fill(void *array, enum expression_type type, size_t count, uint64_t *state)
{
	for (size_t i = 0; i < count; i++) {
		if (type == EXPRESSION_BOOL)
			((unsigned char *)array)[i] = (unsigned char)hash_below(state, 2);
		else if (type == EXPRESSION_INT)
			((int64_t *)array)[i] = whole(state);
		else if (type == EXPRESSION_FLOAT)
			((float *)array)[i] = (float)real(state);
		else if (type == EXPRESSION_DOUBLE)
			((double *)array)[i] = real(state);
		else
			((struct expression_complex *)array)[i] = (struct expression_complex){real(state), real(state)};
	}
}

void *samples_array(enum expression_type type, size_t count, uint64_t *state)
{
	void *array = mem_zero(count, expression_type_size(type));
	samples_fill(array, type, count, state);
	return array;
}

#include "expression/rewrite.h"

#include <float.h>
#include <math.h>

#include "base/hash.h"
#include "tests.h"

static void assert_side(double x, double limit)
{
	double above = rewrite_above(limit), from = rewrite_from(limit);
	CHECK_QUIETLY((sqrt(x) > limit) == (x > above), "root(%a) > %a", x, limit);
	CHECK_QUIETLY((sqrt(x) <= limit) == (x <= above), "root(%a) <= %a", x, limit);
	CHECK_QUIETLY((sqrt(x) >= limit) == (x >= from), "root(%a) >= %a", x, limit);
	CHECK_QUIETLY((sqrt(x) < limit) == (x < from), "root(%a) < %a", x, limit);
}

/* The squares next to the limit's, far ones, and those that are not numbers. */
static void assert_limit(double limit)
{
	static const double far[] = {0, 1e-320, 1e-300, 0.5, 1, 4, 1e300, INFINITY, NAN};
	double down = limit * limit, up = down;
	for (int i = 0; i < 8; i++) {
		assert_side(down, limit);
		assert_side(up, limit);
		down = nextafter(down, 0);
		up = nextafter(up, INFINITY);
	}
	for (size_t i = 0; i < sizeof far / sizeof *far; i++)
		assert_side(far[i], limit);
}

START_TEST(squares_are_on_the_side_of_their_roots)
{
	static const double limits[] = {2,        0,     -0.0,    1,     -1,      1e-170,   4.9e-324,  1e-160,
					1.4e-154, 1e153, 1.4e154, 1e200, DBL_MAX, INFINITY, -INFINITY, NAN};
	uint64_t state = 1;
	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
		assert_limit(limits[i]);
	for (int i = 0; i < 20000; i++)
		assert_limit(ldexp(1 + hash_unit(&state), (int)hash_below(&state, 600) - 300));
}
END_TEST

START_TEST(the_square_of_two_is_known)
{
	ck_assert_double_eq(rewrite_above(2), nextafter(4, 5));
	ck_assert_double_eq(rewrite_from(2), 4);
}
END_TEST

TCase *rewrite_tests(void)
{
	TCase *tests = tcase_create("rewrite");
	tcase_add_test(tests, squares_are_on_the_side_of_their_roots);
	tcase_add_test(tests, the_square_of_two_is_known);
	return tests;
}

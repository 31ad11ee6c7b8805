#include "base/hash.h"

#include <string.h>

#include "base/mem.h"

#include "../check_main.h"

TCase *hash_tests(void);

/* The start of the published golden values is a different one; the function is FNV-1a from any start. */
START_TEST(fnv1a_gives_the_values_of_its_authors)
{
	const uint64_t basis = 0xcbf29ce484222325u;
	ck_assert_uint_eq(hash_fnv1a(basis, "", 0), basis);
	ck_assert_uint_eq(hash_fnv1a(basis, "a", 1), 0xaf63dc4c8601ec8cu);
	ck_assert_uint_eq(hash_fnv1a(basis, "foobar", 6), 0x85944171f73967e8u);
	ck_assert_uint_eq(hash_fnv1a(hash_fnv1a(basis, "foo", 3), "bar", 3), 0x85944171f73967e8u);
	ck_assert_uint_eq(HASH_FNV_START, 1469598103934665603u);
}
END_TEST

/* The stream that benchmarks angular-cut: seed 20110626. */
START_TEST(splitmix64_gives_the_published_stream)
{
	static const uint64_t expected[] = {0x6f1fb3efba348eba, 0xbf55fbb965e132bf, 0xfa83345d41fc19a5,
					    0x5b36d8abe59a5bb7};
	uint64_t state = 20110626;
	for (size_t i = 0; i < COUNT_OF(expected); i++)
		ck_assert_uint_eq(hash_splitmix64(&state), expected[i]);
}
END_TEST

START_TEST(below_reaches_every_value_and_no_other)
{
	uint64_t state = 1;
	size_t counts[7] = {0};
	for (int i = 0; i < 7000; i++) {
		uint64_t value = hash_below(&state, 7);
		ck_assert_uint_lt(value, 7);
		counts[value]++;
	}
	for (size_t i = 0; i < COUNT_OF(counts); i++) {
		ck_assert_uint_gt(counts[i], 850);
		ck_assert_uint_lt(counts[i], 1150);
	}
	ck_assert_uint_eq(hash_below(&state, 1), 0);
	/* Just above half of the range nearly every second draw is refused. */
	for (int i = 0; i < 100; i++)
		ck_assert_uint_le(hash_below(&state, (1ull << 63) + 1), 1ull << 63);
}
END_TEST

START_TEST(unit_is_at_least_0_and_below_1)
{
	uint64_t state = 2;
	double sum = 0;
	for (int i = 0; i < 10000; i++) {
		double value = hash_unit(&state);
		ck_assert(value >= 0 && value < 1);
		sum += value;
	}
	ck_assert_double_eq_tol(sum / 10000, 0.5, 0.02);
}
END_TEST

START_TEST(contents_are_named_by_32_digits)
{
	char empty[HASH_TEXT_SIZE], one[HASH_TEXT_SIZE], two[HASH_TEXT_SIZE];
	hash_content(empty, "", 0);
	hash_content(one, "a\0b", 3);
	hash_content(two, "a\0c", 3);
	ck_assert_str_eq(empty, "99aa06d3014798d86001c324468d497f");
	ck_assert_uint_eq(strspn(one, "0123456789abcdef"), 32);
	ck_assert_str_ne(one, two);
}
END_TEST

TCase *hash_tests(void)
{
	TCase *tests = tcase_create("hash");
	tcase_add_test(tests, fnv1a_gives_the_values_of_its_authors);
	tcase_add_test(tests, splitmix64_gives_the_published_stream);
	tcase_add_test(tests, below_reaches_every_value_and_no_other);
	tcase_add_test(tests, unit_is_at_least_0_and_below_1);
	tcase_add_test(tests, contents_are_named_by_32_digits);
	return tests;
}

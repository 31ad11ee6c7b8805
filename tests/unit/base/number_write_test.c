/* Numbers written for people, and exactly. */
#include <float.h>
#include <math.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/number.h"

#include "../check_main.h"

TCase *number_write_tests(void);

struct written {
	double value;
	const char *text;
};

typedef void (*writer)(struct buf *out, double value);

static void ck_assert_written(writer write, const struct written *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct buf out = BUF_INIT;
		write(&out, cases[i].value);
		ck_assert_str_eq(out.data, cases[i].text);
		buf_free(&out);
	}
}

START_TEST(seconds_have_three_digits_and_a_unit)
{
	static const struct written cases[] = {
		{0, "0 s"},
		{5.1e-3, "5.10 ms"},
		{0.153, "153 ms"},
		{2.4, "2.40 s"},
		{1e-9, "1.00 ns"},
		{2.5e-10, "0.250 ns"},
		{12.34e-6, "12.3 µs"},
		{-2.4, "-2.40 s"},
		/* What rounds to the next unit is written in it. */
		{0.0009996, "1.00 ms"},
		{0.00099949, "999 µs"},
		{0.9996, "1.00 s"},
		{9.996e-3, "10.0 ms"},
		{99.96, "100 s"},
		{119.4, "119 s"},
		{119.6, "2 min 0 s"},
		{200, "3 min 20 s"},
		{3599.7, "1 h 0 min"},
		{5400, "1 h 30 min"},
		{-200, "-3 min 20 s"},
		{INFINITY, "inf s"},
		{NAN, "nan s"},
	};
	ck_assert_written(number_write_seconds, cases, COUNT_OF(cases));
}
END_TEST

START_TEST(bytes_have_binary_units)
{
	static const struct written cases[] = {
		{0, "0 B"},
		{17, "17 B"},
		{999, "999 B"},
		{1000, "0.977 KiB"},
		{812 * 1024.0, "812 KiB"},
		{4294967296.0, "4.00 GiB"},
		{1e18, "888 PiB"},
		{-2048, "-2.00 KiB"},
	};
	ck_assert_written(number_write_bytes, cases, COUNT_OF(cases));
}
END_TEST

START_TEST(si_prefixes_leave_the_unit_to_the_caller)
{
	static const struct written cases[] = {
		{2.13e10, "21.3 G"}, {999.4, "999 "}, {999.6, "1.00 k"}, {0.5, "0.500 "}, {1e21, "1000 E"},
	};
	ck_assert_written(number_write_si, cases, COUNT_OF(cases));
}
END_TEST

START_TEST(short_numbers_avoid_exponents)
{
	static const struct written cases[] = {
		{30.1, "30.1"},       {0.0123, "0.0123"}, {1234, "1234"},     {9.996, "10.0"},
		{-0.5, "-0.500"},     {1, "1.00"},        {99.95, "100"},     {0, "0"},
		{1e-7, "1e-07"},      {1e15, "1e+15"},    {123456, "123456"}, {0.999, "0.999"},
		{1e-6, "0.00000100"},
	};
	ck_assert_written(number_write_short, cases, COUNT_OF(cases));
}
END_TEST

START_TEST(exact_numbers_are_short)
{
	static const struct written cases[] = {
		{0.1, "0.1"},
		{1.0 / 3, "0.3333333333333333"},
		{0.1 + 0.2, "0.30000000000000004"},
		{1e22, "1e+22"},
		{-0.0, "-0"},
		{5e-324, "5e-324"},
		{DBL_MAX, "1.7976931348623157e+308"},
		{DBL_MIN, "2.2250738585072014e-308"},
	};
	ck_assert_written(number_write_exact, cases, COUNT_OF(cases));
}
END_TEST

START_TEST(exact_numbers_are_read_back_bit_by_bit)
{
	uint64_t state = 3;
	for (int i = 0; i < 20000; i++) {
		union {
			uint64_t bits;
			double value;
		} number = {.bits = hash_splitmix64(&state)};
		double back;
		if (!isfinite(number.value))
			continue;
		struct buf out = BUF_INIT;
		number_write_exact(&out, number.value);
		ck_assert(number_double(&back, out.data, NULL));
		ck_assert_mem_eq(&back, &number.value, sizeof back);
		buf_free(&out);
	}
}
END_TEST

START_TEST(one_is_singular)
{
	struct buf out = BUF_INIT;
	number_write_count(&out, 0, "point, ", "points, ");
	number_write_count(&out, 1, "point, ", "points, ");
	number_write_count(&out, UINT64_MAX, "point", "points");
	ck_assert_str_eq(out.data, "0 points, 1 point, 18446744073709551615 points");
	buf_free(&out);
}
END_TEST

TCase *number_write_tests(void)
{
	TCase *tests = tcase_create("number_write");
	tcase_add_test(tests, seconds_have_three_digits_and_a_unit);
	tcase_add_test(tests, bytes_have_binary_units);
	tcase_add_test(tests, si_prefixes_leave_the_unit_to_the_caller);
	tcase_add_test(tests, short_numbers_avoid_exponents);
	tcase_add_test(tests, exact_numbers_are_short);
	tcase_add_test(tests, exact_numbers_are_read_back_bit_by_bit);
	tcase_add_test(tests, one_is_singular);
	return tests;
}

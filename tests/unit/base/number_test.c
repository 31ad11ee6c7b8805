/* Numbers read from text. number_write_test.c has the other way. */
#include "base/number.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"

#include "../check_main.h"

TCase *number_tests(void);

START_TEST(whole_numbers_reach_to_their_ends)
{
	int64_t value;
	uint64_t positive;
	ck_assert(number_int(&value, "-9223372036854775808", NULL));
	ck_assert_int_eq(value, INT64_MIN);
	ck_assert(number_int(&value, "9223372036854775807", NULL));
	ck_assert_int_eq(value, INT64_MAX);
	ck_assert(number_int(&value, "+007", NULL));
	ck_assert_int_eq(value, 7);
	ck_assert(number_uint(&positive, "18446744073709551615", NULL));
	ck_assert_uint_eq(positive, UINT64_MAX);
	ck_assert(number_uint(&positive, "0", NULL));
	ck_assert_uint_eq(positive, 0);
}
END_TEST

static const char *const no_whole_numbers[] = {"",   " 1",  "1 ",   "1x",  "x",   "-",   "+",   "--1",     "1.5",
					       ".5", "1e3", "0x10", "nan", "inf", "1,0", "1\n", "\xd9\xa3"};

START_TEST(what_is_no_whole_number_is_quoted)
{
	struct error err = ERROR_INIT;
	int64_t value = 77;
	uint64_t positive = 77;
	char *quoted = mem_printf("'%s' is not a whole number", no_whole_numbers[_i]);
	ck_assert(!number_int(&value, no_whole_numbers[_i], &err));
	ck_assert_str_eq(err.message, quoted);
	ck_assert(!number_uint(&positive, no_whole_numbers[_i], &err));
	ck_assert_ptr_nonnull(strstr(err.message, quoted));
	ck_assert_int_eq(value, 77);
	ck_assert_uint_eq(positive, 77);
	free(quoted);
}
END_TEST

START_TEST(numbers_that_do_not_fit_are_too_large)
{
	struct error err = ERROR_INIT;
	int64_t value;
	uint64_t positive;
	ck_assert(!number_int(&value, "9223372036854775808", &err));
	ck_assert_str_eq(err.message, "'9223372036854775808' is too large for a 64-bit number");
	ck_assert(!number_int(&value, "-9223372036854775809", &err));
	ck_assert(!number_uint(&positive, "18446744073709551616", &err));
	ck_assert_str_eq(err.message, "'18446744073709551616' is too large for a 64-bit number");
}
END_TEST

START_TEST(a_negative_number_is_no_unsigned_one)
{
	struct error err = ERROR_INIT;
	uint64_t value;
	ck_assert(!number_uint(&value, "-1", &err));
	ck_assert_str_eq(err.message, "'-1' is not a whole number that is not negative");
	ck_assert(!number_uint(&value, "-0", &err));
}
END_TEST

START_TEST(decimal_numbers_are_read_whole)
{
	static const struct {
		const char *text;
		double value;
	} good[] = {{"1", 1},        {"-1.5e3", -1500},
		    {".5", 0.5},     {"5.", 5},
		    {"+2E-2", 0.02}, {"0", 0},
		    {"1e-400", 0.0}, {"1.7976931348623157e308", 1.7976931348623157e308}};
	for (size_t i = 0; i < COUNT_OF(good); i++) {
		double value;
		ck_assert_msg(number_double(&value, good[i].text, NULL), "%s", good[i].text);
		ck_assert_double_eq(value, good[i].value);
	}
}
END_TEST

static const char *const no_numbers[] = {"",         " 1",   "1 ",     "nan", "-nan", "inf",   "-inf",
					 "infinity", "0x10", "-0X1p3", "1e",  "1e+",  "1.2.3", "1,5",
					 "--1",      "+-1",  ".",      "-.",  "e5",   "1_000"};

START_TEST(what_is_no_number_is_quoted)
{
	struct error err = ERROR_INIT;
	double value = 77;
	char *quoted = mem_printf("'%s' is not a number", no_numbers[_i]);
	ck_assert(!number_double(&value, no_numbers[_i], &err));
	ck_assert_str_eq(err.message, quoted);
	ck_assert_double_eq(value, 77);
	free(quoted);
}
END_TEST

START_TEST(infinity_by_overflow_is_no_number)
{
	struct error err = ERROR_INIT;
	double value;
	ck_assert(!number_double(&value, "1e400", &err));
	ck_assert_str_eq(err.message, "'1e400' is too large for a double");
	ck_assert(!number_double(&value, "-1e400", &err));
}
END_TEST

START_TEST(durations_have_units)
{
	static const struct {
		const char *text;
		double seconds;
	} good[] = {{"250ms", 0.25}, {"10us", 1e-5}, {"1.5s", 1.5}, {"2min", 120}, {"2 m", 120},
		    {"1h", 3600},    {"40ns", 4e-8}, {"3", 3},      {"0", 0},      {"1e-3 S", 1e-3}};
	for (size_t i = 0; i < COUNT_OF(good); i++) {
		double seconds;
		ck_assert_msg(number_duration(&seconds, good[i].text, NULL), "%s", good[i].text);
		ck_assert_double_eq_tol(seconds, good[i].seconds, 1e-12);
	}
}
END_TEST

static const char *const no_durations[] = {"",    "s",      "-1s",  "1 day", "1s s", "1ms2",
					   "nan", "1e400s", "0x1s", "1s ",   "ms 1"};

START_TEST(what_is_no_duration_is_quoted_with_an_example)
{
	struct error err = ERROR_INIT;
	double seconds = 77;
	char *message = mem_printf("'%s' is not a duration (such as 250ms, 2s or 5min)", no_durations[_i]);
	ck_assert(!number_duration(&seconds, no_durations[_i], &err));
	ck_assert_str_eq(err.message, message);
	ck_assert_double_eq(seconds, 77);
	free(message);
}
END_TEST

START_TEST(a_duration_stays_finite_with_its_unit)
{
	struct error err = ERROR_INIT;
	double seconds;
	ck_assert(!number_duration(&seconds, "1e308h", &err));
	ck_assert_str_eq(err.message, "'1e308h' is too large");
	ck_assert(number_duration(&seconds, "1e308ms", &err));
}
END_TEST

START_TEST(sizes_are_powers_of_1024)
{
	static const struct {
		const char *text;
		uint64_t bytes;
	} good[] = {{"4096", 4096},
		    {"512MiB", 512ull << 20},
		    {"2G", 2ull << 30},
		    {"1.5 k", 1536},
		    {"1TB", 1ull << 40},
		    {"7 B", 7},
		    {"0", 0},
		    {"8388607TiB", 8388607ull << 40}};
	for (size_t i = 0; i < COUNT_OF(good); i++) {
		uint64_t bytes;
		ck_assert_msg(number_bytes(&bytes, good[i].text, NULL), "%s", good[i].text);
		ck_assert_uint_eq(bytes, good[i].bytes);
	}
}
END_TEST

START_TEST(what_is_no_size_is_refused)
{
	struct error err = ERROR_INIT;
	uint64_t bytes;
	ck_assert(!number_bytes(&bytes, "-1", &err));
	ck_assert_str_eq(err.message, "'-1' is not a size (such as 512MiB or 2G)");
	ck_assert(!number_bytes(&bytes, "12 parsecs", &err));
	ck_assert(!number_bytes(&bytes, "8388608TiB", &err));
	ck_assert_str_eq(err.message, "'8388608TiB' is too large for a size");
	ck_assert(!number_bytes(&bytes, "1e308T", &err));
	ck_assert_str_eq(err.message, "'1e308T' is too large");
}
END_TEST

TCase *number_tests(void)
{
	TCase *tests = tcase_create("number");
	tcase_add_test(tests, whole_numbers_reach_to_their_ends);
	tcase_add_loop_test(tests, what_is_no_whole_number_is_quoted, 0, COUNT_OF(no_whole_numbers));
	tcase_add_test(tests, numbers_that_do_not_fit_are_too_large);
	tcase_add_test(tests, a_negative_number_is_no_unsigned_one);
	tcase_add_test(tests, decimal_numbers_are_read_whole);
	tcase_add_loop_test(tests, what_is_no_number_is_quoted, 0, COUNT_OF(no_numbers));
	tcase_add_test(tests, infinity_by_overflow_is_no_number);
	tcase_add_test(tests, durations_have_units);
	tcase_add_loop_test(tests, what_is_no_duration_is_quoted_with_an_example, 0, COUNT_OF(no_durations));
	tcase_add_test(tests, a_duration_stays_finite_with_its_unit);
	tcase_add_test(tests, sizes_are_powers_of_1024);
	tcase_add_test(tests, what_is_no_size_is_refused);
	return tests;
}

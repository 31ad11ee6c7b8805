#include <math.h>
#include <string.h>

#include "../check_main.h"
#include "base/buf.h"
#include "base/mem.h"
#include "chart/tick_text.h"
#include "chart/ticks.h"

TCase *ticks_tests(void);

static void expect_ticks(const struct ticks *ticks, const char *wanted)
{
	struct buf text = BUF_INIT;
	for (size_t i = 0; i < ticks->count; i++)
		buf_printf(&text, "%s%s", i ? "|" : "", ticks->items[i].text);
	ck_assert_str_eq(text.data, wanted);
	buf_free(&text);
}

static void expect_round(enum scale_kind kind, double low, double high, enum axis_unit unit, size_t count,
			 const char *wanted)
{
	struct scale scale = {kind, low, high, 0, 100};
	struct ticks ticks;
	ticks_round(&ticks, &scale, unit, count);
	expect_ticks(&ticks, wanted);
}

START_TEST(linear_ticks_are_round_and_share_a_unit)
{
	expect_round(SCALE_LINEAR, 0, 35, UNIT_RATIO, 8, "0|5×|10×|15×|20×|25×|30×|35×");
	expect_round(SCALE_LINEAR, 0, 0.002, UNIT_SECONDS, 5, "0|0.5 ms|1.0 ms|1.5 ms|2.0 ms");
	expect_round(SCALE_LINEAR, 0, 1, UNIT_PERCENT, 6, "0|20%|40%|60%|80%|100%");
	expect_round(SCALE_LINEAR, -20, 20, UNIT_NUMBER, 5, "−20|−10|0|10|20");
	expect_round(SCALE_LINEAR, 0, 40000, UNIT_NUMBER, 5, "0|10,000|20,000|30,000|40,000");
	expect_round(SCALE_LINEAR, 0, 4 * 1048576, UNIT_BYTES, 5, "0|1 MiB|2 MiB|3 MiB|4 MiB");
}
END_TEST

START_TEST(log_ticks_are_1_2_5_where_they_fit)
{
	expect_round(SCALE_LOG, 0.002, 0.5, UNIT_SECONDS, 12, "2 ms|5 ms|10 ms|20 ms|50 ms|100 ms|200 ms|500 ms");
	expect_round(SCALE_LOG, 0.5, 2, UNIT_RATIO, 9, "0.5×|1×|2×");
}
END_TEST

START_TEST(log_ticks_are_decades_where_1_2_5_is_too_dense)
{
	expect_round(SCALE_LOG, 0.002, 3, UNIT_SECONDS, 6, "10 ms|100 ms|1 s");
	expect_round(SCALE_LOG, 1e-9, 1e3, UNIT_SECONDS, 7, "10 ns|1 µs|100 µs|10 ms|1 s|100 s");
	expect_round(SCALE_LOG, 1e-300, 1e300, UNIT_NUMBER, 6, "1e-200|1|1e+188T");
}
END_TEST

START_TEST(log_ticks_of_bytes_are_powers_of_two)
{
	expect_round(SCALE_LOG, 1024, 8192, UNIT_BYTES, 6, "1 KiB|2 KiB|4 KiB|8 KiB");
	expect_round(SCALE_LOG, 1024, 0x1p40, UNIT_BYTES, 5, "1 KiB|1 MiB|1 GiB|1 TiB");
}
END_TEST

START_TEST(a_narrow_log_scale_has_linear_ticks)
{
	expect_round(SCALE_LOG, 0.011, 0.015, UNIT_SECONDS, 6, "11 ms|12 ms|13 ms|14 ms|15 ms");
}
END_TEST

START_TEST(ticks_never_run_over)
{
	for (double high = 1e-290; high < 1e299; high *= 1e7) {
		for (size_t wanted = 0; wanted < 80; wanted += 13) {
			struct ticks ticks;
			struct scale log_scale = {SCALE_LOG, 1e-300, high, 0, 1},
				     linear = {SCALE_LINEAR, -high, high, 0, 1};
			ticks_round(&ticks, &log_scale, UNIT_SECONDS, wanted);
			ck_assert_uint_le(ticks.count, TICKS_MAX);
			ticks_round(&ticks, &linear, UNIT_BYTES, wanted);
			ck_assert_uint_le(ticks.count, TICKS_MAX);
			ck_assert_uint_ge(ticks.count, 1);
		}
	}
}
END_TEST

START_TEST(a_range_widens_to_round_ends)
{
	struct range range = ticks_widen(SCALE_LOG, (struct range){0.0031, 0.7}, UNIT_SECONDS, 10);
	ck_assert_double_eq_tol(range.low, 0.002, 1e-12);
	ck_assert_double_eq_tol(range.high, 1, 1e-12);
	range = ticks_widen(SCALE_LINEAR, (struct range){0.3, 9.2}, UNIT_NUMBER, 6);
	ck_assert_double_eq_tol(range.low, 0, 1e-12);
	ck_assert_double_eq_tol(range.high, 10, 1e-12);
	range = ticks_widen(SCALE_LOG, (struct range){0.002, 1}, UNIT_SECONDS, 10);
	ck_assert_double_eq_tol(range.low, 0.002, 1e-12);
	ck_assert_double_eq_tol(range.high, 1, 1e-12);
}
END_TEST

START_TEST(an_end_near_a_decade_goes_there_where_decades_have_the_ticks)
{
	struct range range = ticks_widen(SCALE_LOG, (struct range){0.25, 400}, UNIT_SECONDS, 8);
	ck_assert_double_eq_tol(range.low, 0.1, 1e-12);
	ck_assert_double_eq_tol(range.high, 1000, 1e-9);
	range = ticks_widen(SCALE_LOG, (struct range){0.6, 150}, UNIT_SECONDS, 6);
	ck_assert_double_eq_tol(range.low, 0.5, 1e-12);
	ck_assert_double_eq_tol(range.high, 200, 1e-9);
}
END_TEST

START_TEST(ticks_at_values_say_each_value)
{
	struct ticks ticks;
	ticks_at(&ticks, (double[]){1, 1.5, 256, 12345, 2e6}, 5, UNIT_NUMBER);
	expect_ticks(&ticks, "1|1.5|256|12,345|2M");
}
END_TEST

START_TEST(a_tick_has_the_unit_that_fits)
{
	static const struct {
		enum axis_unit unit;
		double value;
		const char *text;
	} cases[] = {
		{UNIT_SECONDS, 1, "1 s"},         {UNIT_SECONDS, 0.25, "250 ms"},    {UNIT_SECONDS, 2.5e-6, "2.5 µs"},
		{UNIT_SECONDS, 3e-12, "3 ps"},    {UNIT_SECONDS, 1e-17, "1e-05 ps"}, {UNIT_SECONDS, 0, "0"},
		{UNIT_BYTES, 4194304, "4 MiB"},   {UNIT_BYTES, 12, "12 B"},          {UNIT_RATIO, 0.5, "0.5×"},
		{UNIT_PERCENT, 0.123, "12.3%"},   {UNIT_NUMBER, -3, "−3"},           {UNIT_NUMBER, 1e-7, "1e-07"},
		{UNIT_NUMBER, 999999, "999,999"},
	};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		char text[TICK_TEXT_SIZE];
		tick_text(text, cases[i].unit, cases[i].value);
		ck_assert_str_eq(text, cases[i].text);
	}
}
END_TEST

START_TEST(a_scale_maps_its_ends_and_its_middle)
{
	struct scale scale = {SCALE_LOG, 1, 100, 200, 0};
	ck_assert_double_eq_tol(scale_pixel(&scale, 1), 200, 1e-9);
	ck_assert_double_eq_tol(scale_pixel(&scale, 10), 100, 1e-9);
	ck_assert_double_eq_tol(scale_value(&scale, 0.5), 10, 1e-9);
	scale.kind = SCALE_LINEAR;
	ck_assert_double_eq_tol(scale_pixel(&scale, 50.5), 100, 1e-9);
	ck_assert_double_eq_tol(scale_value(&scale, 1), 100, 1e-9);
}
END_TEST

START_TEST(a_scale_refuses_what_it_cannot_draw)
{
	ck_assert(!scale_accepts(SCALE_LINEAR, NAN));
	ck_assert(!scale_accepts(SCALE_LINEAR, INFINITY));
	ck_assert(!scale_accepts(SCALE_LINEAR, -1e301));
	ck_assert(scale_accepts(SCALE_LINEAR, 0));
	ck_assert(!scale_accepts(SCALE_LOG, 0));
	ck_assert(!scale_accepts(SCALE_LOG, -1));
	ck_assert(!scale_accepts(SCALE_LOG, 1e-310));
}
END_TEST

START_TEST(a_range_without_width_gets_one)
{
	struct range range = scale_widened(SCALE_LOG, (struct range){3, 3});
	ck_assert(range.low < 3 && range.high > 3 && range.low > 0);
	range = scale_widened(SCALE_LINEAR, (struct range){0, 0});
	ck_assert(range.low < 0 && range.high > 0);
	range = scale_widened(SCALE_LINEAR, (struct range){-5, -5 + 1e-13});
	ck_assert(range.low < -6 && range.high > -4);
}
END_TEST

TCase *ticks_tests(void)
{
	TCase *tests = tcase_create("ticks");
	tcase_add_test(tests, linear_ticks_are_round_and_share_a_unit);
	tcase_add_test(tests, log_ticks_are_1_2_5_where_they_fit);
	tcase_add_test(tests, log_ticks_are_decades_where_1_2_5_is_too_dense);
	tcase_add_test(tests, log_ticks_of_bytes_are_powers_of_two);
	tcase_add_test(tests, a_narrow_log_scale_has_linear_ticks);
	tcase_add_test(tests, ticks_never_run_over);
	tcase_add_test(tests, a_range_widens_to_round_ends);
	tcase_add_test(tests, an_end_near_a_decade_goes_there_where_decades_have_the_ticks);
	tcase_add_test(tests, ticks_at_values_say_each_value);
	tcase_add_test(tests, a_tick_has_the_unit_that_fits);
	tcase_add_test(tests, a_scale_maps_its_ends_and_its_middle);
	tcase_add_test(tests, a_scale_refuses_what_it_cannot_draw);
	tcase_add_test(tests, a_range_without_width_gets_one);
	return tests;
}

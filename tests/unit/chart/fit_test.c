#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../check_main.h"
#include "base/buf.h"
#include "base/hash.h"
#include "chart/place.h"
#include "chart/text_fit.h"

TCase *fit_tests(void);

START_TEST(labels_with_room_stay_where_they_are)
{
	double y[] = {10, 40, 90};
	place_apart(y, 3, 15, 0, 100);
	ck_assert_double_eq(y[0], 10);
	ck_assert_double_eq(y[1], 40);
	ck_assert_double_eq(y[2], 90);
}
END_TEST

START_TEST(crowded_labels_spread_around_their_mean)
{
	double y[] = {50, 50, 50};
	place_apart(y, 3, 10, 0, 100);
	ck_assert_double_eq_tol(y[0], 40, 1e-9);
	ck_assert_double_eq_tol(y[1], 50, 1e-9);
	ck_assert_double_eq_tol(y[2], 60, 1e-9);
}
END_TEST

START_TEST(labels_stay_inside)
{
	double top[] = {1, 2, 3}, bottom[] = {97, 98, 99};
	place_apart(top, 3, 10, 0, 100);
	place_apart(bottom, 3, 10, 0, 100);
	ck_assert_double_eq_tol(top[0], 0, 1e-9);
	ck_assert_double_eq_tol(bottom[2], 100, 1e-9);
	place_apart(NULL, 0, 10, 0, 100);
}
END_TEST

static int ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

START_TEST(any_labels_end_apart_and_in_order)
{
	uint64_t seed = 1;
	for (int round = 0; round < 500; round++) {
		double y[12];
		size_t count = 1 + (size_t)hash_below(&seed, 12);
		for (size_t i = 0; i < count; i++)
			y[i] = 200 * hash_unit(&seed) * hash_unit(&seed);
		qsort(y, count, sizeof *y, ascending);
		place_apart(y, count, 15, 0, 200);
		for (size_t i = 0; i < count; i++)
			ck_assert(y[i] >= -1e-9 && y[i] <= 200 + 1e-9 && (i == 0 || y[i] - y[i - 1] >= 15 - 1e-9));
	}
}
END_TEST

static const struct text_style ten = {10, false}; /* 5 pixels a character in the fixed font */

static void expect_shortened(const char *text, double width, const char *wanted)
{
	struct font *font = font_open_fixed();
	char *got = text_shortened(font, text, ten, width);
	ck_assert_str_eq(got, wanted);
	free(got);
	font_close(font);
}

START_TEST(a_text_that_does_not_fit_ends_with_an_ellipsis)
{
	expect_shortened("serial", 30, "serial");
	expect_shortened("serial-complex", 30, "seria…");
	expect_shortened("two words", 25, "two…");
	expect_shortened("µµµµ", 15, "µµ…");
	expect_shortened("serial", 4, "");
}
END_TEST

static void expect_lines(const char *text, double width, const char *wanted)
{
	struct font *font = font_open_fixed();
	struct text_lines lines;
	struct buf got = BUF_INIT;
	text_wrap(&lines, font, text, ten, width);
	for (size_t i = 0; i < lines.count; i++)
		buf_printf(&got, "%s%s", i ? "|" : "", lines.lines[i]);
	ck_assert_str_eq(got.data, wanted);
	buf_free(&got);
	text_lines_free(&lines);
	font_close(font);
}

START_TEST(a_long_text_is_broken_at_spaces)
{
	expect_lines("one two three", 100, "one two three");
	expect_lines("one two  three", 40, "one two|three");
	expect_lines("  one  ", 40, "one");
	expect_lines("averyverylongword is cut", 40, "averyve…|is cut");
	expect_lines("a b c d e f", 5, "a|b|c|d|e|f");
	expect_lines("a b c d e f g h", 5, "a|b|c|d|e|…");
	expect_lines(NULL, 40, "");
	expect_lines("", 40, "");
}
END_TEST

TCase *fit_tests(void)
{
	TCase *tests = tcase_create("fit");
	tcase_add_test(tests, labels_with_room_stay_where_they_are);
	tcase_add_test(tests, crowded_labels_spread_around_their_mean);
	tcase_add_test(tests, labels_stay_inside);
	tcase_add_test(tests, any_labels_end_apart_and_in_order);
	tcase_add_test(tests, a_text_that_does_not_fit_ends_with_an_ellipsis);
	tcase_add_test(tests, a_long_text_is_broken_at_spaces);
	return tests;
}

/* Names and numbers as a reader meets them. */
#include <math.h>
#include <stdlib.h>

#include "../check_main.h"
#include "reports/line_words.h"
#include "reports/words.h"

TCase *words_tests(void);

static void expect_line(const char *backend, const char *text, const char *label, const char *phrase,
			const char *family)
{
	struct params params = {0};
	struct error err = ERROR_INIT;
	struct line_words words = {BUF_INIT, BUF_INIT, BUF_INIT};
	ck_assert_msg(params_parse(&params, text, &err), "%s", err.message);
	line_words_write(&words, backend, &params);
	ck_assert_str_eq(words.label.data, label);
	ck_assert_str_eq(words.phrase.data, phrase);
	ck_assert_str_eq(words.family.data, family);
	buf_free(&words.label);
	buf_free(&words.phrase);
	buf_free(&words.family);
	params_free(&params);
}

START_TEST(a_way_of_computing_is_named_by_what_tells_it_apart)
{
	expect_line("serial", "", "serial", "serial", "serial");
	expect_line("openmp", "threads=2", "openmp, 2 threads", "openmp with 2 threads", "openmp");
	expect_line("openmp", "threads=1", "openmp, 1 thread", "openmp with 1 thread", "openmp");
	expect_line("processes", "processes=1", "1 process", "processes (1)", "processes");
	expect_line("blas", "blas=atlas,threads=2", "atlas, 2 threads", "atlas with 2 threads", "atlas");
	expect_line("serial", "counting=cython,n=7", "serial, cython, n = 7", "serial, cython with n = 7",
		    "serial, cython");
	expect_line("mpi", "ranks=2,threads=4", "mpi, 2 ranks, 4 threads", "mpi with 2 ranks and 4 threads", "mpi");
}
END_TEST

static void expect_interval(double median, double low, double high, const char *words)
{
	struct buf text = BUF_INIT;
	struct summary summary = {.median = median, .low = low, .high = high, .has_interval = true};
	words_interval(&text, &summary);
	ck_assert_str_eq(text.data, words);
	buf_free(&text);
}

START_TEST(an_interval_is_in_the_unit_of_its_median)
{
	expect_interval(0.153, 0.152, 0.155, "152, 155");
	expect_interval(0.9999, 0.9, 1.2, "0.900, 1.20");
	expect_interval(1.2e-6, 1.1e-6, 1.3e-6, "1.10, 1.30");
	expect_interval(200, 190, 230, "3 min 10 s, 3 min 50 s");
}
END_TEST

START_TEST(a_single_visit_has_no_interval)
{
	struct buf text = BUF_INIT;
	struct summary summary = {.median = 1, .low = NAN, .high = NAN};
	words_interval(&text, &summary);
	ck_assert_str_eq(text.data, "");
	buf_free(&text);
}
END_TEST

START_TEST(dates_are_in_universal_time)
{
	struct buf text = BUF_INIT;
	words_minute(&text, 1763740000);
	ck_assert_str_eq(text.data, "2025-11-21 15:46 UTC");
	buf_free(&text);
}
END_TEST

START_TEST(numbers_that_are_unknown_say_nothing)
{
	struct buf text = BUF_INIT;
	words_ratio(&text, NAN);
	words_share(&text, NAN);
	words_rate(&text, NAN, "flop");
	ck_assert_str_eq(text.data, "");
	buf_free(&text);
}
END_TEST

TCase *words_tests(void)
{
	TCase *tests = tcase_create("words");
	tcase_add_test(tests, a_way_of_computing_is_named_by_what_tells_it_apart);
	tcase_add_test(tests, an_interval_is_in_the_unit_of_its_median);
	tcase_add_test(tests, a_single_visit_has_no_interval);
	tcase_add_test(tests, dates_are_in_universal_time);
	tcase_add_test(tests, numbers_that_are_unknown_say_nothing);
	return tests;
}

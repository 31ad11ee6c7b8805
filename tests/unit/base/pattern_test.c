#include "base/pattern.h"

#include <string.h>

#include "../check_main.h"

TCase *pattern_tests(void);

START_TEST(a_pattern_is_found_anywhere_in_a_name)
{
	struct pattern pattern;
	ck_assert(pattern_compile(&pattern, "--bench", "mandel|^psf-", NULL));
	ck_assert(pattern.given);
	ck_assert(pattern_matches(&pattern, "mandelbrot-salon"));
	ck_assert(pattern_matches(&pattern, "psf-imaging"));
	ck_assert(!pattern_matches(&pattern, "my-psf-imaging"));
	pattern_free(&pattern);
	ck_assert(!pattern.given);
}
END_TEST

START_TEST(no_pattern_matches_all)
{
	struct pattern pattern;
	ck_assert(pattern_compile(&pattern, "--bench", NULL, NULL));
	ck_assert(!pattern.given);
	ck_assert(pattern_matches(&pattern, "anything"));
	ck_assert(pattern_matches(&pattern, ""));
	pattern_free(&pattern);
}
END_TEST

START_TEST(a_bad_pattern_is_an_error_that_names_the_option)
{
	struct pattern pattern;
	struct error err = ERROR_INIT;
	ck_assert(!pattern_compile(&pattern, "--bench", "(", &err));
	ck_assert_int_eq(err.kind, ERROR_USAGE);
	ck_assert_msg(strncmp(err.message, "--bench '(' is not a regular expression: ", 41) == 0, "%s", err.message);
	pattern_free(&pattern);
}
END_TEST

TCase *pattern_tests(void)
{
	TCase *tests = tcase_create("pattern");
	tcase_add_test(tests, a_pattern_is_found_anywhere_in_a_name);
	tcase_add_test(tests, no_pattern_matches_all);
	tcase_add_test(tests, a_bad_pattern_is_an_error_that_names_the_option);
	return tests;
}

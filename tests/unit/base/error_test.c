#include "base/error.h"

#include <errno.h>
#include <string.h>

#include "../check_main.h"

TCase *error_tests(void);

START_TEST(context_stands_in_front_and_the_kind_stays)
{
	struct error err = ERROR_INIT;
	ck_assert(!error_set(&err, ERROR_DATA, "'%s' is not a number", "x"));
	ck_assert(!error_context(&err, "line %d", 3));
	ck_assert(!error_context(&err, "lapchart.conf"));
	ck_assert_str_eq(err.message, "lapchart.conf: line 3: 'x' is not a number");
	ck_assert_int_eq(err.kind, ERROR_DATA);
}
END_TEST

START_TEST(errno_is_told_in_words)
{
	struct error err = ERROR_INIT;
	errno = ENOENT;
	ck_assert(!error_errno(&err, "cannot open %s", "x.db"));
	ck_assert_str_eq(err.message, "cannot open x.db: No such file or directory");
	ck_assert_int_eq(err.kind, ERROR_SYSTEM);
}
END_TEST

START_TEST(nobody_has_to_listen)
{
	ck_assert(!error_set(NULL, ERROR_DATA, "x"));
	ck_assert(!error_errno(NULL, "x"));
	ck_assert(!error_context(NULL, "x"));
}
END_TEST

START_TEST(messages_that_are_too_long_are_cut)
{
	struct error err = ERROR_INIT;
	char text[3 * sizeof err.message];
	memset(text, 'x', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	error_set(&err, ERROR_DATA, "%s", text);
	ck_assert_uint_eq(strlen(err.message), sizeof err.message - 1);
	errno = EACCES;
	error_errno(&err, "%s", text);
	ck_assert_uint_eq(strlen(err.message), sizeof err.message - 1);
	error_context(&err, "front");
	ck_assert_uint_eq(strlen(err.message), sizeof err.message - 1);
	ck_assert_int_eq(strncmp(err.message, "front: xxx", 10), 0);
	error_context(&err, "%s", text);
	ck_assert_uint_eq(strlen(err.message), sizeof err.message - 1);
}
END_TEST

TCase *error_tests(void)
{
	TCase *tests = tcase_create("error");
	tcase_add_test(tests, context_stands_in_front_and_the_kind_stays);
	tcase_add_test(tests, errno_is_told_in_words);
	tcase_add_test(tests, nobody_has_to_listen);
	tcase_add_test(tests, messages_that_are_too_long_are_cut);
	return tests;
}

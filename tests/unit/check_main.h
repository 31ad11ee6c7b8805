/*
 * check_main.h: main() of a unit-test program, and the few words that its
 * files share. A file of tests defines `TCase *NAME_tests(void)`; the program's
 * own file lists them in one CHECK_MAIN. Tests run in processes of their own
 * (libcheck's fork mode) unless CK_FORK=no.
 */
#ifndef LAPCHART_TESTS_CHECK_MAIN_H
#define LAPCHART_TESTS_CHECK_MAIN_H

#include <check.h>
#include <stdlib.h>

/* As ck_assert_msg(), but silent where all is well. libcheck notes each assertion that holds in a file that a test
 * shares with its children: one that is killed while it does so leaves half a note, which ends the whole program.
 * For what children run that are to be killed. */
#define CHECK_QUIETLY(good, ...)                                                                                       \
	do {                                                                                                           \
		if (!(good))                                                                                           \
			ck_abort_msg(__VA_ARGS__);                                                                     \
	} while (0)

typedef TCase *(*check_cases)(void);

static inline int check_main(const char *name, const check_cases *cases, size_t count)
{
	Suite *suite = suite_create(name);
	for (size_t i = 0; i < count; i++)
		suite_add_tcase(suite, cases[i]());
	SRunner *runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#define CHECK_MAIN(name, ...)                                                                                          \
	int main(void)                                                                                                 \
	{                                                                                                              \
		const check_cases cases[] = {__VA_ARGS__};                                                             \
		return check_main(name, cases, sizeof cases / sizeof *cases);                                          \
	}

#endif

#include <stdlib.h>

#include "../check_main.h"
#include "harness/wordlist.h"

TCase *wordlist_tests(void);

START_TEST(a_list_of_words_ends_with_null)
{
	struct wordlist words = {0};
	for (int i = 0; i < 20; i++) {
		wordlist_add(&words, "%d", i);
		ck_assert_ptr_null(words.items[words.count]);
	}
	ck_assert_uint_eq(words.count, 20);
	ck_assert_str_eq(words.items[19], "19");
	wordlist_free(&words);
}
END_TEST

START_TEST(setting_a_variable_replaces_it_and_null_removes_it)
{
	struct wordlist words = {0};
	wordlist_set(&words, "PATH", "/bin");
	wordlist_set(&words, "PATHS", "x");
	wordlist_set(&words, "PATH", "/usr/bin");
	ck_assert_uint_eq(words.count, 2);
	ck_assert_str_eq(wordlist_get(&words, "PATH"), "/usr/bin");
	ck_assert_str_eq(wordlist_get(&words, "PATHS"), "x");
	wordlist_set(&words, "PATH", NULL);
	ck_assert_ptr_null(wordlist_get(&words, "PATH"));
	ck_assert_ptr_null(words.items[words.count]);
	wordlist_set(&words, "NEVER", NULL);
	ck_assert_uint_eq(words.count, 1);
	wordlist_free(&words);
}
END_TEST

START_TEST(a_value_may_come_from_the_list_itself)
{
	struct wordlist words = {0};
	wordlist_set(&words, "A", "value");
	wordlist_set(&words, "A", wordlist_get(&words, "A"));
	ck_assert_str_eq(wordlist_get(&words, "A"), "value");
	wordlist_free(&words);
}
END_TEST

START_TEST(the_environment_is_copied)
{
	setenv("LAPCHART_TEST_WORD", "here", 1);
	struct wordlist words = wordlist_of_environment();
	ck_assert_str_eq(wordlist_get(&words, "LAPCHART_TEST_WORD"), "here");
	wordlist_set(&words, "LAPCHART_TEST_WORD", "there");
	ck_assert_str_eq(getenv("LAPCHART_TEST_WORD"), "here");
	wordlist_free(&words);
}
END_TEST

TCase *wordlist_tests(void)
{
	TCase *tests = tcase_create("wordlist");
	tcase_add_test(tests, a_list_of_words_ends_with_null);
	tcase_add_test(tests, setting_a_variable_replaces_it_and_null_removes_it);
	tcase_add_test(tests, a_value_may_come_from_the_list_itself);
	tcase_add_test(tests, the_environment_is_copied);
	return tests;
}

#include "model/params.h"

#include <string.h>

#include "base/mem.h"

#include "../check_main.h"

TCase *params_tests(void);

static struct params parsed(const char *text)
{
	struct params params = {0};
	struct error err = ERROR_INIT;
	ck_assert_msg(params_parse(&params, text, &err), "%s: %s", text, err.message);
	return params;
}

static void ck_assert_text(const struct params *params, const char *expected)
{
	struct buf text = BUF_INIT;
	params_write(&text, params);
	ck_assert_str_eq(text.data, expected);
	buf_free(&text);
}

START_TEST(equal_sets_have_equal_texts)
{
	struct params a = parsed("width=100,threads=2,blas=atlas"), b = {0};
	params_set(&b, "blas", "netlib");
	params_set(&b, "width", "100");
	params_set(&b, "threads", "2");
	ck_assert(!params_equal(&a, &b));
	params_set(&b, "blas", "atlas");
	ck_assert(params_equal(&a, &b));
	ck_assert_text(&a, "blas=atlas,threads=2,width=100");
	ck_assert_text(&b, "blas=atlas,threads=2,width=100");
	params_free(&a);
	params_free(&b);
	ck_assert_text(&a, "");
}
END_TEST

START_TEST(a_value_can_be_replaced_by_a_part_of_itself)
{
	struct params params = parsed("size=100x200");
	params_set(&params, "size", params_get(&params, "size") + 4);
	ck_assert_text(&params, "size=200");
	params_free(&params);
}
END_TEST

START_TEST(what_is_not_there_is_removed_already)
{
	struct params params = parsed("b=1,c=2");
	params_remove(&params, "a");
	params_remove(&params, "d");
	ck_assert_text(&params, "b=1,c=2");
	params_remove(&params, "b");
	ck_assert_text(&params, "c=2");
	ck_assert_ptr_null(params_get(&params, "b"));
	params_free(&params);
}
END_TEST

START_TEST(a_part_is_contained_in_the_whole)
{
	struct params whole = parsed("a=1,b=2"), part = parsed("b=2"), other = parsed("b=3"), more = parsed("c=2");
	struct params none = {0};
	ck_assert(params_contain(&whole, &part));
	ck_assert(params_contain(&whole, &none));
	ck_assert(params_contain(&whole, &whole));
	ck_assert(!params_contain(&whole, &other));
	ck_assert(!params_contain(&whole, &more));
	ck_assert(!params_contain(&part, &whole));
	params_free(&whole);
	params_free(&part);
	params_free(&other);
	params_free(&more);
}
END_TEST

START_TEST(a_copy_is_ones_own)
{
	struct params params = parsed("a=1"), copy = params_copy(&params);
	params_set(&copy, "a", "2");
	ck_assert_text(&params, "a=1");
	params_free(&params);
	ck_assert_text(&copy, "a=2");
	params_free(&copy);
}
END_TEST

START_TEST(what_is_written_is_read_back)
{
	static const char *const texts[] = {"", "a=1", "a=1,b=x=y", "a= spaces ,b=\xc3\xa4", "a-b_c9=-1.5e3"};
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		struct params params = parsed(texts[i]);
		ck_assert_text(&params, texts[i]);
		params_free(&params);
	}
}
END_TEST

static const struct {
	const char *text, *message;
} wrong[] = {
	{"a", "'a' is not of the form name=value"},
	{"a=1,", "'' is not of the form name=value"},
	{",", "'' is not of the form name=value"},
	{"a=1,,b=2", "'' is not of the form name=value"},
	{"=1", "'' is no name of a parameter (a-z, 0-9, '-' and '_')"},
	{"A=1", "'A' is no name of a parameter (a-z, 0-9, '-' and '_')"},
	{"1a=1", "'1a' is no name of a parameter (a-z, 0-9, '-' and '_')"},
	{"-a=1", "'-a' is no name of a parameter (a-z, 0-9, '-' and '_')"},
	{" a=1", "' a' is no name of a parameter (a-z, 0-9, '-' and '_')"},
	{"\xc3\xa4=1", "'\xc3\xa4' is no name of a parameter (a-z, 0-9, '-' and '_')"},
	{"a=", "the parameter a has no usable value"},
	{"a=x\ny", "the parameter a has no usable value"},
	{"a=\x7f", "the parameter a has no usable value"},
	{"a=1,b=2,a=1", "the parameter a stands there twice"},
};

START_TEST(what_is_no_list_of_parameters_is_told)
{
	struct params params = {0};
	struct error err = ERROR_INIT;
	ck_assert(!params_parse(&params, wrong[_i].text, &err));
	ck_assert_str_eq(err.message, wrong[_i].message);
	ck_assert_uint_eq(params.count, 0);
	ck_assert_ptr_null(params.items);
}
END_TEST

START_TEST(numbers_are_ordered_by_size_and_before_words)
{
	static const char *const ascending[] = {"-5", "0", "1", "1.0", "9", "10", "1e2", "Auto", "auto", "b"};
	for (size_t i = 0; i < COUNT_OF(ascending); i++) {
		for (size_t j = 0; j < COUNT_OF(ascending); j++) {
			int order = params_value_compare(ascending[i], ascending[j]);
			ck_assert_int_eq((order > 0) - (order < 0), (i > j) - (i < j));
		}
	}
}
END_TEST

START_TEST(sets_are_ordered_by_name_then_value_then_length)
{
	static const char *const ascending[] = {"", "a=2", "a=2,b=1", "a=10", "a=x", "b=1"};
	for (size_t i = 0; i < COUNT_OF(ascending); i++) {
		for (size_t j = 0; j < COUNT_OF(ascending); j++) {
			struct params a = parsed(ascending[i]), b = parsed(ascending[j]);
			int order = params_compare(&a, &b);
			ck_assert_int_eq((order > 0) - (order < 0), (i > j) - (i < j));
			params_free(&a);
			params_free(&b);
		}
	}
}
END_TEST

TCase *params_tests(void)
{
	TCase *tests = tcase_create("params");
	tcase_add_test(tests, equal_sets_have_equal_texts);
	tcase_add_test(tests, a_value_can_be_replaced_by_a_part_of_itself);
	tcase_add_test(tests, what_is_not_there_is_removed_already);
	tcase_add_test(tests, a_part_is_contained_in_the_whole);
	tcase_add_test(tests, a_copy_is_ones_own);
	tcase_add_test(tests, what_is_written_is_read_back);
	tcase_add_loop_test(tests, what_is_no_list_of_parameters_is_told, 0, COUNT_OF(wrong));
	tcase_add_test(tests, numbers_are_ordered_by_size_and_before_words);
	tcase_add_test(tests, sets_are_ordered_by_name_then_value_then_length);
	return tests;
}

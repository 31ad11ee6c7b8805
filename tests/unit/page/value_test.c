#include "page/value.h"

#include "../check_main.h"

TCase *value_tests(void);

START_TEST(a_map_gives_what_was_put)
{
	struct value *map = value_map();
	char text[] = "fftw";
	value_put(map, "name", text);
	text[0] = 'X';
	value_putf(map, "count", "%d of %s", 3, "4");
	value_put_flag(map, "good", true);
	ck_assert_str_eq(value_text(value_get(map, "name", 4)), "fftw");
	ck_assert_str_eq(value_text(value_get(map, "count", 5)), "3 of 4");
	ck_assert_int_eq(value_kind(value_get(map, "good", 4)), VALUE_FLAG);
	value_free(map);
}
END_TEST

START_TEST(a_key_is_compared_whole)
{
	struct value *map = value_map();
	value_put(map, "name", "x");
	ck_assert_ptr_null(value_get(map, "nam", 3));
	ck_assert_ptr_null(value_get(map, "names", 5));
	ck_assert_ptr_null(value_get(map, "name\0more", 9));
	ck_assert_ptr_nonnull(value_get(map, "name.more", 4));
	value_free(map);
}
END_TEST

START_TEST(a_key_that_is_there_is_replaced)
{
	struct value *map = value_map();
	value_add(value_put_list(map, "x"), "old");
	value_put(map, "x", "new");
	ck_assert_str_eq(value_text(value_get(map, "x", 1)), "new");
	value_put_map(map, "x");
	ck_assert_int_eq(value_kind(value_get(map, "x", 1)), VALUE_MAP);
	value_free(map);
}
END_TEST

START_TEST(no_text_puts_nothing)
{
	struct value *map = value_map();
	value_put(map, "x", "kept");
	value_put(map, "x", NULL);
	value_put(map, "y", NULL);
	ck_assert_str_eq(value_text(value_get(map, "x", 1)), "kept");
	ck_assert_ptr_null(value_get(map, "y", 1));
	value_add(value_put_list(map, "l"), NULL);
	ck_assert_uint_eq(value_count(value_get(map, "l", 1)), 0);
	value_free(map);
}
END_TEST

START_TEST(a_list_keeps_its_order)
{
	struct value *map = value_map(), *list = value_put_list(map, "l");
	for (int i = 0; i < 100; i++)
		value_putf(value_add_map(list), "n", "%d", i);
	ck_assert_uint_eq(value_count(list), 100);
	ck_assert_str_eq(value_text(value_get(value_item(list, 99), "n", 1)), "99");
	ck_assert_ptr_null(value_item(list, 100));
	value_free(map);
}
END_TEST

START_TEST(what_is_empty_or_false_is_not_true)
{
	struct value *map = value_map();
	ck_assert(!value_is_true(NULL));
	value_put(map, "x", "");
	ck_assert(!value_is_true(value_get(map, "x", 1)));
	value_put(map, "x", "0");
	ck_assert(value_is_true(value_get(map, "x", 1)));
	value_put_flag(map, "x", false);
	ck_assert(!value_is_true(value_get(map, "x", 1)));
	ck_assert(!value_is_true(value_put_list(map, "x")));
	ck_assert(value_is_true(value_put_map(map, "x")));
	value_free(map);
}
END_TEST

START_TEST(the_wrong_kind_gives_nothing)
{
	struct value *map = value_map();
	ck_assert_str_eq(value_text(map), "");
	ck_assert_str_eq(value_text(NULL), "");
	ck_assert_uint_eq(value_count(map), 0);
	ck_assert_ptr_null(value_item(map, 0));
	ck_assert_ptr_null(value_get(NULL, "x", 1));
	ck_assert_ptr_null(value_get(value_put_list(map, "l"), "x", 1));
	value_free(map);
	value_free(NULL);
}
END_TEST

TCase *value_tests(void)
{
	TCase *tests = tcase_create("value");
	tcase_add_test(tests, a_map_gives_what_was_put);
	tcase_add_test(tests, a_key_is_compared_whole);
	tcase_add_test(tests, a_key_that_is_there_is_replaced);
	tcase_add_test(tests, no_text_puts_nothing);
	tcase_add_test(tests, a_list_keeps_its_order);
	tcase_add_test(tests, what_is_empty_or_false_is_not_true);
	tcase_add_test(tests, the_wrong_kind_gives_nothing);
	return tests;
}

#include "base/buf.h"

#include "../check_main.h"

TCase *buf_tests(void);

START_TEST(a_buffer_is_a_string_at_any_time)
{
	struct buf buf = BUF_INIT;
	ck_assert_str_eq(buf.data, "");
	for (int i = 0; i < 1000; i++)
		buf_printf(&buf, "%d,", i % 10);
	ck_assert_uint_eq(buf.length, 2000);
	ck_assert_uint_eq(buf.data[2000], '\0');
	buf_clear(&buf);
	ck_assert_str_eq(buf.data, "");
	buf_free(&buf);
	ck_assert_str_eq(buf.data, "");
}
END_TEST

START_TEST(dropping_the_front_keeps_the_rest)
{
	struct buf buf = BUF_INIT;
	buf_text(&buf, "one two");
	buf_drop_front(&buf, 4);
	ck_assert_str_eq(buf.data, "two");
	buf_drop_front(&buf, 99);
	ck_assert_uint_eq(buf.length, 0);
	buf_free(&buf);
}
END_TEST

TCase *buf_tests(void)
{
	TCase *tests = tcase_create("buf");
	tcase_add_test(tests, a_buffer_is_a_string_at_any_time);
	tcase_add_test(tests, dropping_the_front_keeps_the_rest);
	return tests;
}

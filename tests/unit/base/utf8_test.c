#include "base/utf8.h"

#include "base/mem.h"

#include "../check_main.h"

TCase *utf8_tests(void);

/* The borders of RFC 3629's table, each with the character just outside. */
static const struct {
	const char *bytes;
	size_t length;
} characters[] = {
	{"", 0},
	{"\x01", 1},
	{"\x7f", 1},
	{"\x80", 0},
	{"\xbf", 0},
	{"\xc0\xaf", 0}, /* overlong '/' */
	{"\xc1\xbf", 0},
	{"\xc2\x80", 2},
	{"\xc2", 0},
	{"\xc2\x41", 0},
	{"\xdf\xbf", 2},
	{"\xe0\x9f\xbf", 0}, /* overlong */
	{"\xe0\xa0\x80", 3},
	{"\xe0\xa0", 0},
	{"\xed\x9f\xbf", 3},
	{"\xed\xa0\x80", 0}, /* surrogate */
	{"\xee\x80\x80", 3},
	{"\xef\xbf\xbf", 3},
	{"\xf0\x8f\xbf\xbf", 0}, /* overlong */
	{"\xf0\x90\x80\x80", 4},
	{"\xf0\x90\x80", 0},
	{"\xf4\x8f\xbf\xbf", 4},
	{"\xf4\x90\x80\x80", 0}, /* over U+10FFFF */
	{"\xf5\x80\x80\x80", 0},
	{"\xff", 0},
};

START_TEST(only_well_formed_characters_have_a_length)
{
	ck_assert_uint_eq(utf8_length(characters[_i].bytes), characters[_i].length);
}
END_TEST

START_TEST(a_wrong_byte_takes_one_column)
{
	ck_assert_uint_eq(utf8_columns(""), 0);
	ck_assert_uint_eq(utf8_columns("5.10 µs"), 7);
	ck_assert_uint_eq(utf8_columns("\xe6\x97\xa5\xff\xc3"), 3);
}
END_TEST

static const struct {
	const char *text, *line;
} lines[] = {
	{"plain µ", "plain µ"},
	{"two\nlines\tand\r", "two lines and "},
	{"\033[31mred\033[0m", "?[31mred?[0m"},
	{"bell\a del\x7f", "bell? del?"},
	{"C1 \xc2\x9b"
	 "31m",
	 "C1 ?31m"},
	{"no-break\xc2\xa0space", "no-break\xc2\xa0space"},
	{"bad \xff\xfe", "bad \xef\xbf\xbd\xef\xbf\xbd"},
	{"cut \xe6\x97", "cut \xef\xbf\xbd\xef\xbf\xbd"},
};

START_TEST(a_plain_line_has_nothing_that_moves_a_terminal)
{
	struct buf out = BUF_INIT;
	utf8_plain_line(&out, lines[_i].text);
	ck_assert_str_eq(out.data, lines[_i].line);
	buf_free(&out);
}
END_TEST

TCase *utf8_tests(void)
{
	TCase *tests = tcase_create("utf8");
	tcase_add_loop_test(tests, only_well_formed_characters_have_a_length, 0, COUNT_OF(characters));
	tcase_add_test(tests, a_wrong_byte_takes_one_column);
	tcase_add_loop_test(tests, a_plain_line_has_nothing_that_moves_a_terminal, 0, COUNT_OF(lines));
	return tests;
}

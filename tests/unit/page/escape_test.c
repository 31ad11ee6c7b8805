#include <string.h>

#include "../check_main.h"
#include "base/mem.h"
#include "page/template.h"

TCase *escape_tests(void);

static const struct escape_case {
	const char *name, *text, *expected;
} escapes[] = {
	{"nothing", "", ""},
	{"plain text", "abc 123", "abc 123"},
	{"a script", "</script><script>alert(1)</script>", "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;"},
	{"the end of an attribute", "\" onload=\"x", "&quot; onload=&quot;x"},
	{"the end of a single-quoted attribute", "' onload='x", "&#39; onload=&#39;x"},
	{"an entity", "&lt;", "&amp;lt;"},
	{"a comment's end", "--><!--", "--&gt;&lt;!--"},
	{"white space that is allowed", "a\tb\nc\r\n", "a\tb\nc\r\n"},
	{"controls", "a\x01\x08\x0b\x0c\x1b[31mb\x7f", "a[31mb"},
	{"controls of the second kind",
	 "a\xc2\x80\xc2\x9f"
	 "b\xc2\xa0",
	 "ab\xc2\xa0"},
	{"other languages", "\xc3\xa9\xe2\x82\xac\xf0\x9f\x8f\x81", "\xc3\xa9\xe2\x82\xac\xf0\x9f\x8f\x81"},
	{"wrong bytes",
	 "a\xff\xfe"
	 "b",
	 "a\xef\xbf\xbd\xef\xbf\xbd"
	 "b"},
	{"a character cut off", "a\xe2\x82", "a\xef\xbf\xbd\xef\xbf\xbd"},
	{"an overlong less-than", "\xc0\xbcscript", "\xef\xbf\xbd\xef\xbf\xbdscript"},
	{"a quote behind a cut-off character", "\xe2\"", "\xef\xbf\xbd&quot;"},
	{"a surrogate", "\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
	{"noncharacters",
	 "a\xef\xb7\x90\xef\xbf\xbe\xef\xbf\xbf\xf0\x9f\xbf\xbf"
	 "b",
	 "ab"},
	{"neighbours of noncharacters", "\xef\xb7\x8f\xef\xb7\xb0\xef\xbf\xbd", "\xef\xb7\x8f\xef\xb7\xb0\xef\xbf\xbd"},
};

START_TEST(hostile_text_is_harmless)
{
	struct buf out = BUF_INIT;
	template_escape(&out, escapes[_i].text);
	ck_assert_msg(strcmp(out.data, escapes[_i].expected) == 0, "%s: [%s] is not [%s]", escapes[_i].name, out.data,
		      escapes[_i].expected);
	buf_free(&out);
}
END_TEST

START_TEST(any_byte_gives_text_without_markup)
{
	for (int byte = 1; byte < 256; byte++) {
		char text[] = {(char)byte, '\0'};
		struct buf out = BUF_INIT;
		template_escape(&out, text);
		ck_assert_ptr_null(strpbrk(out.data, "<>\"'\x7f\x1b"));
		ck_assert(!strchr(out.data, '&') || strchr(out.data, ';'));
		buf_free(&out);
	}
}
END_TEST

static const struct escape_case paths[] = {
	{"plain", "benchmark/psf-imaging_2.0~a.html", "benchmark/psf-imaging_2.0~a.html"},
	{"a space and a percent sign", "a b/100%", "a%20b/100%25"},
	{"markup", "a\"><b>", "a%22%3E%3Cb%3E"},
	{"query and fragment", "a?b#c&d", "a%3Fb%23c%26d"},
	{"a scheme", "javascript:alert(1)", "javascript%3Aalert%281%29"},
	{"another host", "//evil.example/x", "/%2Fevil.example/x"},
	{"bytes of other languages", "\xc3\xa9", "%C3%A9"},
	{"wrong bytes and controls", "\xff\n", "%FF%0A"},
	{"nothing", "", ""},
};

START_TEST(a_path_is_a_path_in_a_link)
{
	struct buf out = BUF_INIT;
	template_escape_path(&out, paths[_i].text);
	ck_assert_msg(strcmp(out.data, paths[_i].expected) == 0, "%s: [%s] is not [%s]", paths[_i].name, out.data,
		      paths[_i].expected);
	buf_free(&out);
}
END_TEST

TCase *escape_tests(void)
{
	TCase *tests = tcase_create("escape");
	tcase_add_loop_test(tests, hostile_text_is_harmless, 0, COUNT_OF(escapes));
	tcase_add_test(tests, any_byte_gives_text_without_markup);
	tcase_add_loop_test(tests, a_path_is_a_path_in_a_link, 0, COUNT_OF(paths));
	return tests;
}

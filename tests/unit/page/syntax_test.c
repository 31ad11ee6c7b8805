
#include "../check_main.h"
#include "base/mem.h"
#include "page/template.h"

TCase *syntax_tests(void);

static const struct syntax_case {
	const char *text, *message;
} cases[] = {
	{"a\n  {{#rows}}\nb", "page:2:3: the section \"rows\" has no end"},
	{"{{^rows}}", "page:1:1: the section \"rows\" has no end"},
	{"{{#a}}\n{{#b}}{{/b}}", "page:1:1: the section \"a\" has no end"},
	{"{{/rows}}", "page:1:1: the end of \"rows\", which was not begun"},
	{"{{#a}}{{/a}}\n{{/a}}", "page:2:1: the end of \"a\", which was not begun"},
	{"\n{{#a}}\n{{#b}}{{/a}}{{/b}}", "page:3:7: the end of \"a\", where \"b\" of line 3 must end first"},
	{"{{#a}}{{/b}}", "page:1:7: the end of \"b\", where \"a\" of line 1 must end first"},
	{"{{#a.b}}{{/a}}", "page:1:9: the end of \"a\", where \"a.b\" of line 1 must end first"},
	{"text {{name", "page:1:6: this tag has no end: \"}}\" is missing"},
	{"text {{name}", "page:1:6: this tag has no end: \"}}\" is missing"},
	{"{{", "page:1:1: this tag has no end: \"}}\" is missing"},
	{"{{{name}}", "page:1:1: this tag has no end: \"}}}\" is missing"},
	{"{{{", "page:1:1: this tag has no end: \"}}}\" is missing"},
	{"{{! note", "page:1:1: this tag has no end: \"}}\" is missing"},
	{"{{=<% %>}}", "page:1:1: this tag has no end: \"=}}\" is missing"},
	{"{{=<% %>=}}<%x", "page:1:12: this tag has no end: \"%>\" is missing"},
	{"{{=}}", "page:1:1: this tag has no end: \"=}}\" is missing"},
	{"{{==}}", "page:1:1: delimiters are two words without '=', as in {{=<% %>=}}, not \"\""},
	{"{{=<%=}}", "page:1:1: delimiters are two words without '=', as in {{=<% %>=}}, not \"<%\""},
	{"{{=a b c=}}", "page:1:1: delimiters are two words without '=', as in {{=<% %>=}}, not \"a b c\""},
	{"{{=a= b=}}", "page:1:1: delimiters are two words without '=', as in {{=<% %>=}}, not \"a= b\""},
	{"{{}}", "page:1:1: a tag without a name"},
	{"{{ }}", "page:1:1: a tag without a name"},
	{"{{{}}}", "page:1:1: a tag without a name"},
	{"{{#}}{{/}}", "page:1:1: a tag without a name"},
	{"{{>}}", "page:1:1: a tag without a name"},
	{"{{#if x}}{{/if}}", "page:1:1: white space in the name \"if x\""},
	{"{{> a b}}", "page:1:1: white space in the name \"a b\""},
	{"{{a..b}}", "page:1:1: an empty part in the dotted name \"a..b\""},
	{"{{.a}}", "page:1:1: an empty part in the dotted name \".a\""},
	{"{{a.}}", "page:1:1: an empty part in the dotted name \"a.\""},
	{"{{<parent}}", "page:1:1: \"<parent\": blocks and parents are not supported, use a partial"},
	{"{{$block}}", "page:1:1: \"$block\": blocks and parents are not supported, use a partial"},
	{"\xc3\xa9\xe2\x82\xac {{}}", "page:1:4: a tag without a name"},
};

START_TEST(a_mistake_is_reported_with_its_place)
{
	const char *name = "page";
	struct template_set *set = NULL;
	struct error err = ERROR_INIT;
	ck_assert_msg(!template_set_make(&set, &name, &cases[_i].text, 1, &err), "taken as good: %s", cases[_i].text);
	ck_assert_str_eq(err.message, cases[_i].message);
	ck_assert_int_eq(err.kind, ERROR_DATA);
	ck_assert_ptr_null(set);
}
END_TEST

/* Whatever is cut out of a template: an error or a set, never a crash. */
START_TEST(any_part_of_a_template_is_read_safely)
{
	static const char text[] =
		"{{=<% %>=}}<%#a%>x<%{b}%><%={{ }}=%>\n {{>p}}\n{{/a}}{{! c }}{{&d.e}}{{^f}}{{/f}}{{{.}}}";
	const char *name = "part";
	for (size_t from = 0; from < sizeof text; from++)
		for (size_t length = 0; from + length < sizeof text; length++) {
			char *part = mem_text_n(text + from, length);
			struct template_set *set = NULL;
			if (template_set_make(&set, &name, (const char *const *)&part, 1, NULL))
				template_set_free(set);
			free(part);
		}
}
END_TEST

TCase *syntax_tests(void)
{
	TCase *tests = tcase_create("syntax");
	tcase_add_loop_test(tests, a_mistake_is_reported_with_its_place, 0, COUNT_OF(cases));
	tcase_add_test(tests, any_part_of_a_template_is_read_safely);
	return tests;
}

#include "base/json.h"

#include <math.h>

#include "base/mem.h"

#include "../check_main.h"

TCase *json_tests(void);

static void write_everything(struct json *json)
{
	json_open_object(json, NULL);
	json_text(json, "text", "a");
	json_maybe_text(json, "absent", NULL);
	json_text(json, "null", NULL);
	json_int(json, "int", INT64_MIN);
	json_uint(json, "uint", UINT64_MAX);
	json_flag(json, "flag", true);
	json_open_array(json, "list");
	json_number(json, NULL, 0.1);
	json_null(json, NULL);
	json_open_object(json, NULL);
	json_close(json);
	json_close(json);
	json_raw(json, "raw", "[1]");
	json_close(json);
}

START_TEST(a_line_has_no_spaces_and_no_new_line)
{
	struct buf out = BUF_INIT;
	struct json json = json_start(&out, JSON_LINE);
	write_everything(&json);
	ck_assert_str_eq(out.data, "{\"text\":\"a\",\"null\":null,\"int\":-9223372036854775808,"
				   "\"uint\":18446744073709551615,\"flag\":true,\"list\":[0.1,null,{}],\"raw\":[1]}");
	buf_free(&out);
}
END_TEST

START_TEST(indented_json_is_for_people)
{
	struct buf out = BUF_INIT;
	struct json json = json_start(&out, JSON_INDENTED);
	json_open_object(&json, NULL);
	json_open_array(&json, "list");
	json_int(&json, NULL, 1);
	json_int(&json, NULL, 2);
	json_close(&json);
	json_open_array(&json, "none");
	json_close(&json);
	json_close(&json);
	ck_assert_str_eq(out.data, "{\n  \"list\": [\n    1,\n    2\n  ],\n  \"none\": []\n}\n");
	buf_free(&out);
}
END_TEST

static const struct {
	const char *text, *json;
} texts[] = {
	{"", "\"\""},
	{"quote \" and \\ slash /", "\"quote \\\" and \\\\ slash /\""},
	{"\n\t\r\b\x1f\x7f", "\"\\n\\t\\u000d\\u0008\\u001f\\u007f\""},
	{"µs — 日本 🏁", "\"µs — 日本 🏁\""},
	{"cut \xc3", "\"cut \xef\xbf\xbd\""},
	{"overlong \xc0\xaf", "\"overlong \xef\xbf\xbd\xef\xbf\xbd\""},
	{"surrogate \xed\xa0\x80!", "\"surrogate \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd!\""},
	{"</script>", "\"</script>\""},
};

START_TEST(texts_are_escaped_and_always_utf8)
{
	struct buf out = BUF_INIT;
	struct json json = json_start(&out, JSON_LINE);
	json_text(&json, NULL, texts[_i].text);
	ck_assert_str_eq(out.data, texts[_i].json);
	buf_free(&out);
}
END_TEST

START_TEST(keys_are_escaped_too)
{
	struct buf out = BUF_INIT;
	struct json json = json_start(&out, JSON_LINE);
	json_open_object(&json, NULL);
	json_int(&json, "a\"b", 1);
	json_close(&json);
	ck_assert_str_eq(out.data, "{\"a\\\"b\":1}");
	buf_free(&out);
}
END_TEST

START_TEST(what_json_does_not_have_is_null)
{
	static const double values[] = {NAN, INFINITY, -INFINITY};
	for (size_t i = 0; i < COUNT_OF(values); i++) {
		struct buf out = BUF_INIT;
		struct json json = json_start(&out, JSON_LINE);
		json_number(&json, NULL, values[i]);
		ck_assert_str_eq(out.data, "null");
		buf_free(&out);
	}
}
END_TEST

START_TEST(as_many_levels_as_promised_can_be_opened)
{
	struct buf out = BUF_INIT;
	struct json json = json_start(&out, JSON_LINE);
	for (int i = 0; i < JSON_DEPTH_MAX; i++)
		json_open_array(&json, NULL);
	for (int i = 0; i < JSON_DEPTH_MAX; i++)
		json_close(&json);
	ck_assert_uint_eq(out.length, 2 * JSON_DEPTH_MAX);
	buf_free(&out);
}
END_TEST

TCase *json_tests(void)
{
	TCase *tests = tcase_create("json");
	tcase_add_test(tests, a_line_has_no_spaces_and_no_new_line);
	tcase_add_test(tests, indented_json_is_for_people);
	tcase_add_loop_test(tests, texts_are_escaped_and_always_utf8, 0, COUNT_OF(texts));
	tcase_add_test(tests, keys_are_escaped_too);
	tcase_add_test(tests, what_json_does_not_have_is_null);
	tcase_add_test(tests, as_many_levels_as_promised_can_be_opened);
	return tests;
}

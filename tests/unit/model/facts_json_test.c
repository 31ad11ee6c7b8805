/* Facts as JSON, and what others may have written into it. */
#include <string.h>

#include "base/mem.h"
#include "model/facts.h"

#include "../check_main.h"

TCase *facts_json_tests(void);

static char *as_json(const struct facts *facts)
{
	struct buf text = BUF_INIT;
	struct json json = json_start(&text, JSON_LINE);
	facts_write_json(&json, NULL, facts);
	return buf_detach(&text);
}

static void ck_assert_json(const struct facts *facts, const char *expected)
{
	char *seen = as_json(facts);
	ck_assert_str_eq(seen, expected);
	free(seen);
}

/* Reads facts and writes them again. */
static void ck_assert_read(const char *text, const char *expected)
{
	struct facts facts = {0};
	struct error err = ERROR_INIT;
	ck_assert_msg(facts_read_json(&facts, text, &err), "%s: %s", text, err.message);
	ck_assert_json(&facts, expected);
	facts_free(&facts);
}

START_TEST(every_kind_is_read_back_as_it_was)
{
	static const char json[] =
		"{\"cpu\":{\"vendor\":\"x\",\"flags\":[\"fpu\",\"sse2\"],\"l1\":{\"bytes\":32768}},"
		"\"clock_hz\":2600000000.0,\"load\":0.25,\"smt\":false,\"min\":-9223372036854775808}";
	struct facts facts = {0};
	facts_text(&facts, "cpu.vendor", "x");
	facts_words(&facts, "cpu.flags", "fpu sse2");
	facts_int(&facts, "cpu.l1.bytes", 32768);
	facts_number(&facts, "clock_hz", 2.6e9);
	facts_number(&facts, "load", 0.25);
	facts_bool(&facts, "smt", false);
	facts_int(&facts, "min", INT64_MIN);
	ck_assert_json(&facts, json);
	facts_free(&facts);
	ck_assert_read(json, json);
	ck_assert_ptr_null(facts.items);
}
END_TEST

START_TEST(kinds_of_numbers_differ_by_their_point)
{
	struct facts facts = {0};
	ck_assert(facts_read_json(&facts, "{\"a\":1,\"b\":1.0,\"c\":1e3,\"d\":true}", NULL));
	ck_assert_int_eq(facts_find(&facts, "a")->kind, FACT_INT);
	ck_assert_int_eq(facts_find(&facts, "b")->kind, FACT_NUMBER);
	ck_assert_int_eq(facts_find(&facts, "c")->kind, FACT_NUMBER);
	ck_assert_int_eq(facts_find(&facts, "d")->kind, FACT_BOOL);
	facts_free(&facts);
}
END_TEST

/* As JSON a group is one object: two of one name would be read back as the last. */
START_TEST(facts_added_in_any_order_are_all_read_back)
{
	struct facts facts = {0};
	facts_int(&facts, "cache.l1.bytes", 1);
	facts_int(&facts, "cache.line", 2);
	facts_int(&facts, "cache.l1.ways", 3);
	char *text = as_json(&facts);
	facts_free(&facts);
	ck_assert_str_eq(text, "{\"cache\":{\"l1\":{\"bytes\":1,\"ways\":3},\"line\":2}}");
	ck_assert_read(text, text);
	free(text);
}
END_TEST

static const struct {
	const char *json, *left;
} hostile[] = {
	{"{\"a\":null,\"b\":{},\"c\":[],\"d\":\"\",\"e\":1}", "{\"e\":1}"},
	{"{\"a\":[null,\"x\",[\"y\"],{\"z\":1},2,\"two words\"]}", "{\"a\":[\"x\",\"two\",\"words\"]}"},
	{"{\"a.b\":1,\"A\":2,\"\":3,\"a b\":4,\"a\\u0000b\":5,\"\xc3\xa4\":6,\"x\":{\"y.z\":7},\"ok\":8}",
	 "{\"a\":5,\"ok\":8}"},
	{"{\"a\":1,\"a\":2}", "{\"a\":2}"},
	{"{\"a\":1,\"a\":{\"b\":2}}", "{\"a\":{\"b\":2}}"},
	{"{\"a\":9223372036854775807,\"b\":9223372036854775808}",
	 "{\"a\":9223372036854775807,\"b\":9.223372036854776e+18}"},
	{"{\"a\":NaN,\"b\":Infinity,\"c\":1e400,\"d\":-1}", "{\"d\":-1}"},
	{"{\"a\":\"cut\\u0000here\"}", "{\"a\":\"cut\"}"},
	{"{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1,\"b\":{\"c\":2}}}}}}}}}",
	 "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}"},
};

START_TEST(what_cannot_be_a_fact_is_left_out)
{
	ck_assert_read(hostile[_i].json, hostile[_i].left);
}
END_TEST

/* A dotted name of forty segments, or thirty objects, would be more than the writer can nest. */
START_TEST(no_facts_that_are_read_can_break_the_writer)
{
	struct buf text = BUF_INIT;
	buf_text(&text, "{\"a");
	for (int i = 0; i < 40; i++)
		buf_text(&text, ".a");
	buf_text(&text, "\":1}");
	ck_assert_read(text.data, "{}");
	buf_clear(&text);
	for (int i = 0; i < 30; i++)
		buf_text(&text, "{\"a\":");
	buf_char(&text, '1');
	for (int i = 0; i < 30; i++)
		buf_char(&text, '}');
	ck_assert_read(text.data, "{}");
	buf_free(&text);
}
END_TEST

START_TEST(what_is_no_object_is_refused)
{
	static const char *const texts[] = {"", "[]", "1", "null", "{", "{\"a\":1} x", "{\"a\":\"\xff\"}", "nonsense"};
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		struct facts facts = {0};
		struct error err = ERROR_INIT;
		ck_assert_msg(!facts_read_json(&facts, texts[i], &err), "%s", texts[i]);
		ck_assert_int_eq(err.kind, ERROR_DATA);
		ck_assert_uint_eq(facts.count, 0);
	}
}
END_TEST

TCase *facts_json_tests(void)
{
	TCase *tests = tcase_create("facts_json");
	tcase_add_test(tests, every_kind_is_read_back_as_it_was);
	tcase_add_test(tests, kinds_of_numbers_differ_by_their_point);
	tcase_add_test(tests, facts_added_in_any_order_are_all_read_back);
	tcase_add_loop_test(tests, what_cannot_be_a_fact_is_left_out, 0, COUNT_OF(hostile));
	tcase_add_test(tests, no_facts_that_are_read_can_break_the_writer);
	tcase_add_test(tests, what_is_no_object_is_refused);
	return tests;
}

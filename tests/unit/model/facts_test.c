#include "model/facts.h"

#include <math.h>

#include "base/mem.h"

#include "../check_main.h"

TCase *facts_tests(void);

static void ck_assert_keys(const struct facts *facts, const char *expected)
{
	struct buf keys = BUF_INIT;
	for (size_t i = 0; i < facts->count; i++)
		buf_printf(&keys, "%s%s", i ? " " : "", facts->items[i].key);
	ck_assert_str_eq(keys.data, expected);
	buf_free(&keys);
}

START_TEST(groups_stand_together_at_every_depth)
{
	struct facts facts = {0};
	facts_text(&facts, "cpu.vendor", "x");
	facts_int(&facts, "cache.l1.bytes", 1);
	facts_int(&facts, "cache.line_bytes", 2);
	facts_int(&facts, "memory.bytes", 3);
	facts_int(&facts, "cache.l1.ways", 4);
	facts_int(&facts, "cpu.cores", 5);
	facts_int(&facts, "cache.l2.bytes", 6);
	facts_int(&facts, "alone", 7);
	/* A segment is more than the start of a word. */
	facts_int(&facts, "cp.cores", 8);
	ck_assert_keys(&facts, "cpu.vendor cpu.cores cache.l1.bytes cache.l1.ways cache.line_bytes cache.l2.bytes "
			       "memory.bytes alone cp.cores");
	facts_free(&facts);
}
END_TEST

START_TEST(a_second_value_replaces_the_first_in_its_place)
{
	struct facts facts = {0};
	facts_text(&facts, "a.x", "text");
	facts_int(&facts, "a.y", 1);
	facts_words(&facts, "a.x", "one two");
	ck_assert_keys(&facts, "a.x a.y");
	ck_assert_int_eq(facts_find(&facts, "a.x")->kind, FACT_LIST);
	ck_assert_ptr_null(facts_get_text(&facts, "a.x"));
	ck_assert(facts_has_word(&facts, "a.x", "two"));
	facts_text(&facts, "a.x", "again");
	ck_assert(!facts_has_word(&facts, "a.x", "two"));
	facts_text(&facts, "a.x", facts_get_text(&facts, "a.x") + 2);
	ck_assert_str_eq(facts_get_text(&facts, "a.x"), "ain");
	facts_free(&facts);
}
END_TEST

START_TEST(what_is_unknown_is_absent)
{
	struct facts facts = {0};
	facts_text(&facts, "a", NULL);
	facts_text(&facts, "a", "");
	facts_number(&facts, "a", NAN);
	facts_number(&facts, "a", INFINITY);
	facts_words(&facts, "a", NULL);
	facts_words(&facts, "a", " \t\n");
	ck_assert_uint_eq(facts.count, 0);
	ck_assert_ptr_null(facts_find(&facts, "a"));
	ck_assert_int_eq(facts_get_int(&facts, "a", -1), -1);
	ck_assert(!facts_has_word(&facts, "a", "b"));
	facts_free(&facts);
}
END_TEST

START_TEST(a_getter_asks_for_its_kind)
{
	struct facts facts = {0};
	facts_text(&facts, "text", "7");
	facts_bool(&facts, "bool", true);
	facts_number(&facts, "number", 7);
	ck_assert_int_eq(facts_get_int(&facts, "text", -1), -1);
	ck_assert_int_eq(facts_get_int(&facts, "bool", -1), -1);
	ck_assert_int_eq(facts_get_int(&facts, "number", -1), -1);
	ck_assert_ptr_null(facts_get_text(&facts, "bool"));
	facts_free(&facts);
}
END_TEST

START_TEST(words_are_separated_by_any_white_space)
{
	struct facts facts = {0};
	facts_words(&facts, "flags", "\n fpu  vme\tsse2 ");
	const struct fact *fact = facts_find(&facts, "flags");
	ck_assert_uint_eq(fact->list_count, 3);
	ck_assert_str_eq(fact->list[2], "sse2");
	ck_assert(facts_has_word(&facts, "flags", "vme"));
	ck_assert(!facts_has_word(&facts, "flags", "sse"));
	facts_free(&facts);
}
END_TEST

START_TEST(appending_replaces_and_copies)
{
	struct facts to = {0}, from = {0};
	facts_int(&to, "a.x", 1);
	facts_int(&to, "b", 2);
	facts_text(&from, "a.x", "new");
	facts_words(&from, "a.y", "one two");
	facts_append(&to, &from);
	facts_free(&from);
	ck_assert_keys(&to, "a.x a.y b");
	ck_assert_str_eq(facts_get_text(&to, "a.x"), "new");
	ck_assert(facts_has_word(&to, "a.y", "two"));
	facts_free(&to);
}
END_TEST

START_TEST(a_group_is_appended_without_its_neighbours)
{
	struct facts from = {0}, to = {0};
	facts_text(&from, "gpu.0.name", "A card");
	facts_int(&from, "gpus", 3);
	facts_text(&from, "worker.library", "1.2");
	ck_assert(facts_append_group(&to, &from, "gpu"));
	ck_assert(!facts_append_group(&to, &from, "cpu"));
	ck_assert_uint_eq(to.count, 1);
	ck_assert_str_eq(facts_get_text(&to, "gpu.0.name"), "A card");
	facts_free(&from);
	facts_free(&to);
}
END_TEST

START_TEST(people_read_units)
{
	struct facts facts = {0};
	static const char *const expected[] = {"480 MiB", "2.60 GHz", "1.50 ms", "yes", "no",
					       "64",      "0.500",    "a b",     "x"};
	facts_int(&facts, "memory_bytes", 480ll << 20);
	facts_number(&facts, "clock_hz", 2.6e9);
	facts_number(&facts, "latency_seconds", 1.5e-3);
	facts_bool(&facts, "on", true);
	facts_bool(&facts, "off", false);
	facts_int(&facts, "cores", 64);
	facts_number(&facts, "load", 0.5);
	facts_words(&facts, "list", "a b");
	facts_text(&facts, "text", "x");
	for (size_t i = 0; i < facts.count; i++) {
		struct buf text = BUF_INIT;
		fact_write(&text, &facts.items[i]);
		ck_assert_str_eq(text.data, expected[i]);
		buf_free(&text);
	}
	facts_free(&facts);
}
END_TEST

TCase *facts_tests(void)
{
	TCase *tests = tcase_create("facts");
	tcase_add_test(tests, groups_stand_together_at_every_depth);
	tcase_add_test(tests, a_second_value_replaces_the_first_in_its_place);
	tcase_add_test(tests, what_is_unknown_is_absent);
	tcase_add_test(tests, a_getter_asks_for_its_kind);
	tcase_add_test(tests, words_are_separated_by_any_white_space);
	tcase_add_test(tests, appending_replaces_and_copies);
	tcase_add_test(tests, a_group_is_appended_without_its_neighbours);
	tcase_add_test(tests, people_read_units);
	return tests;
}

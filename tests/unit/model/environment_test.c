#include <string.h>

#include "base/mem.h"
#include "model/record.h"

#include "../check_main.h"

TCase *environment_tests(void);

static struct environment make(const char *flags)
{
	struct environment environment = {.libraries = mem_zero(1, sizeof *environment.libraries), .library_count = 1};
	facts_text(&environment.facts, "os.name", "Debian");
	facts_text(&environment.facts, "worker.flags", flags);
	facts_number(&environment.facts, "settings.swappiness", 60);
	environment.libraries[0] = (struct library){.kind = mem_text("blas"), .name = mem_text("atlas"), .threads = 1};
	environment_seal(&environment);
	return environment;
}

/* Stored results are found again by it: a change of this text makes every stored environment a different one. */
START_TEST(the_hash_is_that_of_the_json)
{
	struct environment environment = make("-O3");
	struct buf text = BUF_INIT;
	struct json json = json_start(&text, JSON_LINE);
	environment_write_json(&json, NULL, &environment);
	ck_assert_str_eq(text.data, "{\"facts\":{\"os\":{\"name\":\"Debian\"},\"worker\":{\"flags\":\"-O3\"},"
				    "\"settings\":{\"swappiness\":60.0}},"
				    "\"libraries\":[{\"kind\":\"blas\",\"name\":\"atlas\",\"threads\":1}]}");
	ck_assert_str_eq(environment.hash, "8126836ed616b83c7a69834153efe86d");
	buf_free(&text);
	environment_free(&environment);
}
END_TEST

START_TEST(equal_environments_have_equal_hashes_and_no_others)
{
	struct environment one = make("-O3"), same = make("-O3"), other = make("-O2");
	ck_assert_str_eq(one.hash, same.hash);
	ck_assert_str_ne(one.hash, other.hash);
	same.libraries[0].threads = 2;
	environment_seal(&same);
	ck_assert_str_ne(one.hash, same.hash);
	same.libraries[0].threads = 1;
	environment_seal(&same);
	ck_assert_str_eq(one.hash, same.hash);
	environment_free(&one);
	environment_free(&same);
	environment_free(&other);
}
END_TEST

START_TEST(words_about_a_worker_make_no_other_environment)
{
	struct environment one = make("-O3"), same = make("-O3");
	facts_text(&same.facts, "about.summary", "C, one thread");
	environment_seal(&same);
	ck_assert_str_eq(one.hash, same.hash);
	environment_free(&one);
	environment_free(&same);
}
END_TEST

START_TEST(the_hash_survives_writing_and_reading)
{
	struct environment one = make("-O3"), read = {0};
	struct buf text = BUF_INIT;
	struct json json = json_start(&text, JSON_INDENTED);
	environment_write_json(&json, NULL, &one);
	ck_assert(environment_read_json(&read, text.data, NULL));
	ck_assert_str_eq(read.hash, one.hash);
	ck_assert_uint_eq(read.library_count, 1);
	ck_assert_str_eq(facts_get_text(&read.facts, "os.name"), "Debian");
	buf_free(&text);
	environment_free(&one);
	environment_free(&read);
}
END_TEST

static const struct {
	const char *json, *message;
} wrong[] = {
	{"{", "the JSON ends too early"},
	{"[]", "the JSON value is no object"},
	{"{\"facts\":[]}", "'facts' is not an object"},
	{"{\"libraries\":{}}", "'libraries' is not an array"},
	{"{\"facts\":{\"a\":1},\"libraries\":[{\"kind\":\"a\",\"name\":\"b\"},7]}", "a library is not an object"},
};

START_TEST(what_is_no_environment_leaves_nothing_behind)
{
	struct environment environment = {0};
	struct error err = ERROR_INIT;
	ck_assert(!environment_read_json(&environment, wrong[_i].json, &err));
	ck_assert_str_eq(err.message, wrong[_i].message);
	ck_assert_uint_eq(environment.facts.count, 0);
	ck_assert_ptr_null(environment.libraries);
	ck_assert_ptr_null(environment.hash);
}
END_TEST

START_TEST(an_empty_environment_is_one_too)
{
	struct environment environment = {0};
	ck_assert(environment_read_json(&environment, "{}", NULL));
	ck_assert_ptr_nonnull(environment.hash);
	environment_free(&environment);
}
END_TEST

TCase *environment_tests(void)
{
	TCase *tests = tcase_create("environment");
	tcase_add_test(tests, the_hash_is_that_of_the_json);
	tcase_add_test(tests, equal_environments_have_equal_hashes_and_no_others);
	tcase_add_test(tests, words_about_a_worker_make_no_other_environment);
	tcase_add_test(tests, the_hash_survives_writing_and_reading);
	tcase_add_loop_test(tests, what_is_no_environment_leaves_nothing_behind, 0, COUNT_OF(wrong));
	tcase_add_test(tests, an_empty_environment_is_one_too);
	return tests;
}

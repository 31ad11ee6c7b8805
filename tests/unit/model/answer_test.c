#include "model/answer.h"

#include <json-c/json.h>
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "model/json_read.h"

#include "../check_main.h"

TCase *answer_tests(void);

static bool read_text(struct answer *out, const char *text, struct error *err)
{
	struct json_object *object = json_read_object(text, err);
	ck_assert_msg(object != NULL, "%s", text);
	bool good = answer_read_json(out, object, err);
	json_object_put(object);
	return good;
}

static char *as_json(const struct answer *answer)
{
	struct buf text = BUF_INIT;
	struct json json = json_start(&text, JSON_LINE);
	answer_write_json(&json, NULL, answer);
	return buf_detach(&text);
}

static void ck_assert_value(const struct answer *answer, const char *name, const char *text, bool is_number)
{
	const struct answer_value *value = answer_find(answer, name);
	ck_assert_msg(value != NULL, "%s is missing", name);
	ck_assert_str_eq(value->text, text);
	ck_assert_int_eq(value->is_number, is_number);
	ck_assert(is_number || isnan(value->number));
}

START_TEST(sums_of_64_bits_stay_exact)
{
	struct answer answer = {0};
	answer_uint(&answer, "large", UINT64_MAX);
	answer_uint(&answer, "border", 1ull << 63);
	answer_int(&answer, "low", INT64_MIN);
	answer_int(&answer, "odd", 9007199254740993);
	char *text = as_json(&answer);
	ck_assert_str_eq(text, "{\"large\":18446744073709551615,\"border\":9223372036854775808,"
			       "\"low\":-9223372036854775808,\"odd\":9007199254740993}");
	answer_free(&answer);
	ck_assert(read_text(&answer, text, NULL));
	ck_assert_value(&answer, "large", "18446744073709551615", true);
	ck_assert_value(&answer, "border", "9223372036854775808", true);
	ck_assert_value(&answer, "low", "-9223372036854775808", true);
	ck_assert_value(&answer, "odd", "9007199254740993", true);
	answer_free(&answer);
	free(text);
}
END_TEST

START_TEST(a_later_value_of_a_name_replaces)
{
	struct answer answer = {0};
	answer_int(&answer, "a", 1);
	answer_text(&answer, "b", "x");
	answer_text(&answer, "a", "text");
	ck_assert_uint_eq(answer.count, 2);
	ck_assert_value(&answer, "a", "text", false);
	ck_assert_ptr_null(answer_find(&answer, "c"));
	answer_free(&answer);
	ck_assert_uint_eq(answer.count, 0);
}
END_TEST

START_TEST(nan_and_infinity_survive_strict_json)
{
	struct answer answer = {0};
	answer_number(&answer, "n", NAN);
	answer_number(&answer, "p", INFINITY);
	answer_number(&answer, "m", -INFINITY);
	char *text = as_json(&answer);
	ck_assert_str_eq(text, "{\"n\":\"nan\",\"p\":\"inf\",\"m\":\"-inf\"}");
	answer_free(&answer);
	ck_assert(read_text(&answer, text, NULL));
	ck_assert_value(&answer, "n", "nan", true);
	ck_assert_value(&answer, "p", "inf", true);
	ck_assert_double_eq(answer_find(&answer, "m")->number, -INFINITY);
	answer_free(&answer);
	free(text);
}
END_TEST

START_TEST(other_languages_write_them_as_they_can)
{
	struct answer answer = {0};
	ck_assert(read_text(&answer,
			    "{\"a\":NaN,\"b\":-Infinity,\"c\":\"Infinity\",\"d\":\"NAN\",\"e\":1e400,\"f\":\"name\"}",
			    NULL));
	ck_assert_value(&answer, "a", "nan", true);
	ck_assert_value(&answer, "b", "-inf", true);
	ck_assert_value(&answer, "c", "inf", true);
	ck_assert_value(&answer, "d", "nan", true);
	ck_assert_value(&answer, "e", "inf", true);
	ck_assert_value(&answer, "f", "name", false);
	answer_free(&answer);
}
END_TEST

START_TEST(a_copy_has_the_file_too)
{
	struct answer answer = {.file = mem_text("answer.bin")};
	answer_number(&answer, "x", 0.1);
	struct answer copy = answer_copy(&answer);
	answer_free(&answer);
	ck_assert_value(&copy, "x", "0.1", true);
	ck_assert_str_eq(copy.file, "answer.bin");
	answer_free(&copy);
	ck_assert_ptr_null(copy.file);
}
END_TEST

static const struct {
	const char *json, *message;
} wrong[] = {
	{"{\"ok\":1,\"a\":true}", "the answer's value 'a' is neither a number nor a text"},
	{"{\"a\":null}", "the answer's value 'a' is neither a number nor a text"},
	{"{\"a\":[1]}", "the answer's value 'a' is neither a number nor a text"},
	{"{\"a\":{\"b\":1}}", "the answer's value 'a' is neither a number nor a text"},
	{"{\"a\":\"42\\u0000junk\"}", "the answer's value 'a' holds a NUL character"},
};

START_TEST(values_are_numbers_or_texts)
{
	struct answer answer = {0};
	struct error err = ERROR_INIT;
	ck_assert(!read_text(&answer, wrong[_i].json, &err));
	ck_assert_str_eq(err.message, wrong[_i].message);
	ck_assert_uint_eq(answer.count, 0);
}
END_TEST

START_TEST(an_answer_is_an_object)
{
	struct answer answer = {0};
	struct error err = ERROR_INIT;
	struct json_object *list = json_object_new_array();
	ck_assert(!answer_read_json(&answer, list, &err));
	ck_assert_str_eq(err.message, "the answer's values are not an object");
	ck_assert(!answer_read_json(&answer, NULL, &err));
	json_object_put(list);
}
END_TEST

TCase *answer_tests(void)
{
	TCase *tests = tcase_create("answer");
	tcase_add_test(tests, sums_of_64_bits_stay_exact);
	tcase_add_test(tests, a_later_value_of_a_name_replaces);
	tcase_add_test(tests, nan_and_infinity_survive_strict_json);
	tcase_add_test(tests, other_languages_write_them_as_they_can);
	tcase_add_test(tests, a_copy_has_the_file_too);
	tcase_add_loop_test(tests, values_are_numbers_or_texts, 0, COUNT_OF(wrong));
	tcase_add_test(tests, an_answer_is_an_object);
	return tests;
}

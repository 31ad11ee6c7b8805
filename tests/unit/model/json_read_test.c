#include "model/json_read.h"

#include <json-c/json.h>
#include <string.h>

#include "base/mem.h"

#include "../check_main.h"

TCase *json_read_tests(void);

static struct json_object *object(const char *text)
{
	struct error err = ERROR_INIT;
	struct json_object *read = json_read_object(text, &err);
	ck_assert_msg(read != NULL, "%s: %s", text, err.message);
	return read;
}

static const struct {
	const char *text, *message;
} wrong[] = {
	{"", "the JSON ends too early"},
	{"{\"a\":", "the JSON ends too early"},
	{"{\"a\" 1}", "no valid JSON: object property name separator ':' expected at byte 5"},
	{"[1]", "the JSON value is no object"},
	{"\"text\"", "the JSON value is no object"},
	{"null ", "the JSON value is no object"},
	{"7 ", "the JSON value is no object"},
	{"{} {}", "something stands behind the JSON value, at byte 3"},
	{"{\"a\":\"\xff\"}", "no valid JSON: invalid utf-8 string at byte 6"},
};

START_TEST(what_is_no_object_is_told_with_its_place)
{
	struct error err = ERROR_INIT;
	ck_assert_ptr_null(json_read_object(wrong[_i].text, &err));
	ck_assert_str_eq(err.message, wrong[_i].message);
	ck_assert_int_eq(err.kind, ERROR_DATA);
}
END_TEST

START_TEST(white_space_may_stand_behind)
{
	struct json_object *read = object(" {\"a\":1} \r\n");
	json_object_put(read);
}
END_TEST

START_TEST(a_nul_ends_nothing)
{
	struct error err = ERROR_INIT;
	ck_assert_ptr_null(json_read_object_n("{}\0{}", 5, &err));
	ck_assert_ptr_nonnull(strstr(err.message, "behind the JSON value"));
	ck_assert_ptr_null(json_read_object_n("{\0}", 3, &err));
}
END_TEST

START_TEST(deep_nesting_is_refused)
{
	struct buf text = BUF_INIT;
	struct error err = ERROR_INIT;
	for (int i = 0; i < 100000; i++)
		buf_text(&text, "{\"a\":");
	ck_assert_ptr_null(json_read_object(text.data, &err));
	ck_assert_ptr_nonnull(strstr(err.message, "nesting too deep"));
	buf_free(&text);
}
END_TEST

START_TEST(absent_members_leave_the_value_alone)
{
	struct json_object *read = object("{\"null\":null}"), *group = read;
	char *text = mem_text("old");
	double number = 1;
	int64_t integer = 2;
	uint64_t positive = 3;
	static const char *const names[] = {"null", "absent"};
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		ck_assert(json_read_text(&text, read, names[i], NULL));
		ck_assert(json_read_double(&number, read, names[i], NULL));
		ck_assert(json_read_int(&integer, read, names[i], NULL));
		ck_assert(json_read_uint(&positive, read, names[i], NULL));
		ck_assert(json_read_array(&group, read, names[i], NULL));
		ck_assert_ptr_null(group);
		ck_assert(json_read_member(&group, read, names[i], NULL));
		ck_assert_ptr_null(group);
	}
	ck_assert_str_eq(text, "old");
	ck_assert_double_eq(number, 1);
	ck_assert_int_eq(integer, 2);
	ck_assert_uint_eq(positive, 3);
	free(text);
	json_object_put(read);
}
END_TEST

START_TEST(members_of_another_kind_are_named)
{
	struct json_object *read = object("{\"t\":\"x\",\"n\":1.5,\"l\":[],\"o\":{},\"b\":true,\"nul\":\"a\\u0000b\"}");
	struct json_object *group;
	struct error err = ERROR_INIT;
	char *text = NULL;
	double number;
	int64_t integer;
	uint64_t positive;
	ck_assert(!json_read_text(&text, read, "n", &err));
	ck_assert_str_eq(err.message, "'n' is not a text");
	ck_assert(!json_read_text(&text, read, "nul", &err));
	ck_assert_str_eq(err.message, "'nul' holds a NUL character");
	ck_assert(!json_read_double(&number, read, "t", &err));
	ck_assert_str_eq(err.message, "'t' is not a number");
	ck_assert(!json_read_double(&number, read, "b", &err));
	ck_assert(!json_read_int(&integer, read, "n", &err));
	ck_assert_str_eq(err.message, "'n' is not a whole number");
	ck_assert(!json_read_uint(&positive, read, "t", &err));
	ck_assert_str_eq(err.message, "'t' is not a whole number that is not negative");
	ck_assert(!json_read_array(&group, read, "o", &err));
	ck_assert_str_eq(err.message, "'o' is not an array");
	ck_assert(!json_read_member(&group, read, "l", &err));
	ck_assert_str_eq(err.message, "'l' is not an object");
	ck_assert_ptr_null(text);
	json_object_put(read);
}
END_TEST

START_TEST(numbers_are_finite_and_never_cut_down)
{
	struct json_object *read = object("{\"nan\":NaN,\"inf\":Infinity,\"big\":1e400,\"over\":9223372036854775808,"
					  "\"max\":9223372036854775807,\"all\":18446744073709551615,\"less\":-1}");
	struct error err = ERROR_INIT;
	double number;
	int64_t integer;
	uint64_t positive;
	ck_assert(!json_read_double(&number, read, "nan", &err));
	ck_assert_str_eq(err.message, "'nan' is not a finite number");
	ck_assert(!json_read_double(&number, read, "inf", &err));
	ck_assert(!json_read_double(&number, read, "big", &err));
	ck_assert(json_read_double(&number, read, "over", &err));
	ck_assert_double_eq(number, 0x1p63);
	ck_assert(!json_read_int(&integer, read, "over", &err));
	ck_assert_str_eq(err.message, "'over' is not a signed number of 64 bits");
	ck_assert(json_read_int(&integer, read, "max", &err));
	ck_assert_int_eq(integer, INT64_MAX);
	ck_assert(json_read_uint(&positive, read, "over", &err));
	ck_assert_uint_eq(positive, 1ull << 63);
	ck_assert(json_read_uint(&positive, read, "all", &err));
	ck_assert_uint_eq(positive, UINT64_MAX);
	ck_assert(!json_read_uint(&positive, read, "less", &err));
	json_object_put(read);
}
END_TEST

TCase *json_read_tests(void)
{
	TCase *tests = tcase_create("json_read");
	tcase_add_loop_test(tests, what_is_no_object_is_told_with_its_place, 0, COUNT_OF(wrong));
	tcase_add_test(tests, white_space_may_stand_behind);
	tcase_add_test(tests, a_nul_ends_nothing);
	tcase_add_test(tests, deep_nesting_is_refused);
	tcase_add_test(tests, absent_members_leave_the_value_alone);
	tcase_add_test(tests, members_of_another_kind_are_named);
	tcase_add_test(tests, numbers_are_finite_and_never_cut_down);
	return tests;
}

#include "model/library.h"

#include <json-c/json.h>
#include <string.h>

#include "base/mem.h"
#include "model/json_read.h"

#include "../check_main.h"

TCase *library_tests(void);

static const char full[] =
	"{\"kind\":\"blas\",\"name\":\"openblas-openmp\",\"path\":\"/usr/lib/"
	"libblas.so.3\",\"soname\":\"libblas.so.3\","
	"\"version\":\"0.3.21\",\"build_id\":\"00ff\",\"config\":\"DYNAMIC_ARCH\",\"kernel\":\"Prescott\","
	"\"threading\":\"openmp\",\"package\":\"libopenblas0-openmp\",\"package_version\":\"0.3.21+ds-4\","
	"\"warning\":\"slow\",\"threads\":2,\"integer_bits\":32}";

static bool read_text(struct library *out, const char *text, struct error *err)
{
	struct json_object *object = json_read_object(text, err);
	ck_assert_msg(object != NULL, "%s", text);
	bool good = library_read_json(out, object, err);
	json_object_put(object);
	return good;
}

static void ck_assert_json(const struct library *library, const char *expected)
{
	struct buf text = BUF_INIT;
	struct json json = json_start(&text, JSON_LINE);
	library_write_json(&json, NULL, library);
	ck_assert_str_eq(text.data, expected);
	buf_free(&text);
}

START_TEST(every_member_is_read_back)
{
	struct library library = {0};
	ck_assert(read_text(&library, full, NULL));
	ck_assert_json(&library, full);
	struct library copy = library_copy(&library);
	library_free(&library);
	ck_assert_json(&copy, full);
	library_free(&copy);
	ck_assert_ptr_null(copy.name);
}
END_TEST

START_TEST(unknown_members_are_absent_and_foreign_ones_ignored)
{
	struct library library = {0};
	ck_assert(read_text(&library, "{\"kind\":\"fft\",\"name\":\"fftw\",\"colour\":[1],\"path\":null}", NULL));
	ck_assert_json(&library, "{\"kind\":\"fft\",\"name\":\"fftw\"}");
	library_free(&library);
}
END_TEST

static const struct {
	const char *json, *message;
} wrong[] = {
	{"{\"kind\":\"blas\"}", "a library needs 'kind' and 'name'"},
	{"{\"name\":\"x\"}", "a library needs 'kind' and 'name'"},
	{"{\"kind\":\"blas\",\"name\":7}", "'name' is not a text"},
	{"{\"kind\":\"b\",\"name\":\"x\",\"path\":\"a\\u0000b\"}", "'path' holds a NUL character"},
	{"{\"kind\":\"b\",\"name\":\"x\",\"threads\":-1}", "'threads' is out of range"},
	{"{\"kind\":\"b\",\"name\":\"x\",\"threads\":9999999999}", "'threads' is out of range"},
	{"{\"kind\":\"b\",\"name\":\"x\",\"integer_bits\":32.5}", "'integer_bits' is not a whole number"},
};

START_TEST(what_is_no_library_leaves_nothing_behind)
{
	struct library library = {0};
	struct error err = ERROR_INIT;
	ck_assert(!read_text(&library, wrong[_i].json, &err));
	ck_assert_str_eq(err.message, wrong[_i].message);
	ck_assert_ptr_null(library.kind);
	ck_assert_ptr_null(library.name);
}
END_TEST

TCase *library_tests(void)
{
	TCase *tests = tcase_create("library");
	tcase_add_test(tests, every_member_is_read_back);
	tcase_add_test(tests, unknown_members_are_absent_and_foreign_ones_ignored);
	tcase_add_loop_test(tests, what_is_no_library_leaves_nothing_behind, 0, COUNT_OF(wrong));
	return tests;
}

#include "model/worker.h"

#include <json-c/json.h>
#include <string.h>

#include "base/mem.h"
#include "model/json_read.h"

#include "../check_main.h"

TCase *worker_tests(void);

static const char full[] = "{\"backend\":\"openmp\",\"version\":\"1\",\"summary\":\"threads\",\"class\":\"plain\","
			   "\"device\":\"gpu\",\"compiler\":\"gcc\","
			   "\"flags\":\"-O3\",\"launcher\":\"mpirun -n {ranks}\",\"unavailable\":\"no "
			   "device\",\"benchmarks\":[{\"name\":\"a\",\"params\":[\"threads\"]},"
			   "{\"name\":\"b\",\"params\":[],\"planes\":true,\"native\":\"vector\"}],\"libraries\":[{"
			   "\"kind\":\"openmp\",\"name\":\"gomp\"}],"
			   "\"facts\":{\"device\":{\"count\":1}}}";

static bool read_text(struct worker *out, const char *text, struct error *err)
{
	struct json_object *object = json_read_object(text, err);
	ck_assert_msg(object != NULL, "%s: %s", text, err ? err->message : "");
	bool good = worker_read_json(out, object, err);
	json_object_put(object);
	return good;
}

START_TEST(every_member_is_read_back)
{
	struct worker worker = {0};
	struct buf text = BUF_INIT;
	struct json json = json_start(&text, JSON_LINE);
	ck_assert(read_text(&worker, full, NULL));
	worker_write_json(&json, NULL, &worker);
	ck_assert_str_eq(text.data, full);
	buf_free(&text);
	worker_free(&worker);
	ck_assert_ptr_null(worker.backend);
}
END_TEST

START_TEST(a_worker_takes_what_its_benchmark_lists)
{
	struct worker worker = {0};
	ck_assert(read_text(&worker, full, NULL));
	ck_assert_ptr_nonnull(worker_find(&worker, "b"));
	ck_assert_ptr_null(worker_find(&worker, "c"));
	ck_assert(worker_takes(&worker, "a", "threads"));
	ck_assert(!worker_takes(&worker, "b", "threads"));
	ck_assert(!worker_find(&worker, "a")->planes);
	ck_assert(worker_find(&worker, "b")->planes);
	ck_assert(!worker_takes(&worker, "c", "threads"));
	ck_assert_ptr_null(worker_find(&worker, "a")->native);
	ck_assert_str_eq(worker_find(&worker, "b")->native, "vector");
	worker_free(&worker);
}
END_TEST

START_TEST(two_members_are_enough)
{
	struct worker worker = {0};
	ck_assert(
		read_text(&worker, "{\"backend\":\"x\",\"benchmarks\":[],\"later\":{\"a\":[1]},\"facts\":null}", NULL));
	ck_assert_uint_eq(worker.benchmark_count, 0);
	ck_assert_uint_eq(worker.facts.count, 0);
	ck_assert_ptr_null(worker.device);
	worker_free(&worker);
}
END_TEST

#define WITH(rest)       "{\"backend\":\"x\",\"benchmarks\":[]," rest "}"
#define BENCHMARKS(list) "{\"backend\":\"x\",\"benchmarks\":[" list "]}"
#define NAMED(name)      "{\"backend\":\"" name "\",\"benchmarks\":[]}"
#define NO_DEVICE        "'device' must be \"gpu\", and is left out for the processor"
#define NO_NAME          "'backend' must be a name of letters, digits and . _ -"

static const struct {
	const char *json, *message;
} wrong[] = {
	{"{}", "'benchmarks' is missing"},
	{"{\"benchmarks\":[]}", "'backend' is missing"},
	{"{\"backend\":\"x\"}", "'benchmarks' is missing"},
	{"{\"backend\":7,\"benchmarks\":[]}", "'backend' is not a text"},
	{NAMED(""), NO_NAME},
	{NAMED("a b"), NO_NAME},
	{NAMED("../a"), NO_NAME},
	{NAMED("-a"), NO_NAME},
	{NAMED("a\\u001b[31m"), NO_NAME},
	{NAMED("a\\u0000b"), "'backend' holds a NUL character"},
	{"{\"backend\":\"x\",\"benchmarks\":{}}", "'benchmarks' is not an array"},
	{BENCHMARKS("\"a\""), "each of 'benchmarks' must be an object with a 'name'"},
	{BENCHMARKS("null"), "each of 'benchmarks' must be an object with a 'name'"},
	{BENCHMARKS("{\"name\":\"a\"},{\"params\":[]}"), "each of 'benchmarks' must be an object with a 'name'"},
	{BENCHMARKS("{\"name\":1}"), "each of 'benchmarks' must be an object with a 'name'"},
	{BENCHMARKS("{\"name\":\"a\",\"params\":\"threads\"}"), "'params' is not an array"},
	{BENCHMARKS("{\"name\":\"a\",\"params\":[\"ok\",1]}"),
	 "'params' of the benchmark a holds something that is no name of a parameter"},
	{BENCHMARKS("{\"name\":\"a\",\"params\":[\"Not a name\"]}"),
	 "'params' of the benchmark a holds something that is no name of a parameter"},
	{BENCHMARKS("{\"name\":\"a\",\"native\":[]}"), "'native' is not a text"},
	{BENCHMARKS("{\"name\":\"a\",\"native\":\"\"}"), "'native' of the benchmark a is no name of a backend"},
	{BENCHMARKS("{\"name\":\"a\",\"native\":\"a b\"}"), "'native' of the benchmark a is no name of a backend"},
	{BENCHMARKS("{\"name\":\"a\",\"native\":\"x\"}"), "'native' of the benchmark a is the backend itself"},
	{WITH("\"device\":1"), "'device' is not a text"},
	{WITH("\"device\":\"\""), NO_DEVICE},
	{WITH("\"device\":\"GPU\""), NO_DEVICE},
	{WITH("\"libraries\":[{\"kind\":\"a\",\"name\":\"b\"},{}]"), "a library needs 'kind' and 'name'"},
	{WITH("\"libraries\":[null]"), "a library is not an object"},
	{WITH("\"libraries\":{}"), "'libraries' is not an array"},
	{WITH("\"facts\":[]"), "'facts' is not an object"},
	{WITH("\"flags\":[\"-O3\"]"), "'flags' is not a text"},
	{WITH("\"launcher\":1"), "'launcher' is not a text"},
	{WITH("\"launcher\":\" \""), "'launcher': a launcher begins with the name of a program"},
	{WITH("\"launcher\":\"mpirun -n {\""),
	 "'launcher': a launcher has braces for parameters only, as in '-n {ranks}'"},
};

START_TEST(what_is_no_description_leaves_nothing_behind)
{
	struct worker worker = {0};
	struct error err = ERROR_INIT;
	ck_assert(!read_text(&worker, wrong[_i].json, &err));
	ck_assert_str_eq(err.message, wrong[_i].message);
	ck_assert_ptr_null(worker.backend);
	ck_assert_ptr_null(worker.benchmarks);
	ck_assert_ptr_null(worker.libraries);
}
END_TEST

TCase *worker_tests(void)
{
	TCase *tests = tcase_create("worker");
	tcase_add_test(tests, every_member_is_read_back);
	tcase_add_test(tests, a_worker_takes_what_its_benchmark_lists);
	tcase_add_test(tests, two_members_are_enough);
	tcase_add_loop_test(tests, what_is_no_description_leaves_nothing_behind, 0, COUNT_OF(wrong));
	return tests;
}

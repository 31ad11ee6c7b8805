#include "model/metric.h"

#include <json-c/json.h>
#include <string.h>

#include "base/mem.h"
#include "model/json_read.h"

#include "../check_main.h"

TCase *metric_tests(void);

static bool read_text(struct answer *out, const char *text, struct error *err)
{
	struct json_object *object = json_read_object(text, err);
	ck_assert_msg(object != NULL, "%s", text);
	bool good = metrics_read_json(out, object, err);
	json_object_put(object);
	return good;
}

START_TEST(numbers_with_good_names_are_read)
{
	struct answer metrics = {0};
	ck_assert(read_text(&metrics, "{\"start_up_seconds\":0.0012,\"ranks\":4}", NULL));
	ck_assert_uint_eq(metrics.count, 2);
	ck_assert_double_eq(answer_find(&metrics, "start_up_seconds")->number, 0.0012);
	ck_assert_double_eq(answer_find(&metrics, "ranks")->number, 4);
	answer_free(&metrics);
}
END_TEST

START_TEST(what_is_no_metric_is_refused_by_name)
{
	static const struct {
		const char *text, *message;
	} bad[] = {
		{"{\"a\":\"fast\"}", "the metric 'a' is not a number"},
		{"{\"a\":\"nan\"}", "the metric 'a' is not a number"},
		{"{\"a\":true}", "the metric 'a' is not a number"},
		{"{\"a\":null}", "the metric 'a' is not a number"},
		{"{\"a\":1e999}", "the metric 'a' is not finite"},
		{"{\"Start\":1}", "the metric 'Start' is not named"},
		{"{\"_a\":1}", "the metric '_a' is not named"},
		{"{\"a b\":1}", "the metric 'a b' is not named"},
		{"{\"\":1}", "the metric '' is not named"},
	};
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		struct answer metrics = {0};
		struct error err = ERROR_INIT;
		ck_assert_msg(!read_text(&metrics, bad[i].text, &err), "%s", bad[i].text);
		ck_assert_msg(strstr(err.message, bad[i].message) != NULL, "%s: %s", bad[i].text, err.message);
		ck_assert_ptr_null(metrics.items);
	}
}
END_TEST

START_TEST(a_name_has_at_most_64_characters_and_a_visit_64_metrics)
{
	char name[METRIC_NAME_CHARS + 2];
	memset(name, 'a', sizeof name);
	name[METRIC_NAME_CHARS + 1] = '\0';
	ck_assert(!metric_name_is_good(name));
	ck_assert(metric_name_is_good(name + 1));
	struct buf text = BUF_INIT;
	struct answer metrics = {0};
	for (int i = 0; i < METRICS_MAX; i++)
		buf_printf(&text, "%s\"m%d\":%d", i ? "," : "{", i, i);
	char *good = mem_printf("%s}", text.data), *bad = mem_printf("%s,\"more\":1}", text.data);
	ck_assert(read_text(&metrics, good, NULL));
	answer_free(&metrics);
	ck_assert(!read_text(&metrics, bad, NULL));
	free(good);
	free(bad);
	buf_free(&text);
}
END_TEST

START_TEST(a_metric_is_written_in_words_and_in_its_unit)
{
	static const struct {
		const char *name, *words, *number;
		double value;
	} examples[] = {
		{"start_up_seconds", "start-up", "1.20 ms", 0.0012},
		{"copied_bytes", "copied", "4.00 MiB", 4194304},
		{"waiting_share", "waiting", "12.5%", 0.125},
		{"ranks", "ranks", "4", 4},
		{"ranks_per_node", "ranks per node", "0.500", 0.5},
		{"mean_set_up_seconds", "mean set-up", "2.00 s", 2},
		{"start_upper", "start upper", "100000", 100000},
		{"bytes", "bytes", "17", 17},
		{"_seconds", " seconds", "1", 1},
	};
	for (size_t i = 0; i < COUNT_OF(examples); i++) {
		struct buf words = BUF_INIT, number = BUF_INIT;
		metric_write_name(&words, examples[i].name);
		metric_write_value(&number, examples[i].name, examples[i].value);
		ck_assert_str_eq(words.data, examples[i].words);
		ck_assert_str_eq(number.data, examples[i].number);
		buf_free(&words);
		buf_free(&number);
	}
}
END_TEST

TCase *metric_tests(void)
{
	TCase *tests = tcase_create("metric");
	tcase_add_test(tests, numbers_with_good_names_are_read);
	tcase_add_test(tests, what_is_no_metric_is_refused_by_name);
	tcase_add_test(tests, a_name_has_at_most_64_characters_and_a_visit_64_metrics);
	tcase_add_test(tests, a_metric_is_written_in_words_and_in_its_unit);
	return tests;
}

#include <math.h>
#include <string.h>

#include "../check_main.h"
#include "base/mem.h"
#include "examples.h"

TCase *decode_tests(void);

static struct message decode(const char *line)
{
	struct message message;
	struct error err = ERROR_INIT;
	bool good = message_decode(&message, line, strlen(line), &err);
	ck_assert_msg(good, "%s: %s", line, err.message);
	return message;
}

/* The whole message, so that a reader of the test sees what a user sees. */
static void refuse(const char *line, size_t length, const char *reason)
{
	struct message message;
	struct error err = ERROR_INIT;
	bool good = message_decode(&message, line, length, &err);
	ck_assert_msg(!good, "taken as good: %s", line);
	ck_assert_int_ne(err.kind, ERROR_NONE);
	ck_assert_str_eq(err.message, reason);
}

static void refuse_text(const char *line, const char *reason)
{
	refuse(line, strlen(line), reason);
}

START_TEST(each_type_of_line_is_known)
{
	for (int type = 0; type < EXAMPLE_COUNT; type++) {
		struct message message = decode(example_lines[type]);
		ck_assert_int_eq(message.type, type);
		message_free(&message);
	}
}
END_TEST

START_TEST(the_values_of_a_line_arrive)
{
	struct message message = decode(example_lines[MESSAGE_SAMPLE]);
	ck_assert_double_eq(message.seconds, 0.0051);
	ck_assert_uint_eq(message.iterations, 12);
	message_free(&message);
	message = decode(example_lines[MESSAGE_CALIBRATION]);
	ck_assert_uint_eq(message.iterations, 12);
	ck_assert_uint_eq(message.warmups, 3);
	message_free(&message);
	message = decode(example_lines[MESSAGE_USAGE]);
	ck_assert_double_eq(message.usage.system_seconds, 0.5);
	ck_assert_uint_eq(message.usage.peak_bytes, 4096);
	ck_assert_int_eq(message.usage.major_faults, 4);
	message_free(&message);
	message = decode(example_lines[MESSAGE_ANSWER]);
	ck_assert_str_eq(answer_find(&message.answer, "sum")->text, "1148485");
	ck_assert_str_eq(message.answer.file, "psf.f64");
	message_free(&message);
	message = decode(example_lines[MESSAGE_LIBRARIES]);
	ck_assert_uint_eq(message.library_count, 1);
	ck_assert_str_eq(message.libraries[0].path, "/usr/lib/libblas.so.3");
	message_free(&message);
	message = decode(example_lines[MESSAGE_DESCRIBE]);
	ck_assert_str_eq(message.worker.backend, "openmp");
	ck_assert_str_eq(message.worker.device, "gpu");
	ck_assert_str_eq(message.worker.benchmarks[0].native, "vector");
	message_free(&message);
}
END_TEST

START_TEST(metrics_and_planes_arrive)
{
	struct message message = decode(example_lines[MESSAGE_METRICS]);
	ck_assert_double_eq(answer_find(&message.answer, "start_up_seconds")->number, 0.0012);
	message_free(&message);
	message = decode(example_lines[MESSAGE_PLANES]);
	ck_assert_uint_eq(message.planes.count, 1);
	const struct plane *plane = planes_find(&message.planes, "pupil");
	ck_assert_str_eq(plane->file, "pupil.f64");
	ck_assert_uint_eq(plane->rows, 64);
	ck_assert_uint_eq(plane->columns, 32);
	ck_assert(plane->log_scale);
	ck_assert_double_eq(plane->width, 2.5);
	ck_assert_str_eq(plane->width_unit, "m");
	message_free(&message);
}
END_TEST

START_TEST(planes_are_not_endless)
{
	struct buf line = BUF_INIT;
	buf_text(&line, "{\"type\":\"planes\",\"planes\":[");
	for (int i = 0; i <= PLANES_MAX; i++)
		buf_printf(&line, "%s{\"name\":\"p%d\",\"title\":\"P\",\"file\":\"p\",\"rows\":1,\"columns\":1}",
			   i ? "," : "", i);
	buf_text(&line, "]}");
	refuse_text(line.data, "has more than 32 planes");
	buf_free(&line);
}
END_TEST

START_TEST(order_space_and_unknown_members_do_not_matter)
{
	struct message message =
		decode(" { \"colour\": [1], \"iterations\": 2, \"seconds\": 1, \"type\": \"sample\" } \r");
	ck_assert_double_eq(message.seconds, 1);
	ck_assert_uint_eq(message.iterations, 2);
	message_free(&message);
}
END_TEST

START_TEST(what_usage_leaves_out_is_unknown)
{
	struct message message = decode("{\"type\":\"usage\",\"system_seconds\":null}");
	ck_assert(isnan(message.usage.user_seconds) && isnan(message.usage.system_seconds));
	ck_assert_uint_eq(message.usage.peak_bytes, 0);
	message_free(&message);
}
END_TEST

START_TEST(an_escaped_backslash_before_u0000_is_no_nul)
{
	struct message message = decode("{\"type\":\"error\",\"message\":\"C:\\\\u0000\"}");
	ck_assert_str_eq(message.text, "C:\\u0000");
	message_free(&message);
}
END_TEST

static const struct {
	const char *line, *reason;
} bad[] = {
	{"", "is empty"},
	{"  ", "is empty"},
	{"hello", "is not JSON: hello"},
	{"{\"type\":\"done\"", "is not JSON: {\"type\":\"done\""},
	{"{\"type\":\"done\"}}", "is not JSON: {\"type\":\"done\"}}"},
	{"{\"type\":\"done\"}{\"type\":\"done\"}", "is not JSON: {\"type\":\"done\"}{\"type\":\"done\"}"},
	{"{'type':'done'}", "is not JSON: {'type':'done'}"},
	{"\033[31mred", "is not JSON: ?[31mred"},
	{"{\"type\":\"error\",\"message\":\"\xff\"}", "is not JSON: {\"type\":\"error\",\"message\":\"\xef\xbf\xbd\"}"},
	{"0123456789012345678901234567890123456789012345678901234567890",
	 "is not JSON: 012345678901234567890123456789012345678901234567890123456789..."},
	{"[]", "is not a JSON object: []"},
	{"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "is nested too deep: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["},
	{"{}", "has no text \"type\""},
	{"{\"type\":3}", "has no text \"type\""},
	{"{\"type\":\"finished\"}", "has the unknown type \"finished\""},
	{"{\"type\":\"error\"}", "has no text \"message\""},
	{"{\"type\":\"error\",\"message\":\"\"}", "has no text \"message\""},
	{"{\"type\":\"error\",\"message\":\"good\\u0000bad\"}", "holds a NUL character"},
	{"{\"type\":\"unavailable\",\"reason\":[\"x\"]}", "has no text \"reason\""},
	{"{\"type\":\"sample\",\"iterations\":1}", "has no number \"seconds\""},
	{"{\"type\":\"sample\",\"seconds\":\"1\",\"iterations\":1}", "has no number \"seconds\""},
	{"{\"type\":\"sample\",\"seconds\":null,\"iterations\":1}", "has no number \"seconds\""},
	{"{\"type\":\"sample\",\"seconds\":true,\"iterations\":1}", "has no number \"seconds\""},
	{"{\"type\":\"sample\",\"seconds\":NaN,\"iterations\":1}", "has a \"seconds\" that is not finite"},
	{"{\"type\":\"sample\",\"seconds\":-Infinity,\"iterations\":1}", "has a \"seconds\" that is not finite"},
	{"{\"type\":\"sample\",\"seconds\":1e999,\"iterations\":1}", "has a \"seconds\" that is not finite"},
	{"{\"type\":\"sample\",\"seconds\":0,\"iterations\":1}", "has \"seconds\" 0, must be more than 0"},
	{"{\"type\":\"sample\",\"seconds\":-1,\"iterations\":1}", "has \"seconds\" -1, must be more than 0"},
	{"{\"type\":\"sample\",\"seconds\":1}", "has no whole number \"iterations\""},
	{"{\"type\":\"sample\",\"seconds\":1,\"iterations\":1.5}", "has no whole number \"iterations\""},
	{"{\"type\":\"sample\",\"seconds\":1,\"iterations\":0}", "has \"iterations\" 0, must be at least 1"},
	{"{\"type\":\"sample\",\"seconds\":1,\"iterations\":-1}", "has a negative \"iterations\""},
	{"{\"type\":\"calibration\",\"iterations\":1}", "has no whole number \"warmups\""},
	{"{\"type\":\"usage\",\"user_seconds\":-1}", "has a negative \"user_seconds\""},
	{"{\"type\":\"usage\",\"peak_bytes\":1e3}", "has no whole number \"peak_bytes\""},
	{"{\"type\":\"answer\"}", "has no object \"values\""},
	{"{\"type\":\"answer\",\"values\":[]}", "has no object \"values\""},
	{"{\"type\":\"answer\",\"values\":{},\"file\":\"/etc/passwd\"}",
	 "has a \"file\" that is not a plain name in the current folder: /etc/passwd"},
	{"{\"type\":\"answer\",\"values\":{},\"file\":\"..\"}",
	 "has a \"file\" that is not a plain name in the current folder: .."},
	{"{\"type\":\"metrics\",\"values\":3}", "has no object \"values\""},
	{"{\"type\":\"metrics\",\"values\":{\"a\":\"1\"}}", "has bad \"values\": the metric 'a' is not a number"},
	{"{\"type\":\"metrics\",\"values\":{\"a\":NaN}}", "has bad \"values\": the metric 'a' is not finite"},
	{"{\"type\":\"planes\"}", "has no array \"planes\""},
	{"{\"type\":\"planes\",\"planes\":[7]}", "has \"planes\" that are not all objects"},
	{"{\"type\":\"planes\",\"planes\":[{\"name\":\"a\",\"title\":\"A\",\"file\":\"a/"
	 "b\",\"rows\":1,\"columns\":1}]}",
	 "has bad \"planes\": the plane 'a' needs a 'file' that is a plain name in the current folder"},
	{"{\"type\":\"planes\",\"planes\":[{\"name\":\"a\",\"title\":\"A\",\"file\":\"a\",\"rows\":1,\"columns\":1},"
	 "{\"name\":\"a\",\"title\":\"B\",\"file\":\"b\",\"rows\":1,\"columns\":1}]}",
	 "has two planes of the name 'a'"},
	{"{\"type\":\"libraries\",\"libraries\":{}}", "has no array \"libraries\""},
	{"{\"type\":\"libraries\",\"libraries\":[1]}", "has \"libraries\" that are not all objects"},
	{"{\"type\":\"describe\",\"wire\":2,\"backend\":\"x\"}",
	 "speaks version 2 of the contract, this lapchart speaks version 1: rebuild the worker"},
	{"{\"type\":\"describe\",\"backend\":\"x\",\"benchmarks\":[],\"facts\":7}", "has no object \"facts\""},
	{"{\"type\":\"describe\",\"backend\":\"x\",\"benchmarks\":[],\"facts\":{\"\":1}}",
	 "has a fact with the bad name \"\""},
	{"{\"type\":\"describe\",\"backend\":\"x\",\"benchmarks\":[],\"facts\":{\"a..b\":1}}",
	 "has a fact with the bad name \"a..b\""},
	{"{\"type\":\"describe\",\"backend\":\"x\",\"benchmarks\":[],\"facts\":{\"a\":{\"Device\":1}}}",
	 "has a fact with the bad name \"Device\""},
	{"{\"type\":\"describe\",\"backend\":\"x\",\"benchmarks\":[],\"facts\":{\"a.b.c\":{\"d.e.f\":{\"g.h.i\":1}}}}",
	 "has facts that are nested deeper than 8"},
};

START_TEST(a_bad_line_is_refused_with_the_reason)
{
	refuse_text(bad[_i].line, bad[_i].reason);
}
END_TEST

START_TEST(a_nul_byte_is_refused)
{
	refuse("{\"type\":\"done\"}\0{", 17, "holds a NUL character");
}
END_TEST

START_TEST(a_line_over_the_limit_is_refused_unread)
{
	size_t length = WIRE_LINE_MAX + 1;
	char *line = mem_alloc(length);
	memset(line, ' ', length);
	memcpy(line, "{\"type\":\"done\"}", 15);
	refuse(line, length, "is longer than 1048576 bytes");
	struct message message;
	ck_assert(message_decode(&message, line, WIRE_LINE_MAX, NULL));
	message_free(&message);
	free(line);
}
END_TEST

START_TEST(facts_are_not_endless)
{
	struct buf line = BUF_INIT;
	buf_text(&line, "{\"type\":\"describe\",\"backend\":\"x\",\"benchmarks\":[],\"facts\":{");
	for (int i = 0; i < 501; i++)
		buf_printf(&line, "%s\"f%d\":1", i ? "," : "", i);
	buf_text(&line, "}}");
	refuse_text(line.data, "has more than 500 facts");
	buf_free(&line);
}
END_TEST

START_TEST(members_of_a_wrong_type_deep_inside_are_refused)
{
	static const char *const lines[] = {
		"{\"type\":\"libraries\",\"libraries\":[{\"path\":\"/a\"},{\"path\":{}}]}",
		"{\"type\":\"describe\",\"backend\":7}",
		"{\"type\":\"describe\",\"backend\":\"x\",\"benchmarks\":[{\"name\":\"y\",\"params\":[3]}]}",
		"{\"type\":\"answer\",\"values\":{\"sum\":[1]}}",
	};
	struct message message;
	ck_assert_msg(!message_decode(&message, lines[_i], strlen(lines[_i]), NULL), "%s", lines[_i]);
}
END_TEST

TCase *decode_tests(void)
{
	TCase *tests = tcase_create("decode");
	tcase_add_test(tests, each_type_of_line_is_known);
	tcase_add_test(tests, the_values_of_a_line_arrive);
	tcase_add_test(tests, metrics_and_planes_arrive);
	tcase_add_test(tests, planes_are_not_endless);
	tcase_add_test(tests, order_space_and_unknown_members_do_not_matter);
	tcase_add_test(tests, what_usage_leaves_out_is_unknown);
	tcase_add_test(tests, an_escaped_backslash_before_u0000_is_no_nul);
	tcase_add_loop_test(tests, a_bad_line_is_refused_with_the_reason, 0, COUNT_OF(bad));
	tcase_add_test(tests, a_nul_byte_is_refused);
	tcase_add_test(tests, a_line_over_the_limit_is_refused_unread);
	tcase_add_test(tests, facts_are_not_endless);
	tcase_add_loop_test(tests, members_of_a_wrong_type_deep_inside_are_refused, 0, 4);
	return tests;
}

#include <string.h>

#include "../check_main.h"
#include "base/mem.h"
#include "harness/reply.h"

TCase *reply_tests(void);

#define SAMPLE "{\"type\":\"sample\",\"seconds\":0.5,\"iterations\":4}\n"
#define ANSWER "{\"type\":\"answer\",\"values\":{\"sum\":1}}\n"
#define DONE   "{\"type\":\"done\"}\n"

START_TEST(a_whole_reply_is_read)
{
	static const char text[] = "{\"type\":\"calibration\",\"iterations\":4,\"warmups\":2}\n" SAMPLE SAMPLE ANSWER
				   "{\"type\":\"usage\",\"peak_bytes\":4096}\n" DONE;
	struct reply reply;
	struct error err = ERROR_INIT;
	ck_assert_msg(reply_read(&reply, text, strlen(text), &err), "%s", err.message);
	ck_assert_uint_eq(reply.lines, 6);
	ck_assert_uint_eq(reply.sample_count, 2);
	ck_assert_double_eq(reply.samples[1], 0.5);
	ck_assert_uint_eq(reply.iterations, 4);
	ck_assert_uint_eq(reply.usage.peak_bytes, 4096);
	ck_assert(reply.done && reply.answered && reply.used && !reply.linked && !reply.described);
	reply_free(&reply);
}
END_TEST

START_TEST(an_empty_reply_is_read_as_nothing)
{
	struct reply reply;
	ck_assert(reply_read(&reply, "", 0, NULL));
	ck_assert_uint_eq(reply.lines, 0);
	ck_assert(!reply.done);
	reply_free(&reply);
}
END_TEST

static const struct {
	const char *text, *error;
} bad[] = {
	{SAMPLE "x\n", "line 2 of the reply is not JSON: x"},
	{SAMPLE "\n", "line 2 of the reply is empty"},
	{SAMPLE "{\"type\":\"do", "line 2 of the reply is cut: it does not end"},
	{DONE DONE, "line 2 of the reply follows the done line"},
	{ANSWER ANSWER, "line 2 of the reply is a second answer"},
	{SAMPLE "{\"type\":\"calibration\",\"iterations\":4,\"warmups\":2}\n",
	 "line 2 of the reply is a calibration behind a sample"},
	{"{\"type\":\"calibration\",\"iterations\":5,\"warmups\":2}\n" SAMPLE,
	 "line 2 of the reply has 4 iterations where those before had 5"},
	{"{\"type\":\"usage\"}\n{\"type\":\"usage\"}\n", "line 2 of the reply is a second usage"},
	{"{\"type\":\"error\",\"message\":\"a\"}\n{\"type\":\"error\",\"message\":\"b\"}\n",
	 "line 2 of the reply is a second error"},
	{"{\"type\":\"metrics\",\"values\":{}}\n{\"type\":\"metrics\",\"values\":{}}\n",
	 "line 2 of the reply is a second line of metrics"},
	{"{\"type\":\"planes\",\"planes\":[]}\n{\"type\":\"planes\",\"planes\":[]}\n",
	 "line 2 of the reply is a second list of planes"},
	{"{\"type\":\"libraries\",\"libraries\":[]}\n{\"type\":\"libraries\",\"libraries\":[]}\n",
	 "line 2 of the reply is a second list of libraries"},
	{"{\"type\":\"describe\",\"backend\":\"a\",\"benchmarks\":[]}\n{\"type\":\"describe\",\"backend\":\"b\","
	 "\"benchmarks\":[]}\n",
	 "line 2 of the reply is a second description"},
};

START_TEST(a_bad_line_is_named_and_what_came_before_is_kept)
{
	struct reply reply;
	struct error err = ERROR_INIT;
	ck_assert(!reply_read(&reply, bad[_i].text, strlen(bad[_i].text), &err));
	ck_assert_str_eq(err.message, bad[_i].error);
	ck_assert_uint_eq(reply.lines, 1);
	reply_free(&reply);
}
END_TEST

TCase *reply_tests(void)
{
	TCase *tests = tcase_create("reply");
	tcase_add_test(tests, a_whole_reply_is_read);
	tcase_add_test(tests, an_empty_reply_is_read_as_nothing);
	tcase_add_loop_test(tests, a_bad_line_is_named_and_what_came_before_is_kept, 0, COUNT_OF(bad));
	return tests;
}

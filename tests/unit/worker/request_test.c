#include <math.h>
#include <stdio.h>
#include <string.h>

#include "worker/request.h"

#include "../check_main.h"

TCase *request_tests(void);

#define ARGV(...)                                                                                                      \
	(char *[])                                                                                                     \
	{                                                                                                              \
		"worker", __VA_ARGS__, NULL                                                                            \
	}

static bool parse(struct request *request, char **argv, struct error *err)
{
	int argc = 0;
	while (argv[argc])
		argc++;
	return request_parse(request, argc, argv, err);
}

START_TEST(a_whole_request_is_read)
{
	struct request request;
	struct error err = ERROR_INIT;
	char **argv = ARGV("--benchmark", "b", "--param", "width=100", "--param", "threads=2", "--warmup", "0",
			   "--samples", "7", "--min-time", "250ms", "--max-time", "2");
	ck_assert_msg(parse(&request, argv, &err), "%s", err.message);
	ck_assert(!request.describe);
	ck_assert_str_eq(request.benchmark, "b");
	ck_assert_uint_eq(request.params.count, 2);
	ck_assert_str_eq(params_get(&request.params, "width"), "100");
	ck_assert_str_eq(params_get(&request.params, "threads"), "2");
	ck_assert_int_eq(request.plan.warmups, 0);
	ck_assert_int_eq(request.plan.samples, 7);
	ck_assert_double_eq(request.plan.min_time, 0.25);
	ck_assert_double_eq(request.plan.max_time, 2);
	ck_assert(!request.keep_planes);
	request_free(&request);
}
END_TEST

START_TEST(keep_planes_stands_without_a_value_anywhere)
{
	char **const lines[] = {
		ARGV("--keep-planes", "--benchmark", "b", "--samples", "7"),
		ARGV("--benchmark", "b", "--keep-planes", "--samples", "7"),
		ARGV("--benchmark", "b", "--samples", "7", "--keep-planes"),
	};
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct request request;
		struct error err = ERROR_INIT;
		ck_assert_msg(parse(&request, lines[i], &err), "%s", err.message);
		ck_assert(request.keep_planes);
		ck_assert_str_eq(request.benchmark, "b");
		ck_assert_int_eq(request.plan.samples, 7);
		request_free(&request);
	}
}
END_TEST

START_TEST(the_benchmark_alone_is_enough)
{
	struct request request;
	ck_assert(parse(&request, ARGV("--benchmark", "b"), NULL));
	ck_assert_int_ge(request.plan.samples, 1);
	ck_assert(isinf(request.plan.max_time));
	request_free(&request);
}
END_TEST

START_TEST(describe_is_a_request_of_its_own)
{
	struct request request;
	ck_assert(parse(&request, ARGV("--describe"), NULL));
	ck_assert(request.describe);
	ck_assert_ptr_null(request.benchmark);
	request_free(&request);
}
END_TEST

START_TEST(a_value_may_hold_an_equals_sign)
{
	struct request request;
	ck_assert(parse(&request, ARGV("--benchmark", "b", "--param", "expression=a=b"), NULL));
	ck_assert_str_eq(params_get(&request.params, "expression"), "a=b");
	request_free(&request);
}
END_TEST

static const struct refusal {
	char **argv;
	const char *message;
} refusals[] = {
	{(char *[]){"worker", NULL}, "--benchmark NAME or --describe is needed"},
	{ARGV("--samples", "1"), "--benchmark NAME or --describe is needed"},
	{ARGV("--benchmark"), "--benchmark needs a value"},
	{ARGV("--benchmark", ""), "--benchmark: the name is empty"},
	{ARGV("--benchmark", "b", "--benchmark", "c"), "--benchmark is given twice"},
	{ARGV("--bench", "b"), "unknown option --bench"},
	{ARGV("--benchmark=b"), "unknown option --benchmark=b"},
	{ARGV("--benchmark", "b", "stray"), "unknown option stray"},
	{ARGV("--describe", "--benchmark", "b"), "--describe stands alone"},
	{ARGV("--benchmark", "b", "--describe"), "--describe stands alone"},
	{ARGV("--param", "width"), "--param: 'width' is not NAME=VALUE"},
	{ARGV("--param", "=1"), "--param: '=1' is not NAME=VALUE"},
	{ARGV("--param", "width="), "--param: 'width=' is not NAME=VALUE"},
	{ARGV("--param", "Width=1"), "--param: 'Width=1' is not NAME=VALUE"},
	{ARGV("--param", "width=1,2"), "--param: 'width=1,2' is not NAME=VALUE"},
	{ARGV("--param", "n=1", "--param", "n=1"), "--param: n is given twice"},
	{ARGV("--benchmark", "b", "--keep-planes", "--keep-planes"), "--keep-planes is given twice"},
	{ARGV("--benchmark", "b", "--keep-planes", "1"), "unknown option 1"},
	{ARGV("--benchmark", "b", "--keep-planes=1"), "unknown option --keep-planes=1"},
	{ARGV("--warmup", "-1"), "--warmup: '-1' is not within 0 ... 1000000"},
	{ARGV("--samples", "0"), "--samples: '0' is not within 1 ... 1000000"},
	{ARGV("--samples", "many"), "--samples: 'many' is not a whole number"},
	{ARGV("--samples", "1000001"), "--samples: '1000001' is not within 1 ... 1000000"},
};

START_TEST(anything_else_is_refused)
{
	struct request request;
	struct error err = ERROR_INIT;
	ck_assert(!parse(&request, refusals[_i].argv, &err));
	ck_assert_str_eq(err.message, refusals[_i].message);
	ck_assert_int_eq(err.kind, ERROR_USAGE);
	request_free(&request);
}
END_TEST

START_TEST(bad_times_are_refused)
{
	static const char *const options[] = {"--min-time", "--max-time"};
	static const char *const times[] = {"-1", "soon", "1 parsec", "nan", "inf", ""};
	for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
		struct request request;
		struct error err = ERROR_INIT;
		const char *option = options[i % 2];
		ck_assert_msg(!parse(&request, ARGV((char *)option, (char *)times[i]), &err), "'%s'", times[i]);
		ck_assert_int_eq(strncmp(err.message, option, strlen(option)), 0);
		ck_assert_int_eq(err.kind, ERROR_USAGE);
		request_free(&request);
	}
}
END_TEST

START_TEST(the_usage_names_every_option)
{
	static const char *const options[] = {"--describe", "--benchmark",   "--param",
					      "--warmup",   "--samples",     "--min-time",
					      "--max-time", "--keep-planes", "LAPCHART_REPLY_FD"};
	char *text;
	size_t length;
	FILE *file = open_memstream(&text, &length);
	request_print_usage(file, "worker");
	fclose(file);
	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		ck_assert_msg(strstr(text, options[i]) != NULL, "%s", options[i]);
	free(text);
}
END_TEST

TCase *request_tests(void)
{
	TCase *tests = tcase_create("request");
	tcase_add_test(tests, a_whole_request_is_read);
	tcase_add_test(tests, keep_planes_stands_without_a_value_anywhere);
	tcase_add_test(tests, the_benchmark_alone_is_enough);
	tcase_add_test(tests, describe_is_a_request_of_its_own);
	tcase_add_test(tests, a_value_may_hold_an_equals_sign);
	tcase_add_loop_test(tests, anything_else_is_refused, 0, sizeof refusals / sizeof *refusals);
	tcase_add_test(tests, bad_times_are_refused);
	tcase_add_test(tests, the_usage_names_every_option);
	return tests;
}

/* worker_main() with a scripted backend: which hooks run, in which order, and what is replied. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/path.h"
#include "wire/message.h"
#include "worker/libs.h"
#include "worker/planes.h"
#include "worker/worker.h"

#include "../check_main.h"

TCase *visit_tests(void);

#define ARGV(...)                                                                                                      \
	(char *[])                                                                                                     \
	{                                                                                                              \
		"worker", __VA_ARGS__, NULL                                                                            \
	}

/* --- the scripted backend: says in `diary` what was called --- */

static struct buf diary = BUF_INIT;
static int states; /* that are not finished */

static bool scripted_prepare(void **state, const struct params *params, struct error *err)
{
	const char *fail = params_get(params, "fail");
	buf_text(&diary, "prepare ");
	if (fail && strcmp(fail, "parameter") == 0)
		return error_set(err, ERROR_USAGE, "parameter fail: bad");
	if (fail && strcmp(fail, "device") == 0)
		return kernel_unavailable(err, "no device with %d GiB", 80);
	*state = mem_text(fail ? fail : "");
	states++;
	if (fail && strcmp(fail, "prepare") == 0)
		return error_set(err, ERROR_SYSTEM, "prepare fell over");
	return true;
}

static bool fails_at(void *state, const char *hook, struct error *err)
{
	buf_printf(&diary, "%s ", hook);
	return strcmp(state, hook) == 0 && !error_set(err, ERROR_SYSTEM, "%s fell over", hook);
}

static bool scripted_run(void *state, struct error *err)
{
	return !fails_at(state, "run", err);
}

static bool scripted_synchronize(void *state, struct error *err)
{
	return !fails_at(state, "synchronize", err);
}

static bool scripted_answer(void *state, struct answer *answer, struct error *err)
{
	answer_int(answer, "sum", 42);
	return !fails_at(state, "answer", err);
}

static bool scripted_metrics(void *state, struct answer *metrics, struct error *err)
{
	answer_number(metrics, "start_up_seconds", 0.0012);
	answer_number(metrics, "unknown_bytes", NAN);
	answer_int(metrics, "ranks", 4);
	return !fails_at(state, "metrics", err);
}

static bool scripted_planes(void *state, struct planes *planes, struct error *err)
{
	static const double values[] = {1, 2, 3, 4, 5, 6};
	const struct plane_words pupil = {"pupil", "Pupil", false, 2.5, "m"};
	const struct plane_words focus = {"focus", "Focal plane", true, NAN, "m"};
	if (!plane_write("pupil", values, 2, 3, err) || !plane_write("focus", values, 3, 1, err))
		return false;
	plane_announce(planes, &pupil, 2, 3);
	plane_announce(planes, &focus, 3, 1);
	return !fails_at(state, "planes", err);
}

static void scripted_finish(void *state)
{
	buf_text(&diary, "finish");
	states -= state != NULL;
	free(state);
}

static bool never_available(struct error *why)
{
	return error_set(why, ERROR_SYSTEM, "no device");
}

static void scripted_describe(struct worker *worker)
{
	facts_int(&worker->facts, "worker.block_points", 7);
	libs_add(worker, (struct library){.kind = mem_text("blas"), .name = mem_text("netlib")});
}

static const char *const own_params[] = {"threads", "blas", NULL};
static const struct kernel kernels[] = {
	{.benchmark = "scripted",
	 .params = own_params,
	 .prepare = scripted_prepare,
	 .run = scripted_run,
	 .synchronize = scripted_synchronize,
	 .answer = scripted_answer,
	 .finish = scripted_finish},
	{.benchmark = "wordy",
	 .prepare = scripted_prepare,
	 .run = scripted_run,
	 .answer = scripted_answer,
	 .finish = scripted_finish,
	 .metrics = scripted_metrics,
	 .planes = scripted_planes},
	{.benchmark = "short",
	 .prepare = scripted_prepare,
	 .run = scripted_run,
	 .answer = scripted_answer,
	 .finish = scripted_finish},
};

static const struct backend scripted = {
	.name = "scripted",
	.version = "3",
	.summary = "A script",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = 3,
	.describe = scripted_describe,
};
static const struct backend absent = {
	.name = "absent",
	.version = "1",
	.summary = "Not here",
	.class_name = "plain",
	.device = "gpu",
	.kernels = kernels,
	.kernel_count = 3,
	.available = never_available,
	.describe = scripted_describe,
};

/* --- calling it --- */

static char *folder, *file;
static struct message *lines;
static size_t line_count;

static void start(void)
{
	ck_assert(path_make_temporary(&folder, "/tmp", "lapchart-visit-", NULL));
	file = path_join(folder, "reply");
	setenv("LAPCHART_REPLY", file, 1);
	unsetenv("LAPCHART_REPLY_FD");
	ck_assert_int_eq(chdir(folder), 0);
	buf_clear(&diary);
	/* What is explained on stderr is not for the reader of the tests' report. */
	ck_assert_ptr_nonnull(freopen("/dev/null", "w", stderr));
}

static void end(void)
{
	for (size_t i = 0; i < line_count; i++)
		message_free(&lines[i]);
	free(lines);
	lines = NULL;
	line_count = 0;
	path_remove_all(folder, NULL);
	free(folder);
	free(file);
	buf_free(&diary);
	ck_assert_int_eq(states, 0);
}

static void read_lines(void)
{
	struct buf bytes = BUF_INIT;
	struct error err = ERROR_INIT;
	ck_assert_msg(file_read(&bytes, file, 1 << 16, &err), "%s", err.message);
	for (char *line = strtok(bytes.data, "\n"); line; line = strtok(NULL, "\n")) {
		lines = mem_resize(lines, line_count + 1, sizeof *lines);
		ck_assert_msg(message_decode(&lines[line_count], line, strlen(line), &err), "%s %s", line, err.message);
		line_count++;
	}
	buf_free(&bytes);
}

static int call(const struct backend *self, char **argv)
{
	static const struct worker_build build = {"cc 1.0", "-O3"};
	int argc = 0;
	while (argv[argc])
		argc++;
	int status = worker_main(self, &build, argc, argv);
	read_lines();
	return status;
}

static void assert_types(size_t count, ...)
{
	va_list types;
	ck_assert_uint_eq(line_count, count);
	va_start(types, count);
	for (size_t i = 0; i < count; i++)
		ck_assert_int_eq(lines[i].type, va_arg(types, int));
	va_end(types);
}

/* --- tests --- */

START_TEST(a_visit_replies_in_the_order_of_its_life)
{
	char **argv = ARGV("--benchmark", "scripted", "--warmup", "2", "--samples", "3", "--min-time", "0");
	ck_assert_int_eq(call(&scripted, argv), WORKER_GOOD);
	assert_types(8, MESSAGE_CALIBRATION, MESSAGE_SAMPLE, MESSAGE_SAMPLE, MESSAGE_SAMPLE, MESSAGE_ANSWER,
		     MESSAGE_LIBRARIES, MESSAGE_USAGE, MESSAGE_DONE);
	ck_assert_str_eq(diary.data, "prepare run synchronize run synchronize run synchronize run synchronize "
				     "run synchronize answer finish");
	ck_assert_uint_eq(lines[0].iterations, 1);
	ck_assert_uint_eq(lines[0].warmups, 2);
	ck_assert_double_gt(lines[1].seconds, 0);
	ck_assert_str_eq(answer_find(&lines[4].answer, "sum")->text, "42");
	ck_assert_uint_eq(lines[5].library_count, 1);
	ck_assert_str_eq(lines[5].libraries[0].name, "netlib");
	ck_assert_uint_gt(lines[6].usage.peak_bytes, 0);
}
END_TEST

START_TEST(a_group_is_synchronised_once)
{
	/* A run takes more than a nanosecond, so that calibration ends with one; then groups are as long as it says. */
	char **argv = ARGV("--benchmark", "short", "--samples", "1", "--warmup", "0", "--min-time", "1us");
	ck_assert_int_eq(call(&scripted, argv), WORKER_GOOD);
	ck_assert_ptr_null(strstr(diary.data, "synchronize"));
	uint64_t runs = 0;
	for (const char *at = diary.data; (at = strstr(at, "run")); at++)
		runs++;
	ck_assert_uint_ge(runs, lines[1].iterations + 1);
}
END_TEST

START_TEST(metrics_follow_the_answer_without_those_that_are_unknown)
{
	char **argv = ARGV("--benchmark", "wordy", "--samples", "1", "--warmup", "0", "--min-time", "0");
	ck_assert_int_eq(call(&scripted, argv), WORKER_GOOD);
	assert_types(7, MESSAGE_CALIBRATION, MESSAGE_SAMPLE, MESSAGE_ANSWER, MESSAGE_METRICS, MESSAGE_LIBRARIES,
		     MESSAGE_USAGE, MESSAGE_DONE);
	ck_assert_str_eq(diary.data, "prepare run run answer metrics finish");
	ck_assert_uint_eq(lines[3].answer.count, 2);
	ck_assert_double_eq(answer_find(&lines[3].answer, "start_up_seconds")->number, 0.0012);
	ck_assert_double_eq(answer_find(&lines[3].answer, "ranks")->number, 4);
	ck_assert(!path_exists("pupil.f64"));
}
END_TEST

START_TEST(planes_are_written_and_announced_where_they_are_asked_for)
{
	char **argv =
		ARGV("--benchmark", "wordy", "--keep-planes", "--samples", "1", "--warmup", "0", "--min-time", "0");
	ck_assert_int_eq(call(&scripted, argv), WORKER_GOOD);
	assert_types(8, MESSAGE_CALIBRATION, MESSAGE_SAMPLE, MESSAGE_ANSWER, MESSAGE_METRICS, MESSAGE_PLANES,
		     MESSAGE_LIBRARIES, MESSAGE_USAGE, MESSAGE_DONE);
	ck_assert_str_eq(diary.data, "prepare run run answer metrics planes finish");
	struct planes *planes = &lines[4].planes;
	struct error err = ERROR_INIT;
	ck_assert_uint_eq(planes->count, 2);
	ck_assert_msg(plane_take_in(&planes->items[0], folder, &err), "%s", err.message);
	ck_assert_msg(plane_take_in(&planes->items[1], folder, &err), "%s", err.message);
	ck_assert_str_eq(planes->items[0].width_unit, "m");
	ck_assert_float_eq(planes->items[0].values[5], 6);
	ck_assert_ptr_null(planes->items[1].width_unit);
	ck_assert(planes->items[1].log_scale);
}
END_TEST

START_TEST(a_kernel_without_planes_takes_no_notice_of_the_option)
{
	char **argv =
		ARGV("--benchmark", "short", "--keep-planes", "--samples", "1", "--warmup", "0", "--min-time", "0");
	ck_assert_int_eq(call(&scripted, argv), WORKER_GOOD);
	assert_types(6, MESSAGE_CALIBRATION, MESSAGE_SAMPLE, MESSAGE_ANSWER, MESSAGE_LIBRARIES, MESSAGE_USAGE,
		     MESSAGE_DONE);
}
END_TEST

START_TEST(a_plane_with_a_bad_name_is_not_written)
{
	struct error err = ERROR_INIT;
	const double value = 1;
	ck_assert(!plane_write("../pupil", &value, 1, 1, &err));
	ck_assert_ptr_nonnull(strstr(err.message, "cannot be the name of a plane"));
	ck_assert(!path_exists("../pupil.f64"));
}
END_TEST

START_TEST(a_description_says_what_the_table_says)
{
	ck_assert_int_eq(call(&scripted, ARGV("--describe")), WORKER_GOOD);
	assert_types(2, MESSAGE_DESCRIBE, MESSAGE_DONE);
	const struct worker *worker = &lines[0].worker;
	ck_assert_str_eq(worker->backend, "scripted");
	ck_assert_str_eq(worker->version, "3");
	ck_assert_str_eq(worker->summary, "A script");
	ck_assert_str_eq(worker->class_name, "plain");
	ck_assert_ptr_null(worker->device);
	ck_assert_str_eq(worker->compiler, "cc 1.0");
	ck_assert_str_eq(worker->flags, "-O3");
	ck_assert_ptr_null(worker->unavailable);
	ck_assert_uint_eq(worker->benchmark_count, 3);
	ck_assert(worker_find(worker, "wordy")->planes);
	ck_assert(!worker_find(worker, "short")->planes);
	ck_assert(worker_takes(worker, "scripted", "blas"));
	ck_assert(!worker_takes(worker, "short", "threads"));
	ck_assert_uint_eq(worker->library_count, 1);
	ck_assert_int_eq(facts_get_int(&worker->facts, "worker.block_points", 0), 7);
	ck_assert_str_eq(diary.data, "");
}
END_TEST

START_TEST(an_absent_device_is_said_in_the_description)
{
	ck_assert_int_eq(call(&absent, ARGV("--describe")), WORKER_GOOD);
	assert_types(3, MESSAGE_DESCRIBE, MESSAGE_UNAVAILABLE, MESSAGE_DONE);
	ck_assert_str_eq(lines[0].worker.unavailable, "no device");
	ck_assert_str_eq(lines[0].worker.device, "gpu");
	ck_assert_str_eq(lines[1].text, "no device");
	ck_assert_uint_eq(lines[0].worker.library_count, 0);
}
END_TEST

START_TEST(an_absent_device_is_no_failure)
{
	ck_assert_int_eq(call(&absent, ARGV("--benchmark", "scripted")), WORKER_GOOD);
	assert_types(2, MESSAGE_UNAVAILABLE, MESSAGE_DONE);
	ck_assert_str_eq(lines[0].text, "no device");
	ck_assert_str_eq(diary.data, "");
}
END_TEST

START_TEST(prepare_can_say_that_the_device_does_not_suffice)
{
	char **argv = ARGV("--benchmark", "scripted", "--param", "fail=device");
	ck_assert_int_eq(call(&scripted, argv), WORKER_GOOD);
	assert_types(2, MESSAGE_UNAVAILABLE, MESSAGE_DONE);
	ck_assert_str_eq(lines[0].text, "no device with 80 GiB");
	ck_assert_str_eq(diary.data, "prepare finish");
}
END_TEST

static const struct failure {
	const char *benchmark, *param, *message;
	int status;
	size_t line_count;
} failures[] = {
	{"scripted", "fail=parameter", "parameter fail: bad", WORKER_USAGE, 2},
	{"scripted", "fail=prepare", "prepare fell over", WORKER_FAILED, 2},
	{"scripted", "fail=run", "run fell over", WORKER_FAILED, 2},
	{"scripted", "fail=synchronize", "synchronize fell over", WORKER_FAILED, 2},
	{"scripted", "fail=answer", "answer fell over", WORKER_FAILED, 4},
	{"wordy", "fail=metrics", "metrics fell over", WORKER_FAILED, 5},
	{"wordy", "fail=planes", "planes fell over", WORKER_FAILED, 6},
};

START_TEST(a_hook_that_fails_ends_the_visit_with_its_words)
{
	const struct failure *failure = &failures[_i];
	char **argv = ARGV("--benchmark", (char *)failure->benchmark, "--samples", "1", "--min-time", "0",
			   "--keep-planes", "--param", (char *)failure->param);
	ck_assert_int_eq(call(&scripted, argv), failure->status);
	ck_assert_uint_eq(line_count, failure->line_count);
	ck_assert_int_eq(lines[line_count - 2].type, MESSAGE_ERROR);
	ck_assert_str_eq(lines[line_count - 2].text, failure->message);
	ck_assert_int_eq(lines[line_count - 1].type, MESSAGE_DONE);
	ck_assert_str_eq(diary.data + diary.length - strlen("finish"), "finish");
}
END_TEST

START_TEST(a_benchmark_that_it_has_not_is_an_error_that_names_those_it_has)
{
	ck_assert_int_eq(call(&scripted, ARGV("--benchmark", "other")), WORKER_USAGE);
	assert_types(2, MESSAGE_ERROR, MESSAGE_DONE);
	ck_assert_str_eq(lines[0].text, "the backend scripted has no benchmark 'other'; it has scripted, wordy, short");
}
END_TEST

START_TEST(a_bad_command_line_is_an_error_line_too)
{
	ck_assert_int_eq(call(&scripted, ARGV("--bench", "scripted")), WORKER_USAGE);
	assert_types(2, MESSAGE_ERROR, MESSAGE_DONE);
	ck_assert_str_eq(lines[0].text, "unknown option --bench");
	ck_assert_str_eq(diary.data, "");
}
END_TEST

START_TEST(a_reply_that_cannot_be_written_is_a_failure)
{
	static const struct worker_build build = {"cc 1.0", "-O3"};
	setenv("LAPCHART_REPLY", "/dev/full", 1);
	ck_assert_int_eq(worker_main(&scripted, &build, 2, ARGV("--describe")), WORKER_FAILED);
	unsetenv("LAPCHART_REPLY");
	ck_assert_int_eq(worker_main(&scripted, &build, 2, ARGV("--describe")), WORKER_USAGE);
}
END_TEST

TCase *visit_tests(void)
{
	TCase *tests = tcase_create("visit");
	tcase_add_checked_fixture(tests, start, end);
	tcase_add_test(tests, a_visit_replies_in_the_order_of_its_life);
	tcase_add_test(tests, a_group_is_synchronised_once);
	tcase_add_test(tests, metrics_follow_the_answer_without_those_that_are_unknown);
	tcase_add_test(tests, planes_are_written_and_announced_where_they_are_asked_for);
	tcase_add_test(tests, a_kernel_without_planes_takes_no_notice_of_the_option);
	tcase_add_test(tests, a_plane_with_a_bad_name_is_not_written);
	tcase_add_test(tests, a_description_says_what_the_table_says);
	tcase_add_test(tests, an_absent_device_is_said_in_the_description);
	tcase_add_test(tests, an_absent_device_is_no_failure);
	tcase_add_test(tests, prepare_can_say_that_the_device_does_not_suffice);
	tcase_add_loop_test(tests, a_hook_that_fails_ends_the_visit_with_its_words, 0, COUNT_OF(failures));
	tcase_add_test(tests, a_benchmark_that_it_has_not_is_an_error_that_names_those_it_has);
	tcase_add_test(tests, a_bad_command_line_is_an_error_line_too);
	tcase_add_test(tests, a_reply_that_cannot_be_written_is_a_failure);
	return tests;
}

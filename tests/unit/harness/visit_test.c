/*
 * visit_test.c: what a visit brings back, and each way in which a reply or an
 * ending is wrong.
 */
#include <math.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "../check_main.h"
#include "base/mem.h"
#include "support.h"

TCase *visit_tests(void);

START_TEST(a_good_visit_brings_samples_answer_and_usage)
{
	struct lap lap;
	lap_begin(&lap);
	lap_param(&lap, "times=0.5:0.25");
	lap_param(&lap, "iterations=7");
	lap_param(&lap, "sum=18446744073");
	time_t before = time(NULL);
	lap_expect(&lap, STATE_OK, NULL);
	ck_assert_uint_eq(lap.visit.sample_count, SAMPLES);
	ck_assert_double_eq(lap.visit.samples[0], 0.5);
	ck_assert_double_eq(lap.visit.samples[1], 0.25);
	ck_assert_double_eq(lap.visit.samples[2], 0.5);
	ck_assert_uint_eq(lap.visit.iterations, 7);
	ck_assert_str_eq(answer_find(&lap.visit.answer, "sum")->text, "18446744073");
	ck_assert_int_ge(lap.visit.started_ns / 1000000000, before);
	ck_assert(lap.visit.seconds > 0 && lap.visit.seconds < 10);
	ck_assert(lap.visit.overhead_seconds > 0 && lap.visit.overhead_seconds < 10);
	ck_assert(lap.visit.usage.user_seconds + lap.visit.usage.system_seconds > 0);
	ck_assert_uint_gt(lap.visit.usage.peak_bytes, 100000);
	ck_assert_int_gt(lap.visit.usage.minor_faults, 0);
	ck_assert_ptr_null(lap.visit.stderr_tail);
	lap_end(&lap);
}
END_TEST

START_TEST(evidence_of_noise_is_kept)
{
	struct lap lap;
	lap_begin(&lap);
	lap_expect(&lap, STATE_OK, NULL);
	ck_assert_double_eq(lap.visit.noise.load, 1.5);
	ck_assert_double_eq(lap.visit.noise.frequency_hz, 2e9);
	ck_assert_double_eq(lap.visit.noise.busy_seconds,
			    lap.visit.usage.user_seconds + lap.visit.usage.system_seconds);
	lap_end(&lap);
}
END_TEST

/* Parameters of the scripted worker, and how the visit must end. */
static const struct {
	const char *param, *number;
	enum state state;
	const char *reason;
} endings[] = {
	{"do=exit", "number=1", STATE_FAILED, "exited with status 1"},
	{"do=exit", "number=77", STATE_FAILED, "exited with status 77"},
	{"do=exit", "number=0", STATE_FAILED, "replied nothing"},
	{"do=exit-late", NULL, STATE_FAILED, "exited with status 3"},
	{"do=signal", "number=11", STATE_CRASHED, "killed by SIGSEGV"},
	{"do=signal", "number=6", STATE_CRASHED, "killed by SIGABRT"},
	{"do=signal", "number=15", STATE_CRASHED, "killed by SIGTERM"},
	{"do=signal", "number=40", STATE_CRASHED, "killed by signal 40"},
	{"do=signal", "number=9", STATE_CRASHED,
	 "killed by SIGKILL, not by lapchart: was the memory of the machine used up?"},
	{"do=error", NULL, STATE_FAILED, "the script says that this fails"},
	{"do=unavailable", NULL, STATE_UNAVAILABLE, "no such device"},
	{"do=close", NULL, STATE_FAILED, "replied nothing"},
	{"do=stdout", NULL, STATE_FAILED, "replied nothing"},
	{"do=garbage", NULL, STATE_FAILED, "line 2 of the reply is not JSON: Segmentation fault ?[31m(core dumped)"},
	{"do=binary", NULL, STATE_FAILED, "line 1 of the reply holds a NUL character"},
	{"do=half-line", NULL, STATE_FAILED, "line 6 of the reply is cut: it does not end"},
	{"do=nan", NULL, STATE_FAILED, "line 1 of the reply has a \"seconds\" that is not finite"},
	{"do=zero", NULL, STATE_FAILED, "line 1 of the reply has \"seconds\" 0, must be more than 0"},
	{"do=no-samples", NULL, STATE_FAILED, "the reply holds no sample"},
	{"do=too-few", NULL, STATE_FAILED, "sent 2 of 3 samples and had time for more"},
	{"do=too-many", NULL, STATE_FAILED, "sent 4 samples, 3 were asked for"},
	{"do=iterations", NULL, STATE_FAILED, "line 2 of the reply has 5 iterations where those before had 4"},
	{"do=no-answer", NULL, STATE_FAILED, "the reply holds no answer"},
	{"do=two-answers", NULL, STATE_FAILED, "line 6 of the reply is a second answer"},
	{"do=no-done", NULL, STATE_FAILED, "the reply is cut after line 5: it has no done line"},
	{"do=after-done", NULL, STATE_FAILED, "line 7 of the reply follows the done line"},
	{"do=what", NULL, STATE_FAILED, "do=what: no such misdeed"},
	{"colour=red", NULL, STATE_FAILED, "--param colour=red: the benchmark has no parameter of this name"},
};

START_TEST(a_wrong_ending_or_reply_has_its_state_and_reason)
{
	struct lap lap;
	lap_begin(&lap);
	lap_param(&lap, endings[_i].param);
	if (endings[_i].number)
		lap_param(&lap, endings[_i].number);
	lap_expect(&lap, endings[_i].state, endings[_i].reason);
	lap_end(&lap);
}
END_TEST

START_TEST(fewer_samples_are_right_where_the_time_was_up)
{
	struct lap lap;
	lap_begin(&lap);
	lap_param(&lap, "do=too-few");
	lap.request.max_time = 1e-6;
	lap_expect(&lap, STATE_OK, NULL);
	ck_assert_uint_eq(lap.visit.sample_count, SAMPLES - 1);
	lap_end(&lap);
}
END_TEST

START_TEST(what_it_printed_is_kept)
{
	struct lap lap;
	lap_begin(&lap);
	lap_param(&lap, "do=exit");
	lap_expect(&lap, STATE_FAILED, "exited with status 1");
	ck_assert_str_eq(lap.visit.stderr_tail, "fake: about to exit\n");
	lap_end(&lap);
}
END_TEST

START_TEST(of_a_flood_on_standard_error_the_end_is_kept)
{
	struct lap lap;
	lap_begin(&lap);
	lap_param(&lap, "do=stderr-flood");
	lap_expect(&lap, STATE_OK, NULL);
	ck_assert_uint_eq(strlen(lap.visit.stderr_tail), 8192);
	ck_assert_ptr_nonnull(strstr(lap.visit.stderr_tail, "-\nthe end of the flood\n"));
	lap_end(&lap);
}
END_TEST

START_TEST(files_in_the_current_folder_are_removed_and_links_not_followed)
{
	expect_after("do=files", STATE_OK, NULL); /* lap_visit() sees that scratch is empty */
	struct lap lap;
	lap_begin(&lap);
	ck_assert_int_eq(access("/etc/passwd", F_OK), 0);
	lap_end(&lap);
}
END_TEST

/* A worker as a shell script that sees LAPCHART_REPLY only. */
#define SHELL_REPLY                                                                                                    \
	"exec 3>&-\n"                                                                                                  \
	"echo '{\"type\":\"sample\",\"seconds\":1,\"iterations\":1}' >>$LAPCHART_REPLY\n"                              \
	"echo '{\"type\":\"answer\",\"values\":{\"sum\":3}}' >>$LAPCHART_REPLY\n"                                      \
	"echo '{\"type\":\"done\"}' >>$LAPCHART_REPLY\n"

static void expect_of_script(const char *text, enum state state, const char *reason)
{
	struct lap lap;
	lap_begin(&lap);
	char *path = lap_script(&lap, "lapchart-worker-script", text);
	lap.request.program = path;
	lap.request.samples = 1;
	lap_expect(&lap, state, reason);
	free(path);
	lap_end(&lap);
}

START_TEST(a_reply_in_the_file_counts_where_the_descriptor_brought_nothing)
{
	expect_of_script("#!/bin/sh\n" SHELL_REPLY, STATE_OK, NULL);
	expect_of_script("#!/bin/sh\necho x >&3\n" SHELL_REPLY, STATE_FAILED, "line 1 of the reply is not JSON: x");
}
END_TEST

START_TEST(a_reply_file_may_be_larger_than_a_line)
{
	struct lap lap;
	lap_begin(&lap);
	char *path = lap_script(&lap, "lapchart-worker-script",
				"#!/bin/sh\nexec 3>&-\n"
				"yes '{\"type\":\"sample\",\"seconds\":1,\"iterations\":1}' | head -29999 "
				">$LAPCHART_REPLY\n" SHELL_REPLY);
	lap.request.program = path;
	lap.request.samples = 30000;
	lap_expect(&lap, STATE_OK, NULL);
	ck_assert_uint_eq(lap.visit.sample_count, 30000);
	free(path);
	lap_end(&lap);
}
END_TEST

START_TEST(a_reply_file_that_is_no_file_is_no_reply)
{
	expect_of_script("#!/bin/sh\nln -s /etc/passwd $LAPCHART_REPLY\n", STATE_FAILED, "replied nothing");
	expect_of_script("#!/bin/sh\nmkfifo $LAPCHART_REPLY\n", STATE_FAILED, "replied nothing");
	expect_of_script("#!/bin/sh\nmkdir $LAPCHART_REPLY\n", STATE_FAILED, "replied nothing");
}
END_TEST

START_TEST(a_worker_that_describes_itself_in_a_visit_fails)
{
	expect_of_script("#!/bin/sh\necho '{\"type\":\"describe\",\"backend\":\"x\",\"benchmarks\":[]}' >&3\n",
			 STATE_FAILED, "described itself when asked to run");
}
END_TEST

/* --- which library ran --- */

static void expect_library(const char *proof, enum state state, const char *reason)
{
	struct lap lap;
	lap_begin(&lap);
	char *library = lap_script(&lap, "asked.so", "");
	char *other = lap_script(&lap, "other.so", "");
	char *param = proof ? mem_printf("library=%s/%s", lap.folder, proof) : mem_text("sum=1");
	lap_param(&lap, param);
	lap.request.library_path = library;
	lap.request.library_name = "openblas-openmp";
	char *text =
		reason ? mem_printf("asked for openblas-openmp (%s), but %s%s", library, proof ? other : "", reason)
		       : NULL;
	lap_expect(&lap, state, text);
	free(text);
	free(param);
	free(other);
	free(library);
	lap_end(&lap);
}

START_TEST(the_worker_must_prove_which_library_ran)
{
	expect_library("asked.so", STATE_OK, NULL);
	expect_library("./asked.so", STATE_OK, NULL);
	expect_library("other.so", STATE_FAILED, " ran");
	expect_library(NULL, STATE_FAILED, "the worker does not say which BLAS ran");
}
END_TEST

TCase *visit_tests(void)
{
	TCase *tests = tcase_create("visit");
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, a_good_visit_brings_samples_answer_and_usage);
	tcase_add_test(tests, evidence_of_noise_is_kept);
	tcase_add_loop_test(tests, a_wrong_ending_or_reply_has_its_state_and_reason, 0, COUNT_OF(endings));
	tcase_add_test(tests, fewer_samples_are_right_where_the_time_was_up);
	tcase_add_test(tests, what_it_printed_is_kept);
	tcase_add_test(tests, of_a_flood_on_standard_error_the_end_is_kept);
	tcase_add_test(tests, files_in_the_current_folder_are_removed_and_links_not_followed);
	tcase_add_test(tests, a_reply_in_the_file_counts_where_the_descriptor_brought_nothing);
	tcase_add_test(tests, a_reply_file_may_be_larger_than_a_line);
	tcase_add_test(tests, a_reply_file_that_is_no_file_is_no_reply);
	tcase_add_test(tests, a_worker_that_describes_itself_in_a_visit_fails);
	tcase_add_test(tests, the_worker_must_prove_which_library_ran);
	return tests;
}

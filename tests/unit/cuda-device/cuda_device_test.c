/*
 * The CUDA worker where there is no device; where there is one, what it says of
 * it and the benchmark itself.
 */
#include "../worker_run.h"

#define WORKER BUILD_DIR "/backends/cuda-device/lapchart-worker-cuda"

static struct worker_run describe(void)
{
	return worker_run("", WORKER, "--describe");
}

static bool has_device(void)
{
	struct worker_run run = describe();
	bool has = !worker_run_find(&run, MESSAGE_DESCRIBE)->worker.unavailable;
	worker_run_free(&run);
	return has;
}

START_TEST(without_a_driver_the_worker_says_so)
{
	if (access("/proc/driver/nvidia/version", F_OK) == 0) {
		fprintf(stderr, "skipped: there is a driver\n");
		return;
	}
	struct worker_run run = describe();
	const struct worker *worker = &worker_run_find(&run, MESSAGE_DESCRIBE)->worker;
	ck_assert_str_eq(worker->backend, "cuda");
	ck_assert_ptr_nonnull(worker_find(worker, "machine-peak"));
	ck_assert_str_eq(worker->unavailable, "CUDA driver: insufficient or missing (cudaErrorInsufficientDriver, 35)");
	worker_run_free(&run);
}
END_TEST

START_TEST(without_a_device_a_visit_is_unavailable_and_has_no_sample)
{
	if (has_device()) {
		fprintf(stderr, "skipped: there is a device\n");
		return;
	}
	struct worker_run run = worker_run("", WORKER, "--benchmark machine-peak --param quantity=copy");
	const struct message *unavailable = worker_run_find(&run, MESSAGE_UNAVAILABLE);
	ck_assert_ptr_nonnull(unavailable);
	ck_assert_msg(strncmp(unavailable->text, "CUDA", 4) == 0, "%s", unavailable->text);
	ck_assert_ptr_null(worker_run_find(&run, MESSAGE_SAMPLE));
	ck_assert_ptr_null(worker_run_find(&run, MESSAGE_ERROR));
	worker_run_free(&run);
}
END_TEST

START_TEST(a_device_is_described)
{
	if (!has_device()) {
		fprintf(stderr, "skipped: there is no device\n");
		return;
	}
	struct worker_run run = describe();
	const struct facts *facts = &worker_run_find(&run, MESSAGE_DESCRIBE)->worker.facts;
	ck_assert_int_ge(facts_get_int(facts, "gpu.count", 0), 1);
	ck_assert_ptr_nonnull(facts_get_text(facts, "gpu.0.name"));
	ck_assert_ptr_nonnull(facts_get_text(facts, "gpu.0.compute_capability"));
	ck_assert_int_gt(facts_get_int(facts, "gpu.0.memory_bytes", 0), 0);
	worker_run_free(&run);
}
END_TEST

START_TEST(a_device_computes_without_a_wrong_number)
{
	static const char *const quantities[] = {"copy", "triad", "flops"};
	if (!has_device()) {
		fprintf(stderr, "skipped: there is no device\n");
		return;
	}
	char *arguments =
		mem_printf("--benchmark machine-peak --param quantity=%s --samples 1 --min-time 0", quantities[_i]);
	struct worker_run run = worker_run("", WORKER, arguments);
	const struct message *answer = worker_run_find(&run, MESSAGE_ANSWER);
	ck_assert_ptr_nonnull(answer);
	ck_assert_str_eq(answer_find(&answer->answer, "wrong")->text, "0");
	worker_run_free(&run);
	free(arguments);
}
END_TEST

static TCase *device_tests(void)
{
	TCase *tests = tcase_create("device");
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, without_a_driver_the_worker_says_so);
	tcase_add_test(tests, without_a_device_a_visit_is_unavailable_and_has_no_sample);
	tcase_add_test(tests, a_device_is_described);
	tcase_add_loop_test(tests, a_device_computes_without_a_wrong_number, 0, 3);
	return tests;
}

CHECK_MAIN("cuda-device", device_tests)

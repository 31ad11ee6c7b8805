/*
 * All CUDA workers where there is no device; where there is one, what the device's own says of it and its benchmark.
 */
#include <glob.h>

#include "../worker_run.h"

#define WORKER    BUILD_DIR "/backends/cuda-device/lapchart-worker-cuda"
#define NO_DRIVER "CUDA driver: insufficient or missing (cudaErrorInsufficientDriver, 35)"

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

/* --- all CUDA workers of this build, whatever they are called --- */

static glob_t workers(void)
{
	glob_t found = {0};
	glob(BUILD_DIR "/backends/*/lapchart-worker-*cuda*", 0, NULL, &found);
	glob(BUILD_DIR "/backends/*/lapchart-worker-*cublas*", GLOB_APPEND, NULL, &found);
	return found;
}

/* Python's workers are about Python's modules; objects of the compiler are no workers. */
static bool is_ours(const char *path)
{
	return !strstr(path, "-python-") && access(path, X_OK) == 0;
}

static void assert_unavailable(const struct worker_run *run, const char *path, const char *what)
{
	const struct message *unavailable = worker_run_find(run, MESSAGE_UNAVAILABLE);
	ck_assert_msg(unavailable != NULL, "%s, %s: not unavailable", path, what);
	ck_assert_msg(strncmp(unavailable->text, "CUDA", 4) == 0, "%s, %s: %s", path, what, unavailable->text);
	ck_assert_msg(!worker_run_find(run, MESSAGE_SAMPLE), "%s, %s: has a sample", path, what);
	ck_assert_msg(!worker_run_find(run, MESSAGE_ERROR), "%s, %s: has an error", path, what);
}

/* That a worker is unavailable is found before its parameters are looked at. */
static void assert_visits_unavailable(const char *path, const struct worker *worker)
{
	for (size_t i = 0; i < worker->benchmark_count; i++) {
		char *arguments = mem_printf("--benchmark %s", worker->benchmarks[i].name);
		struct worker_run run = worker_run("", path, arguments);
		assert_unavailable(&run, path, arguments);
		worker_run_free(&run);
		free(arguments);
	}
}

static void assert_says_so(const char *path)
{
	struct worker_run run = worker_run("", path, "--describe");
	const struct worker *worker = &worker_run_find(&run, MESSAGE_DESCRIBE)->worker;
	ck_assert_msg(worker->unavailable && strcmp(worker->unavailable, NO_DRIVER) == 0, "%s: %s", path,
		      worker->unavailable ? worker->unavailable : "available");
	ck_assert_msg(worker->device && strcmp(worker->device, "gpu") == 0, "%s: no gpu", path);
	ck_assert_msg(worker->benchmark_count > 0, "%s: without a benchmark", path);
	assert_visits_unavailable(path, worker);
	worker_run_free(&run);
}

START_TEST(without_a_driver_every_cuda_worker_says_so_and_has_no_sample)
{
	int looked = 0;
	if (access("/proc/driver/nvidia/version", F_OK) == 0) {
		fprintf(stderr, "skipped: there is a driver\n");
		return;
	}
	glob_t found = workers();
	for (size_t i = 0; i < found.gl_pathc; i++)
		if (is_ours(found.gl_pathv[i])) {
			assert_says_so(found.gl_pathv[i]);
			looked++;
		}
	globfree(&found);
	ck_assert_int_ge(looked, 6); /* the peak, four of Mandelbrot, the angular cut; others come by themselves */
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
	tcase_add_test(tests, without_a_driver_every_cuda_worker_says_so_and_has_no_sample);
	tcase_add_test(tests, a_device_is_described);
	tcase_add_loop_test(tests, a_device_computes_without_a_wrong_number, 0, 3);
	return tests;
}

CHECK_MAIN("cuda-device", device_tests)

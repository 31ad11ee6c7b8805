/* What CUDA backends share, and the device's own peak, over a runtime without a device. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cuda-device/bodies.h"
#include "cuda/clock.h"
#include "cuda/device.h"
#include "worker/kernel.h"

#include "../check_main.h"
#include "fake_runtime.h"

/* --- the kernels of cuda-device/device.cu on the processor --- */

void device_fill(int blocks, double *a, double value, size_t count)
{
	FAKE_LAUNCH((size_t)blocks * DEVICE_BLOCK, fill_body(at, a, value, count));
}

void device_copy(int blocks, double *a, const double *b, size_t count)
{
	FAKE_LAUNCH((size_t)blocks * DEVICE_BLOCK, copy_body(at, a, b, count));
}

void device_triad(int blocks, double *a, const double *b, const double *c, double factor, size_t count)
{
	FAKE_LAUNCH((size_t)blocks * DEVICE_BLOCK, triad_body(at, a, b, c, factor, count));
}

void device_flops(int blocks, double *sums, int steps, double factor, double addend)
{
	FAKE_LAUNCH((size_t)blocks * DEVICE_BLOCK, flops_body(at, sums, steps, factor, addend));
}

/* --- tests --- */

static bool prepare(void **state, const char *quantity, struct error *err)
{
	struct params params = {0};
	char *text = mem_printf("quantity=%s", quantity);
	ck_assert(params_parse(&params, text, NULL));
	bool good = backend.kernels[0].prepare(state, &params, err);
	params_free(&params);
	free(text);
	return good;
}

START_TEST(every_quantity_is_computed_without_a_wrong_number)
{
	static const char *const quantities[] = {"flops", "triad", "copy"};
	const struct kernel *kernel = &backend.kernels[0];
	struct error err = ERROR_INIT;
	struct answer answer = {0}, metrics = {0};
	void *state;
	fake_cuda_set_memory(1 << 20);
	ck_assert_msg(prepare(&state, quantities[_i], &err), "%s", err.message);
	ck_assert(kernel->run(state, &err) && kernel->synchronize(state, &err));
	ck_assert(kernel->answer(state, &answer, &err) && kernel->metrics(state, &metrics, &err));
	ck_assert_str_eq(answer_find(&answer, "wrong")->text, "0");
	ck_assert(answer_find(&metrics, "device_seconds")->number > 0);
	ck_assert(answer_find(&metrics, "copy_seconds")->number == 0);
	ck_assert(answer_find(&metrics, "context_seconds")->number >= 0);
	kernel->finish(state);
	ck_assert_uint_eq(fake_cuda_left(), 0);
	answer_free(&answer);
	answer_free(&metrics);
}
END_TEST

START_TEST(a_call_that_fails_is_told_and_leaves_nothing)
{
	static const char *const calls[] = {
		"cudaSetDevice",  "cudaFree", "cudaEventCreate",        "cudaMalloc",
		"cudaMemGetInfo", "launch",   "cudaDeviceGetAttribute", "cudaDeviceSynchronize"};
	struct error err = ERROR_INIT;
	void *state;
	fake_cuda_set_memory(1 << 20);
	fake_cuda_fail(calls[_i], 1, cudaErrorUnknown);
	ck_assert(!prepare(&state, "triad", &err));
	ck_assert_msg(strstr(err.message, "(cudaErrorOther, 999)") != NULL, "%s", err.message);
	backend.kernels[0].finish(state);
	ck_assert_uint_eq(fake_cuda_left(), 0);
}
END_TEST

START_TEST(too_little_memory_makes_it_unavailable_with_both_numbers)
{
	struct error err = ERROR_INIT;
	void *memory;
	fake_cuda_set_memory((size_t)1 << 30);
	ck_assert(!cuda_allocate(&memory, (size_t)3 << 30, &err));
	ck_assert_str_eq(err.message, "needs another 3 GiB on the CUDA device, 1 GiB are free");
	ck_assert_ptr_null(memory);
	ck_assert_int_eq(cudaGetLastError(), cudaSuccess);
}
END_TEST

START_TEST(without_a_device_the_reason_is_that_of_the_runtime)
{
	struct error err = ERROR_INIT;
	int count;
	fake_cuda_set_devices(0, cudaErrorInsufficientDriver);
	ck_assert(!cuda_count_devices(&count, &err));
	ck_assert_str_eq(err.message, "CUDA driver: insufficient or missing (cudaErrorInsufficientDriver, 35)");
	fake_cuda_set_devices(0, cudaSuccess);
	ck_assert(!cuda_available(&err));
	ck_assert_str_eq(err.message, "CUDA: the driver has no device");
}
END_TEST

START_TEST(a_clock_tells_copies_from_computing)
{
	struct cuda_clock clock;
	struct error err = ERROR_INIT;
	struct answer metrics = {0};
	ck_assert(cuda_clock_open(&clock, &err));
	ck_assert(cuda_clock_start(&clock, CUDA_COPY, &err) && cuda_clock_enter(&clock, CUDA_COPY, &err) &&
		  cuda_clock_enter(&clock, CUDA_COMPUTE, &err) && cuda_clock_enter(&clock, CUDA_COPY, &err) &&
		  cuda_clock_stop(&clock, &err));
	ck_assert_uint_eq(clock.used, 4);
	ck_assert(cuda_clock_metrics(&clock, &metrics, &err));
	ck_assert(answer_find(&metrics, "copy_seconds")->number >= 0);
	ck_assert(isnan(answer_find(&metrics, "compile_seconds")->number));
	answer_free(&metrics);
	cuda_clock_close(&clock);
	ck_assert_uint_eq(fake_cuda_left(), 0);
}
END_TEST

START_TEST(a_run_with_too_many_phases_is_refused)
{
	struct cuda_clock clock;
	struct error err = ERROR_INIT;
	bool good = cuda_clock_open(&clock, &err) && cuda_clock_start(&clock, CUDA_COPY, &err);
	for (int i = 0; good && i < 2 * CUDA_MARKS; i++)
		good = cuda_clock_enter(&clock, i % 2 ? CUDA_COPY : CUDA_COMPUTE, &err);
	ck_assert(!good);
	ck_assert_ptr_nonnull(strstr(err.message, "32 marks"));
	cuda_clock_close(&clock);
}
END_TEST

static TCase *common_tests(void)
{
	TCase *tests = tcase_create("common");
	tcase_add_checked_fixture(tests, fake_cuda_reset, NULL);
	tcase_add_loop_test(tests, every_quantity_is_computed_without_a_wrong_number, 0, 3);
	tcase_add_loop_test(tests, a_call_that_fails_is_told_and_leaves_nothing, 0, 8);
	tcase_add_test(tests, too_little_memory_makes_it_unavailable_with_both_numbers);
	tcase_add_test(tests, without_a_device_the_reason_is_that_of_the_runtime);
	tcase_add_test(tests, a_clock_tells_copies_from_computing);
	tcase_add_test(tests, a_run_with_too_many_phases_is_refused);
	return tests;
}

CHECK_MAIN("cuda", common_tests)

/* The backend cublas over a cuBLAS and a runtime without a device: what it asks for, and what it says when that fails.
 */
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "worker/kernel.h"

#include "../check_main.h"
#include "../cuda/fake_cublas.h"
#include "../cuda/fake_runtime.h"

static const struct {
	int kernel;
	const char *params;
} points[] = {
	{0, "n=1,type=double"},
	{0, "n=33,type=double"},
	{0, "n=33,type=complex"},
	{1, "n=29,routine=ger,type=double"},
	{1, "n=29,routine=ger,type=complex"},
	{1, "n=29,routine=gemm,type=double"},
	{1, "n=29,routine=gemm,type=complex"},
};

static bool prepare(void **state, int point, struct error *err)
{
	struct params params = {0};
	ck_assert(params_parse(&params, points[point].params, NULL));
	bool good = backend.kernels[points[point].kernel].prepare(state, &params, err);
	params_free(&params);
	return good;
}

static void finish(int point, void *state)
{
	backend.kernels[points[point].kernel].finish(state);
	ck_assert_uint_eq(fake_cuda_left(), 0);
	ck_assert_uint_eq(fake_cublas_left(), 0);
}

static double residual(int point, void *state)
{
	struct answer answer = {0};
	ck_assert(backend.kernels[points[point].kernel].answer(state, &answer, NULL));
	double number = answer_find(&answer, "residual")->number;
	answer_free(&answer);
	return number;
}

START_TEST(every_product_is_right)
{
	const struct kernel *kernel = &backend.kernels[points[_i].kernel];
	struct error err = ERROR_INIT;
	struct answer metrics = {0};
	void *state;
	ck_assert_msg(prepare(&state, _i, &err), "%s", err.message);
	for (int times = 0; times < 2; times++)
		ck_assert_msg(kernel->run(state, &err), "%s", err.message);
	ck_assert_msg(residual(_i, state) < 4, "%s: residual %g", points[_i].params, residual(_i, state));
	ck_assert(kernel->metrics(state, &metrics, &err));
	ck_assert(answer_find(&metrics, "device_seconds")->number > 0);
	ck_assert(answer_find(&metrics, "copy_seconds")->number > 0);
	ck_assert(answer_find(&metrics, "first_run_seconds")->number > 0);
	answer_free(&metrics);
	finish(_i, state);
}
END_TEST

START_TEST(what_the_first_run_computed_is_forgotten)
{
	void *state;
	ck_assert(prepare(&state, _i, NULL));
	ck_assert(isinf(residual(_i, state)));
	finish(_i, state);
}
END_TEST

/* In the sample: the first run was good. */
START_TEST(a_product_that_fails_is_told_and_is_no_answer)
{
	struct error err = ERROR_INIT;
	void *state;
	ck_assert(prepare(&state, _i, NULL));
	fake_cublas_fail(NULL, 1);
	ck_assert(!backend.kernels[points[_i].kernel].run(state, &err));
	ck_assert_msg(strstr(err.message, "the function failed to launch (CUBLAS_STATUS_EXECUTION_FAILED, 13)") != NULL,
		      "%s", err.message);
	ck_assert(isinf(residual(_i, state)));
	finish(_i, state);
}
END_TEST

static const char *const calls[] = {"cudaSetDevice",   "cudaEventCreate", "cudaEventRecord",      "cudaMalloc",
				    "cudaMemcpyAsync", "cudaMemsetAsync", "cudaDeviceSynchronize"};

START_TEST(every_call_that_fails_is_told_and_leaves_nothing)
{
	const int point = 3; /* the one with most calls */
	void *state;
	ck_assert(prepare(&state, point, NULL));
	finish(point, state);
	const int count = fake_cuda_calls(calls[_i]);
	ck_assert_int_gt(count, 0);
	for (int nth = 1; nth <= count; nth++) {
		struct error err = ERROR_INIT;
		fake_cuda_reset();
		fake_cuda_fail(calls[_i], nth, cudaErrorUnknown);
		ck_assert(!prepare(&state, point, &err));
		ck_assert_msg(strstr(err.message, "(cudaErrorOther, 999)") != NULL, "%s", err.message);
		finish(point, state);
	}
}
END_TEST

START_TEST(a_handle_that_cannot_be_made_is_told_and_leaves_nothing)
{
	static const char *const functions[] = {"cublasCreate", "cublasSetAtomicsMode"};
	struct error err = ERROR_INIT;
	void *state;
	fake_cublas_fail(functions[_i], 1);
	ck_assert(!prepare(&state, 1, &err));
	ck_assert_msg(strncmp(err.message, functions[_i], strlen(functions[_i])) == 0, "%s", err.message);
	finish(1, state);
}
END_TEST

START_TEST(too_little_memory_is_unavailable_with_both_numbers)
{
	struct error err = ERROR_INIT;
	void *state;
	fake_cuda_set_memory(16384);
	ck_assert(!prepare(&state, 2, &err));
	ck_assert_msg(strncmp(err.message, "needs another ", 14) == 0, "%s", err.message);
	finish(2, state);
}
END_TEST

START_TEST(a_blas_or_threads_cannot_be_asked_for)
{
	struct params params = {0};
	struct error err = ERROR_INIT;
	void *state;
	ck_assert(params_parse(&params, "blas=netlib,n=4,type=double", NULL));
	ck_assert(!backend.kernels[0].prepare(&state, &params, &err));
	ck_assert_str_eq(err.message, "there is no parameter blas here");
	finish(0, state);
	params_free(&params);
}
END_TEST

START_TEST(finish_takes_nothing_too)
{
	for (int i = 0; i < backend.kernel_count; i++)
		backend.kernels[i].finish(NULL);
}
END_TEST

static TCase *cublas_tests(void)
{
	TCase *tests = tcase_create("cublas");
	tcase_add_checked_fixture(tests, fake_cuda_reset, NULL);
	tcase_add_loop_test(tests, every_product_is_right, 0, COUNT_OF(points));
	tcase_add_loop_test(tests, what_the_first_run_computed_is_forgotten, 0, COUNT_OF(points));
	tcase_add_loop_test(tests, a_product_that_fails_is_told_and_is_no_answer, 0, COUNT_OF(points));
	tcase_add_loop_test(tests, every_call_that_fails_is_told_and_leaves_nothing, 0, COUNT_OF(calls));
	tcase_add_loop_test(tests, a_handle_that_cannot_be_made_is_told_and_leaves_nothing, 0, 2);
	tcase_add_test(tests, too_little_memory_is_unavailable_with_both_numbers);
	tcase_add_test(tests, a_blas_or_threads_cannot_be_asked_for);
	tcase_add_test(tests, finish_takes_nothing_too);
	return tests;
}

CHECK_MAIN("cublas", cublas_tests)

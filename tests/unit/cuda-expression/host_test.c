/* The backend over a runtime without a device; its kernels are compiled as C. */
#include <stdlib.h>
#include <string.h>

#include "../check_main.h"
#include "../cuda/fake_runtime.h"
#include "base/mem.h"
#include "cuda-expression/program.h"
#include "expression/problem.h"
#include "fake_compiler.h"
#include "worker/kernel.h"

static const struct kernel *kernel;

static void set_up(void)
{
	kernel = &backend.kernels[0];
	fake_cuda_reset();
	fake_compiler_set(FAKE_COMPILER_GOOD);
}

static bool prepare(void **state, const char *text, struct error *err)
{
	struct params params = {0};
	ck_assert(params_parse(&params, text, NULL));
	bool good = kernel->prepare(state, &params, err);
	params_free(&params);
	return good;
}

static void assert_answer(void *state, const char *wrong, const char *checksum)
{
	struct answer answer = {0};
	ck_assert(kernel->answer(state, &answer, NULL));
	ck_assert_str_eq(answer_find(&answer, "wrong")->text, wrong);
	if (checksum)
		ck_assert_str_eq(answer_find(&answer, "checksum")->text, checksum);
	answer_free(&answer);
}

/* Computed by data/benchmarks/golden_expression.py. */
static const struct {
	const char *params, *checksum;
} goldens[] = {
	{"expression=arithmetic,n=1", "3fe5b319e8ee036b"},
	{"expression=mandelbrot-step,n=1", "ff98d803072eed71"},
	{"expression=arithmetic,n=77", "8e45e5c9c5c218dc"},
	{"expression=mandelbrot-step,n=77", "9299d11a6527b9a8"},
	{"expression=arithmetic,n=10000", "c147ee64bae72df3"},
	{"expression=mandelbrot-step,n=10000", "fffc54efac7834d4"},
};

START_TEST(the_answer_is_the_golden_one)
{
	struct error err = ERROR_INIT;
	void *state;
	ck_assert_msg(prepare(&state, goldens[_i].params, &err), "%s", err.message);
	for (int i = 0; i < 2; i++) {
		problem_wipe(state);
		ck_assert_msg(kernel->run(state, &err), "%s", err.message);
		assert_answer(state, "0", goldens[_i].checksum);
	}
	kernel->finish(state);
	ck_assert_uint_eq(fake_cuda_left(), 0);
}
END_TEST

START_TEST(the_first_run_leaves_no_result)
{
	struct error err = ERROR_INIT;
	void *state;
	ck_assert_msg(prepare(&state, "expression=arithmetic,n=77", &err), "%s", err.message);
	assert_answer(state, "77", NULL);
	kernel->finish(state);
}
END_TEST

START_TEST(metrics_tell_compiling_copies_and_computing_apart)
{
	static const char *const names[] = {"device_seconds", "copy_seconds", "compile_seconds", "first_run_seconds",
					    "context_seconds"};
	struct error err = ERROR_INIT;
	struct answer metrics = {0};
	void *state;
	ck_assert_msg(prepare(&state, "expression=mandelbrot-step,n=1000", &err), "%s", err.message);
	ck_assert(kernel->run(state, &err) && kernel->metrics(state, &metrics, &err));
	for (size_t i = 0; i < COUNT_OF(names); i++)
		ck_assert_msg(answer_find(&metrics, names[i])->number >= 0, "%s", names[i]);
	ck_assert(answer_find(&metrics, "compile_seconds")->number > 0);
	answer_free(&metrics);
	kernel->finish(state);
}
END_TEST

START_TEST(a_call_that_fails_is_told_and_leaves_nothing)
{
	static const char *const calls[] = {"cudaSetDevice",    "cudaEventCreate",        "cudaMalloc",
					    "cudaMemcpyAsync",  "cudaDeviceGetAttribute", "cudaDeviceSynchronize",
					    "cudaLaunchKernel", "cudaLibraryLoadData",    "cudaLibraryGetKernel"};
	struct error err = ERROR_INIT;
	void *state;
	fake_cuda_fail(calls[_i], 1, cudaErrorUnknown);
	ck_assert(!prepare(&state, "expression=arithmetic,n=100", &err));
	ck_assert_msg(strstr(err.message, "(cudaErrorOther, 999)") != NULL, "%s", err.message);
	kernel->finish(state);
	ck_assert_uint_eq(fake_cuda_left(), 0);
}
END_TEST

START_TEST(a_call_that_fails_in_a_run_is_told)
{
	static const char *const calls[] = {"cudaMemcpyAsync", "cudaLaunchKernel", "cudaEventRecord"};
	struct error err = ERROR_INIT;
	void *state;
	ck_assert_msg(prepare(&state, "expression=arithmetic,n=100", &err), "%s", err.message);
	fake_cuda_fail(calls[_i], 1, cudaErrorUnknown);
	ck_assert(!kernel->run(state, &err));
	ck_assert_msg(strstr(err.message, "(cudaErrorOther, 999)") != NULL, "%s", err.message);
	kernel->finish(state);
	ck_assert_uint_eq(fake_cuda_left(), 0);
}
END_TEST

/* ERROR_NONE is the mark of kernel_unavailable(). A source that does not compile is an error. */
START_TEST(what_lacks_makes_a_visit_unavailable_with_the_reason)
{
	static const struct {
		enum fake_compiler_state compiler;
		size_t memory;
		enum error_kind kind;
		const char *reason;
	} lacks[] = {
		{FAKE_COMPILER_MISSING, 1 << 30, ERROR_NONE, "no compiler here"},
		{FAKE_COMPILER_TOO_NEW, 1 << 30, ERROR_NONE, "no code for 90"},
		{FAKE_COMPILER_GOOD, 1 << 19, ERROR_NONE,
		 "needs another 0.000745 GiB on the CUDA device, 0.000488 GiB are free"},
		{FAKE_COMPILER_COMPLAINS, 1 << 30, ERROR_SYSTEM, "line 1 is wrong"},
	};
	struct error err = ERROR_INIT;
	void *state;
	fake_compiler_set(lacks[_i].compiler);
	fake_cuda_set_memory(lacks[_i].memory);
	ck_assert(!prepare(&state, "expression=arithmetic,n=100000", &err));
	ck_assert_msg(strstr(err.message, lacks[_i].reason) != NULL, "%s", err.message);
	ck_assert_int_eq(err.kind, lacks[_i].kind);
	kernel->finish(state);
	ck_assert_uint_eq(fake_cuda_left(), 0);
}
END_TEST

START_TEST(without_a_compiler_the_backend_says_so_before_any_visit)
{
	struct error err = ERROR_INIT;
	ck_assert(backend.available(&err));
	fake_compiler_set(FAKE_COMPILER_MISSING);
	ck_assert(!backend.available(&err));
	ck_assert_str_eq(err.message, "no compiler here");
	fake_cuda_set_devices(0, cudaErrorInsufficientDriver);
	ck_assert(!backend.available(&err));
	ck_assert_str_eq(err.message, "CUDA driver: insufficient or missing (cudaErrorInsufficientDriver, 35)");
}
END_TEST

static struct expression *compile(const char *text, const struct expression_operand *operands, size_t count)
{
	struct expression *expression;
	struct error err = ERROR_INIT;
	ck_assert_msg(expression_compile(&expression, text, operands, count, NULL, &err), "%s", err.message);
	return expression;
}

/* From every offset, with a scalar, and beyond the number of threads. */
START_TEST(arrays_of_any_alignment_will_do)
{
	static const struct expression_operand operands[] = {
		{"b", EXPRESSION_DOUBLE, false}, {"s", EXPRESSION_DOUBLE, true}, {"unread", EXPRESSION_DOUBLE, false}};
	enum { COUNT = 40000 };
	struct expression *expression = compile("b * s + 1", operands, COUNT_OF(operands));
	double *b = aligned_alloc(16, (COUNT + 2) * sizeof *b), *a = aligned_alloc(16, (COUNT + 2) * sizeof *a);
	double scalar = 3, seconds;
	struct cuda_program program;
	struct error err = ERROR_INIT;
	for (size_t i = 0; i < COUNT + 2; i++)
		b[i] = (double)i;
	ck_assert_msg(cuda_program_make(&program, expression, &seconds, &err), "%s", err.message);
	for (size_t offset = 0; offset < 4; offset++) {
		double *from = b + offset % 2, *to = a + offset / 2;
		memset(a, 0, (COUNT + 2) * sizeof *a);
		ck_assert(cuda_program_start(&program, expression, to, (const void *[]){from, &scalar, NULL}, COUNT,
					     &err));
		for (size_t i = 0; i < COUNT; i++)
			CHECK_QUIETLY(to[i] == from[i] * 3 + 1, "offset %zu, element %zu: %g", offset, i, to[i]);
		ck_assert(to[COUNT] == 0);
	}
	ck_assert(cuda_program_start(&program, expression, a, (const void *[]){b, &scalar, NULL}, 0, &err));
	cuda_program_free(&program);
	ck_assert_uint_eq(fake_cuda_left(), 0);
	expression_free(expression);
	free(a);
	free(b);
}
END_TEST

static TCase *host_tests(void)
{
	TCase *tests = tcase_create("host");
	tcase_add_checked_fixture(tests, set_up, NULL);
	tcase_add_loop_test(tests, the_answer_is_the_golden_one, 0, COUNT_OF(goldens));
	tcase_add_test(tests, the_first_run_leaves_no_result);
	tcase_add_test(tests, metrics_tell_compiling_copies_and_computing_apart);
	tcase_add_loop_test(tests, a_call_that_fails_is_told_and_leaves_nothing, 0, 9);
	tcase_add_loop_test(tests, a_call_that_fails_in_a_run_is_told, 0, 3);
	tcase_add_loop_test(tests, what_lacks_makes_a_visit_unavailable_with_the_reason, 0, 4);
	tcase_add_test(tests, without_a_compiler_the_backend_says_so_before_any_visit);
	tcase_add_test(tests, arrays_of_any_alignment_will_do);
	return tests;
}

CHECK_MAIN("cuda-expression-host", host_tests)

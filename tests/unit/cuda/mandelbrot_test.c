/* One program for each Mandelbrot backend on CUDA, over a runtime without a device: the golden values, and every output
 * that of plain iteration on the processor, for whichever it is linked with. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "mandelbrot/mandelbrot.h"

#include "../check_main.h"
#include "fake_runtime.h"

static const struct kernel *kernel_of(const char *benchmark)
{
	for (int i = 0; i < backend.kernel_count; i++)
		if (strcmp(backend.kernels[i].benchmark, benchmark) == 0)
			return &backend.kernels[i];
	ck_abort_msg("%s has no kernel for %s", backend.name, benchmark);
}

/* "mandelbrot-tutorial" where there is a width. */
static const struct kernel *kernel_for(const char *text)
{
	return kernel_of(strstr(text, "width=") ? "mandelbrot-tutorial" : "mandelbrot-salon");
}

static bool prepare(void **state, const char *text, struct error *err)
{
	struct params params = {0};
	*state = NULL;
	ck_assert(params_parse(&params, text, NULL));
	bool good = kernel_for(text)->prepare(state, &params, err);
	params_free(&params);
	return good;
}

/* After `times` runs. */
static struct mandelbrot *computed(const char *text, int times)
{
	struct error err = ERROR_INIT;
	void *state;
	ck_assert_msg(prepare(&state, text, &err), "%s: %s", text, err.message);
	for (int i = 0; i < times; i++)
		ck_assert_msg(kernel_for(text)->run(state, &err), "%s: %s", text, err.message);
	return state; /* begins with it */
}

static void release(struct mandelbrot *set)
{
	backend.kernels[0].finish(set);
	ck_assert_uint_eq(fake_cuda_left(), 0);
}

static void assert_value(const struct answer *answer, const char *name, const char *expected)
{
	const struct answer_value *value = answer_find(answer, name);
	ck_assert_ptr_nonnull(value);
	ck_assert_msg(strcmp(value->text, expected) == 0, "%s is %s, must be %s", name, value->text, expected);
}

/* --- golden values --- */

struct golden {
	const char *params, *sum, *escaped, *iterations, *hash;
};

static const struct golden goldens[] = {
	{"maxiter=300,width=100", "10201", "1998", "162799", "633b6e24c8ebb72a"},
	{"maxiter=100,width=300", "75014", "17872", "555686", "b66d26bfdaab782b"},
	{"maxiter=1000,width=100", "12274", "2003", "511277", "ea845148088e9718"},
	{"maxi=512,n=100", "1328216", "7512", "1325728", "dca24df6115718d7"},
	{"counting=python,maxi=512,n=50", "324198", "1898", "323596", "b966da264c269c33"},
	{"counting=cython,maxi=512,n=100", "1320704", "7512", "1328216", "16476f5808c4d2c7"},
};

static void compare_with_golden(const struct golden *golden, int times)
{
	struct mandelbrot *set = computed(golden->params, times);
	struct answer answer = {0};
	ck_assert(kernel_for(golden->params)->answer(set, &answer, NULL));
	assert_value(&answer, "sum", golden->sum);
	assert_value(&answer, "escaped", golden->escaped);
	assert_value(&answer, "iterations", golden->iterations);
	assert_value(&answer, "hash", golden->hash);
	answer_free(&answer);
	release(set);
}

START_TEST(the_answer_is_the_golden_one)
{
	compare_with_golden(&goldens[_i], 1);
}
END_TEST

START_TEST(each_run_starts_anew)
{
	compare_with_golden(&goldens[0], 3);
}
END_TEST

/* --- every output --- */

static int64_t differing_from_rows(struct mandelbrot *set)
{
	int64_t count = mandelbrot_points(set), differing = 0;
	int32_t *output = set->output;
	set->output = mem_zero((size_t)count, sizeof *set->output);
	for (int64_t row = 0; row < set->height; row++)
		mandelbrot_row(set, row);
	for (int64_t i = 0; i < count; i++)
		differing += output[i] != set->output[i];
	free(set->output);
	set->output = output;
	return differing;
}

/* Around the ends of blocks of 8 and 16 steps, of the first 64 and of a stage behind them. */
static const int iterations[] = {1, 2, 15, 16, 17, 63, 64, 65, 71, 72, 73, 79, 80, 81, 575, 576, 577, 593, 1000, 5185};

START_TEST(every_output_is_that_of_plain_iteration_up_to_any_number_of_steps)
{
	char *tutorial = mem_printf("maxiter=%d,width=40", iterations[_i]);
	char *salon = mem_printf("maxi=%d,n=33", iterations[_i]); /* with a row along the real axis, and -2 on it */
	for (int i = 0; i < 2; i++) {
		struct mandelbrot *set = computed(i ? salon : tutorial, 1);
		ck_assert_int_eq(differing_from_rows(set), 0);
		release(set);
	}
	free(tutorial);
	free(salon);
}
END_TEST

/* With more points than threads of a launch, and with fewer. */
START_TEST(single_precision_is_right_as_far_as_the_definition_asks)
{
	static const char *const sizes[] = {"maxiter=1000,precision=float32,width=200",
					    "maxi=512,n=70,precision=float32"};
	struct mandelbrot *set = computed(sizes[_i], 1);
	struct answer answer = {0};
	ck_assert(kernel_for(sizes[_i])->answer(set, &answer, NULL));
	ck_assert(answer_find(&answer, "differing_share")->number < (_i ? 0.0064 + 8.0 / 4900 : 0.0062 + 48.0 / 40000));
	ck_assert_int_gt(strtol(answer_find(&answer, "differing")->text, NULL, 10), 0); /* so it is single */
	/* The test |z| > 2 by hypotf() may fall otherwise than |z|^2 > 4. */
	ck_assert_int_le(differing_from_rows(set), 2);
	answer_free(&answer);
	release(set);
}
END_TEST

START_TEST(an_output_is_wiped_until_it_is_computed)
{
	struct mandelbrot *set = computed("maxiter=100,width=40", 0);
	for (int64_t i = 0; i < mandelbrot_points(set); i++)
		ck_assert_int_eq(set->output[i], -1);
	release(set);
}
END_TEST

/* --- what can go wrong --- */

START_TEST(a_call_that_fails_is_told_and_leaves_nothing)
{
	static const char *const calls[] = {"cudaMalloc",      "cudaEventCreate", "cudaEventRecord",
					    "cudaMemcpyAsync", "launch",          "cudaDeviceSynchronize"};
	struct error err = ERROR_INIT;
	void *state;
	fake_cuda_fail(calls[_i], 1, cudaErrorUnknown);
	ck_assert(!prepare(&state, "maxiter=100,width=40", &err));
	ck_assert_msg(strstr(err.message, "(cudaErrorOther, 999)") != NULL, "%s", err.message);
	release(state);
}
END_TEST

START_TEST(a_kernel_that_does_not_start_fails_the_run)
{
	struct error err = ERROR_INIT;
	struct mandelbrot *set = computed("maxiter=100,width=40", 0);
	fake_cuda_fail("launch", 1, cudaErrorUnknown);
	ck_assert(!kernel_of("mandelbrot-tutorial")->run(set, &err));
	ck_assert_msg(strstr(err.message, "starting the CUDA kernel") != NULL, "%s", err.message);
	release(set);
}
END_TEST

START_TEST(too_little_memory_is_told_with_both_numbers)
{
	struct error err = ERROR_INIT;
	void *state;
	fake_cuda_set_memory(1 << 20);
	ck_assert(!prepare(&state, "maxiter=100,width=2000", &err));
	ck_assert_msg(strstr(err.message, "GiB are free") != NULL, "%s", err.message);
	release(state);
}
END_TEST

START_TEST(the_device_clock_stands_beside_the_time)
{
	struct mandelbrot *set = computed("maxiter=100,width=40", 1);
	struct answer metrics = {0};
	ck_assert(backend.kernels[0].metrics(set, &metrics, NULL));
	ck_assert(answer_find(&metrics, "device_seconds")->number > 0);
	ck_assert(answer_find(&metrics, "copy_seconds")->number > 0);
	ck_assert(answer_find(&metrics, "first_run_seconds")->number > 0);
	answer_free(&metrics);
	release(set);
}
END_TEST

static TCase *mandelbrot_tests(void)
{
	TCase *tests = tcase_create(backend.name);
	tcase_add_checked_fixture(tests, fake_cuda_reset, NULL);
	tcase_add_loop_test(tests, the_answer_is_the_golden_one, 0, (int)COUNT_OF(goldens));
	tcase_add_test(tests, each_run_starts_anew);
	tcase_add_loop_test(tests, every_output_is_that_of_plain_iteration_up_to_any_number_of_steps, 0,
			    (int)COUNT_OF(iterations));
	tcase_add_loop_test(tests, single_precision_is_right_as_far_as_the_definition_asks, 0, 2);
	tcase_add_test(tests, an_output_is_wiped_until_it_is_computed);
	tcase_add_loop_test(tests, a_call_that_fails_is_told_and_leaves_nothing, 0, 6);
	tcase_add_test(tests, a_kernel_that_does_not_start_fails_the_run);
	tcase_add_test(tests, too_little_memory_is_told_with_both_numbers);
	tcase_add_test(tests, the_device_clock_stands_beside_the_time);
	return tests;
}

CHECK_MAIN("cuda-mandelbrot", mandelbrot_tests)

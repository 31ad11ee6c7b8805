/* The angular cut's device side, over a runtime without a device. */
#include <math.h>
#include <string.h>

#include "angular-cut/angular-cut.h"
#include "cuda-angular-cut/bodies.h"

#include "../check_main.h"
#include "fake_runtime.h"

#define KERNEL (&backend.kernels[0])

static bool prepare(void **state, struct error *err)
{
	struct params params = {0};
	*state = NULL;
	ck_assert(params_parse(&params, "contaminants=50,objects=500", NULL));
	bool good = KERNEL->prepare(state, &params, err);
	params_free(&params);
	return good;
}

static void release(void *state)
{
	KERNEL->finish(state);
	ck_assert_uint_eq(fake_cuda_left(), 0);
}

START_TEST(half_a_cell_is_wider_than_a_degree)
{
	const double degree = acos(ANGULAR_CUT_COSINE), chord = 2 * sin(degree / 2), half = 1.0 / CELLS_SIDE;
	ck_assert_double_eq(COSINE, ANGULAR_CUT_COSINE);
	ck_assert(half > chord + 1e-12);
	ck_assert_int_eq(lower_cell(-1), -1); /* at the edges one of the two is clipped */
	ck_assert_int_eq(lower_cell(1) + 1, CELLS_SIDE);
}
END_TEST

/* And so do all contaminants that are near, along each axis. */
START_TEST(a_coordinate_lies_in_one_of_its_two_cells)
{
	for (int i = 0; i <= 100000; i++) {
		double at = -1 + i / 50000.0;
		for (int sign = -1; sign <= 1; sign++) {
			double near = fmax(-1, fmin(1, at + sign * 0.0174531));
			int32_t cell = clip((int32_t)cells_from_edge(near)), lower = lower_cell(at);
			ck_assert_msg(cell == clip(lower) || cell == clip(lower + 1), "%g near %g", near, at);
		}
	}
}
END_TEST

START_TEST(parts_of_the_list_leave_nothing_out)
{
	static const size_t counts[] = {0, 1, 7, 8, 9, 500};
	struct cuda_at at = {0, 8};
	ck_assert_uint_eq(part_begin(at, 0, counts[_i]), 0);
	ck_assert_uint_eq(part_begin(at, at.stride, counts[_i]), counts[_i]);
	for (size_t thread = 0; thread < at.stride; thread++)
		ck_assert_uint_le(part_begin(at, thread, counts[_i]), part_begin(at, thread + 1, counts[_i]));
}
END_TEST

START_TEST(a_call_that_fails_is_told_and_leaves_nothing)
{
	static const char *const calls[] = {"cudaMalloc",      "cudaEventCreate", "cudaMemsetAsync",
					    "cudaMemcpyAsync", "launch",          "cudaDeviceSynchronize"};
	struct error err = ERROR_INIT;
	void *state;
	fake_cuda_fail(calls[_i], 1, cudaErrorUnknown);
	ck_assert(!prepare(&state, &err));
	ck_assert_msg(strstr(err.message, "(cudaErrorOther, 999)") != NULL, "%s", err.message);
	release(state);
}
END_TEST

START_TEST(each_kernel_that_does_not_start_fails_the_run)
{
	struct error err = ERROR_INIT;
	void *state;
	ck_assert_msg(prepare(&state, &err), "%s", err.message);
	fake_cuda_fail("launch", 1 + _i, cudaErrorUnknown);
	ck_assert(!KERNEL->run(state, &err));
	ck_assert_msg(strstr(err.message, "starting the CUDA kernel") != NULL, "%s", err.message);
	release(state);
}
END_TEST

START_TEST(the_device_clock_stands_beside_the_time)
{
	struct error err = ERROR_INIT;
	struct answer metrics = {0};
	void *state;
	ck_assert(prepare(&state, &err) && KERNEL->run(state, &err) && KERNEL->metrics(state, &metrics, &err));
	ck_assert(answer_find(&metrics, "device_seconds")->number > 0);
	ck_assert(answer_find(&metrics, "copy_seconds")->number > 0);
	answer_free(&metrics);
	release(state);
}
END_TEST

static TCase *cut_tests(void)
{
	TCase *tests = tcase_create("cut");
	tcase_add_checked_fixture(tests, fake_cuda_reset, NULL);
	tcase_add_test(tests, half_a_cell_is_wider_than_a_degree);
	tcase_add_test(tests, a_coordinate_lies_in_one_of_its_two_cells);
	tcase_add_loop_test(tests, parts_of_the_list_leave_nothing_out, 0, 6);
	tcase_add_loop_test(tests, a_call_that_fails_is_told_and_leaves_nothing, 0, 6);
	tcase_add_loop_test(tests, each_kernel_that_does_not_start_fails_the_run, 0, 4);
	tcase_add_test(tests, the_device_clock_stands_beside_the_time);
	return tests;
}

CHECK_MAIN("cuda-angular-cut", cut_tests)

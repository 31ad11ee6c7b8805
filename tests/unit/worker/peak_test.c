#include <stdint.h>
#include <string.h>

#include "base/mem.h"
#include "peak/peak.h"
#include "worker/kernel.h"

#include "../check_main.h"

#define MIB ((size_t)1 << 20)

START_TEST(each_path_of_this_processor_counts_exactly)
{
	const struct flops_path *paths[8];
	size_t count = flops_paths(paths, COUNT_OF(paths));
	ck_assert_uint_ge(count, 1);
	for (size_t i = 0; i < count; i++) {
		double sums[FLOPS_LANES_MAX] = {0};
		ck_assert_int_le(paths[i]->lanes, FLOPS_LANES_MAX);
		/* s -> 3 s + 2 from 0: 3^n - 1. */
		paths[i]->run(sums, 10, 3, 2);
		for (int lane = 0; lane < FLOPS_LANES_MAX; lane++)
			ck_assert_msg(sums[lane] == (lane < paths[i]->lanes ? 59048 : 0), "%s, lane %d: %g",
				      paths[i]->name, lane, sums[lane]);
	}
}
END_TEST

START_TEST(the_portable_path_is_always_there_and_the_best_comes_first)
{
	const struct flops_path *paths[8];
	size_t count = flops_paths(paths, COUNT_OF(paths));
	ck_assert_str_eq(paths[count - 1]->name, "portable");
	ck_assert_ptr_eq(flops_best(), paths[0]);
}
END_TEST

START_TEST(arrays_are_four_caches_within_bounds)
{
	ck_assert_uint_eq(bandwidth_size(0), 32 * MIB);
	ck_assert_uint_eq(bandwidth_size(8 * MIB), 32 * MIB);
	ck_assert_uint_eq(bandwidth_size(33 * MIB), 132 * MIB);
	ck_assert_uint_eq(bandwidth_size(128 * MIB), 512 * MIB);
	ck_assert_uint_eq(bandwidth_size(480 * MIB), 512 * MIB);
	ck_assert_uint_eq(bandwidth_size(SIZE_MAX), 512 * MIB);
}
END_TEST

static void assert_bandwidth(enum bandwidth_kind kind, int64_t arrays)
{
	struct bandwidth bandwidth;
	ck_assert(bandwidth_prepare(&bandwidth, kind, 96000, 2, NULL));
	ck_assert_int_eq((int64_t)bandwidth.count * arrays * 8, 96000);
	ck_assert_int_eq(bandwidth_bytes(&bandwidth), 96000);
	ck_assert_int_eq(bandwidth_wrong(&bandwidth), (int64_t)bandwidth.count);
	bandwidth_run(&bandwidth);
	ck_assert_int_eq(bandwidth_wrong(&bandwidth), 0);
	bandwidth.a[17] += 1;
	ck_assert_int_eq(bandwidth_wrong(&bandwidth), 1);
	bandwidth_finish(&bandwidth);
	ck_assert_ptr_null(bandwidth.a);
}

START_TEST(triad_and_copy_are_right_and_a_wrong_element_is_seen)
{
	assert_bandwidth(BANDWIDTH_TRIAD, 3);
	assert_bandwidth(BANDWIDTH_COPY, 2);
}
END_TEST

START_TEST(the_kernel_counts_its_work)
{
	const struct kernel *kernel = &backend.kernels[0];
	struct params params = {0};
	struct answer answer = {0};
	void *state = NULL;
	ck_assert(params_parse(&params, "quantity=flops,threads=2", NULL));
	ck_assert(kernel->prepare(&state, &params, NULL));
	ck_assert(kernel->run(state, NULL));
	ck_assert(kernel->answer(state, &answer, NULL));
	ck_assert_str_eq(answer_find(&answer, "wrong")->text, "0");
	ck_assert_str_eq(answer_find(&answer, "bytes")->text, "0");
	ck_assert_double_eq(answer_find(&answer, "flops")->number, 2.0 * 1048576 * flops_best()->lanes * 2);
	answer_free(&answer);
	kernel->finish(state);
	params_free(&params);
}
END_TEST

static void assert_refused(const char *text, const char *message)
{
	const struct kernel *kernel = &backend.kernels[0];
	struct params params = {0};
	struct error err = ERROR_INIT;
	void *state = NULL;
	ck_assert(params_parse(&params, text, NULL));
	ck_assert(!kernel->prepare(&state, &params, &err));
	ck_assert_str_eq(err.message, message);
	kernel->finish(state);
	params_free(&params);
}

START_TEST(bad_parameters_are_refused_with_their_name)
{
	assert_refused("threads=1", "the parameter quantity is missing; add --param quantity=VALUE");
	assert_refused("quantity=scale,threads=1", "parameter quantity: 'scale' is not one of flops, triad, copy");
	assert_refused("quantity=copy", "the parameter threads is missing; add --param threads=VALUE");
	assert_refused("quantity=copy,threads=0", "parameter threads: 0 is not within 1 ... 4096");
	assert_refused("n=1,quantity=copy,threads=1", "there is no parameter n here");
	backend.kernels[0].finish(NULL);
}
END_TEST

static TCase *peak_tests(void)
{
	TCase *tests = tcase_create("peak");
	tcase_add_test(tests, each_path_of_this_processor_counts_exactly);
	tcase_add_test(tests, the_portable_path_is_always_there_and_the_best_comes_first);
	tcase_add_test(tests, arrays_are_four_caches_within_bounds);
	tcase_add_test(tests, triad_and_copy_are_right_and_a_wrong_element_is_seen);
	tcase_add_test(tests, the_kernel_counts_its_work);
	tcase_add_test(tests, bad_parameters_are_refused_with_their_name);
	return tests;
}

CHECK_MAIN("peak", peak_tests)

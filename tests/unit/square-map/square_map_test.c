/* One program for each backend of square-map: the same golden values for whichever it is linked with. */
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "square-map/square-map.h"

#include "../check_main.h"

#define KERNEL (&backend.kernels[0])

struct golden {
	const char *n, *sum, *hash;
};

/* Computed in Python's unbounded integers. */
static const struct golden goldens[] = {
	{"1", "0", "47fe0d7eaf8e51e3"},
	{"10", "285", "b16202819060a322"},
	{"1000", "332833500", "37d11cbd62354736"},
	{"100000", "333328333350000", "7627f551f66cc2c1"},
};

static bool takes(const char *name)
{
	for (const char *const *own = KERNEL->params; own && *own; own++)
		if (strcmp(*own, name) == 0)
			return true;
	return false;
}

/* What the backend takes of these. */
static struct params params_of(const char *n, const char *workers, const char *transfer)
{
	struct params params = {0};
	params_set(&params, "n", n);
	if (takes("workers"))
		params_set(&params, "workers", workers);
	if (takes("transfer"))
		params_set(&params, "transfer", transfer);
	return params;
}

static struct square_map *prepared(const char *n, const char *workers, const char *transfer)
{
	struct params params = params_of(n, workers, transfer);
	struct error err = ERROR_INIT;
	void *state = NULL;
	ck_assert_msg(KERNEL->prepare(&state, &params, &err), "%s", err.message);
	params_free(&params);
	return state; /* begins with it */
}

static void run_and_compare(const struct golden *golden, const char *workers, const char *transfer, int times)
{
	struct square_map *map = prepared(golden->n, workers, transfer);
	struct error err = ERROR_INIT;
	struct answer answer = {0};
	for (int i = 0; i < times; i++) {
		square_map_wipe(map);
		ck_assert_msg(KERNEL->run(map, &err), "%s", err.message);
	}
	ck_assert(KERNEL->answer(map, &answer, NULL));
	ck_assert_str_eq(answer_find(&answer, "sum")->text, golden->sum);
	ck_assert_str_eq(answer_find(&answer, "hash")->text, golden->hash);
	answer_free(&answer);
	KERNEL->finish(map);
}

static const char *const worker_counts[] = {"1", "2", "3", "4", "5", "6", "7", "40"};
static const char *const transfers[] = {"pickling", "shared"};

START_TEST(the_answer_is_the_golden_one)
{
	for (size_t i = 0; i < COUNT_OF(worker_counts); i++)
		for (size_t k = 0; k < (takes("transfer") ? 2 : 1); k++)
			run_and_compare(&goldens[_i], worker_counts[i], transfers[k], 1);
}
END_TEST

START_TEST(each_run_starts_anew)
{
	run_and_compare(&goldens[3], "2", transfers[_i], 3);
}
END_TEST

START_TEST(squares_wrap_around)
{
	struct square_map *map = prepared("4", "2", transfers[_i]);
	const int64_t x[] = {INT64_MAX, INT64_MIN, INT64_C(1) << 32, -3037000500};
	const uint64_t squares[] = {1, 0, 0, UINT64_C(9223372037000250000)};
	memcpy(map->x, x, sizeof x);
	ck_assert(KERNEL->run(map, NULL));
	for (int i = 0; i < 4; i++)
		ck_assert_uint_eq((uint64_t)map->r[i], squares[i]);
	KERNEL->finish(map);
}
END_TEST

START_TEST(a_kernel_that_did_not_run_has_no_right_answer)
{
	struct square_map *map = prepared("1", "1", "shared");
	ck_assert_int_eq(map->r[0], -1);
	KERNEL->finish(map);
}
END_TEST

static double metric(const struct answer *metrics, const char *name)
{
	const struct answer_value *value = answer_find(metrics, name);
	ck_assert_msg(value != NULL, "there is no %s", name);
	return value->number;
}

/* The parts of a run follow each other and leave nothing out. */
START_TEST(metrics_share_out_the_time_of_the_run)
{
	struct square_map *map = prepared("100000", "3", transfers[_i]);
	struct answer metrics = {0};
	if (KERNEL->metrics) {
		ck_assert(KERNEL->run(map, NULL));
		ck_assert(KERNEL->metrics(map, &metrics, NULL));
		double start_up = metric(&metrics, "start_up_seconds"), finish = metric(&metrics, "finish_seconds");
		double compute = metric(&metrics, "compute_seconds");
		ck_assert_double_ge(start_up, 0);
		ck_assert_double_gt(compute, 0);
		ck_assert_double_ge(finish, 0);
		ck_assert_double_le(start_up + compute + finish, (map->end - map->start) * (1 + 1e-9));
	}
	if (takes("transfer")) {
		bool copied = _i == 0;
		ck_assert_double_eq(metric(&metrics, "copied_bytes"), copied ? 2 * (100000 * 8 + 3 * 8) : 0);
		ck_assert_int_eq(metric(&metrics, "copy_seconds") > 0, copied);
		ck_assert_double_le(metric(&metrics, "copy_seconds"), map->end - map->start);
	}
	answer_free(&metrics);
	KERNEL->finish(map);
}
END_TEST

START_TEST(chunks_are_contiguous_and_of_equal_length_but_for_the_last)
{
	for (int64_t count = 1; count < 50; count++)
		for (int workers = 1; workers < 60; workers++) {
			const struct square_map map = {.count = count, .workers = workers};
			int64_t next = 0, begin, length = (count + workers - 1) / workers;
			for (int i = 0; i < workers; i++) {
				int64_t got = square_map_chunk(&map, i, &begin);
				ck_assert_int_eq(begin, next);
				ck_assert_int_eq(got, count - next < length ? count - next : length);
				next += got;
			}
			ck_assert_int_eq(next, count);
		}
}
END_TEST

static void assert_refused(const char *n, const char *workers, const char *transfer, const char *message)
{
	struct params params = params_of(n, workers, transfer);
	struct error err = ERROR_INIT;
	void *state = NULL;
	ck_assert_msg(!KERNEL->prepare(&state, &params, &err), "%s was taken", n);
	ck_assert_str_eq(err.message, message);
	KERNEL->finish(state);
	params_free(&params);
}

START_TEST(bad_parameters_are_refused_with_their_name)
{
	assert_refused("0", "1", "shared", "parameter n: 0 is not within 1 ... 4000000000");
	assert_refused("ten", "1", "shared", "parameter n: 'ten' is not a whole number");
	if (takes("workers"))
		assert_refused("10", "513", "shared", "parameter workers: 513 is not within 1 ... 512");
	if (takes("transfer"))
		assert_refused("10", "1", "telepathy",
			       "parameter transfer: 'telepathy' is not one of pickling, shared");
}
END_TEST

START_TEST(finish_takes_nothing_too)
{
	KERNEL->finish(NULL);
}
END_TEST

static TCase *square_map_tests(void)
{
	TCase *tests = tcase_create("square-map");
	int ways = takes("transfer") ? 2 : 1;
	tcase_add_loop_test(tests, the_answer_is_the_golden_one, 0, COUNT_OF(goldens));
	tcase_add_loop_test(tests, each_run_starts_anew, 0, ways);
	tcase_add_loop_test(tests, squares_wrap_around, 0, ways);
	tcase_add_test(tests, a_kernel_that_did_not_run_has_no_right_answer);
	tcase_add_loop_test(tests, metrics_share_out_the_time_of_the_run, 0, ways);
	tcase_add_test(tests, chunks_are_contiguous_and_of_equal_length_but_for_the_last);
	tcase_add_test(tests, bad_parameters_are_refused_with_their_name);
	tcase_add_test(tests, finish_takes_nothing_too);
	return tests;
}

CHECK_MAIN(backend.name, square_map_tests)

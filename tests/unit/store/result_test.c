#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../check_main.h"
#include "base/mem.h"
#include "fixture.h"

TCase *result_tests(void);

static struct store *store;
static struct run run;

static void make(void)
{
	fixture_make();
	store = open_store();
	put_basics(store);
	run = put_run(store, 1000);
}

static void unmake(void)
{
	run_free(&run);
	store_close(store);
	fixture_remove();
}

static void put(int64_t run_id, const char *benchmark, const char *backend, const char *params, struct visit visit)
{
	struct point point = make_point(benchmark, backend, params);
	put_visit(store, run_id, &point, &visit);
	point_free(&point);
	visit_free(&visit);
}

/* Lists what is read, one result a word, and looks into the first. */
struct seen {
	struct buf list;
	size_t count, limit;
	void (*look)(const struct result *result);
};

static bool take(void *context, const struct result *result)
{
	struct seen *seen = context;
	buf_printf(&seen->list, "%s/%s:", result->point.benchmark, result->point.backend);
	params_write(&seen->list, &result->point.params);
	buf_char(&seen->list, ' ');
	if (seen->look)
		seen->look(result);
	return ++seen->count != seen->limit;
}

static void assert_list(const struct result_filter *filter, const char *expected)
{
	struct seen seen = {.list = BUF_INIT};
	must(store_each_result(store, filter, take, &seen, &err));
	ck_assert_str_eq(seen.list.data, expected);
	buf_free(&seen.list);
}

static void look_at_one(void (*look)(const struct result *result))
{
	struct seen seen = {.list = BUF_INIT, .look = look};
	must(store_each_result(store, NULL, take, &seen, &err));
	ck_assert_uint_eq(seen.count, 1);
	buf_free(&seen.list);
}

static void is_as_it_was_put(const struct result *result)
{
	ck_assert_str_eq(result->commit, SHA);
	ck_assert_str_eq(result->machine, FINGERPRINT);
	ck_assert_int_eq(result->run_id, run.id);
	ck_assert(!result->dirty);
	ck_assert_int_eq(result->state, STATE_OK);
	ck_assert_ptr_null(result->reason);
	ck_assert_str_eq(answer_find(&result->answer, "sum")->text, "42");
	ck_assert_double_eq(result->flops, 1e9);
	ck_assert_double_eq(result->bytes, 2e6);
	ck_assert_double_eq(result->elements, 3e3);
	ck_assert_uint_eq(result->peak_bytes, 4096);
	ck_assert_double_eq(result->cpu_seconds, 1.5);
	ck_assert_uint_eq(result->visit_count, 2);
	const struct visit *visit = &result->visits[1];
	struct visit put = make_visit(1, 0.2);
	ck_assert_int_eq(visit->round, 1);
	ck_assert_int_eq(visit->order, put.order);
	ck_assert_int_eq(visit->started_ns, put.started_ns);
	ck_assert_double_eq(visit->seconds, put.seconds);
	ck_assert_double_eq(visit->overhead_seconds, put.overhead_seconds);
	ck_assert_uint_eq(visit->iterations, 12);
	ck_assert_ptr_null(visit->stderr_tail);
	ck_assert_uint_eq(visit->sample_count, put.sample_count);
	ck_assert_mem_eq(visit->samples, put.samples, put.sample_count * sizeof(double));
	ck_assert_mem_eq(&visit->usage, &put.usage, sizeof put.usage);
	ck_assert_mem_eq(&visit->noise, &put.noise, sizeof put.noise);
	ck_assert_uint_eq(visit->library_count, 1);
	ck_assert_str_eq(visit->libraries[0].name, "blis");
	ck_assert_int_eq(visit->libraries[0].threads, 2);
	visit_free(&put);
}

START_TEST(a_result_comes_back_with_all_of_its_visits)
{
	put(run.id, "mandelbrot", "serial", "width=100", make_visit(1, 0.2));
	put(run.id, "mandelbrot", "serial", "width=100", make_visit(0, 0.1));
	look_at_one(is_as_it_was_put);
}
END_TEST

static void is_unknown(const struct result *result)
{
	const struct visit *visit = &result->visits[0];
	ck_assert(isnan(result->flops) && isnan(result->bytes) && isnan(result->elements) &&
		  isnan(result->cpu_seconds));
	ck_assert(isnan(visit->seconds) && isnan(visit->usage.user_seconds) && isnan(visit->noise.load));
	ck_assert_uint_eq(visit->sample_count, 0);
	ck_assert_uint_eq(visit->library_count, 0);
	ck_assert_uint_eq(visit->answer.count, 0);
}

START_TEST(what_is_unknown_stays_unknown)
{
	struct visit visit = {.state = STATE_SKIPPED, .reason = "needs 4 GiB, 1 GiB free", .seconds = NAN};
	visit.usage.user_seconds = visit.usage.system_seconds = NAN;
	visit.noise = (struct noise){NAN, NAN, NAN, NAN, NAN, NAN};
	struct point point = make_point("mandelbrot", "serial", "");
	struct visit_key key = {run.id, &point, put_basics(store), NAN, NAN, NAN};
	must(store_put_visit(store, &key, &visit, &err));
	look_at_one(is_unknown);
	point_free(&point);
}
END_TEST

static void has_extreme_values(const struct result *result)
{
	const struct visit *visit = &result->visits[0];
	ck_assert_double_eq(visit->samples[0], 5e-324);
	ck_assert_double_eq(visit->samples[1], 1.7976931348623157e308);
	ck_assert_double_eq(visit->samples[2], 0.1 + 0.2);
	ck_assert_str_eq(visit->answer.items[0].text, "18446744073709551615");
	ck_assert(isnan(visit->answer.items[1].number));
	ck_assert_str_eq(visit->stderr_tail, "\xff\xfe 'odd' \033[0m\n");
}

START_TEST(numbers_and_bytes_survive_exactly)
{
	struct visit visit = {.stderr_tail = mem_text("\xff\xfe 'odd' \033[0m\n")};
	visit_add_sample(&visit, 5e-324);
	visit_add_sample(&visit, 1.7976931348623157e308);
	visit_add_sample(&visit, 0.1 + 0.2);
	answer_uint(&visit.answer, "sum", UINT64_MAX);
	answer_number(&visit.answer, "residual", NAN);
	put(run.id, "mandelbrot", "serial", "", visit);
	look_at_one(has_extreme_values);
}
END_TEST

START_TEST(samples_are_little_endian_doubles)
{
	struct visit visit = {0};
	visit_add_sample(&visit, 0.25);
	put(run.id, "mandelbrot", "serial", "", visit);
	ck_assert_int_eq(number_of("SELECT samples = x'000000000000d03f' FROM sample"), 1);
}
END_TEST

static void is_the_second_try(const struct result *result)
{
	ck_assert_uint_eq(result->visit_count, 1);
	ck_assert_double_eq(result->visits[0].samples[1], 0.7);
}

START_TEST(a_visit_of_the_same_round_replaces_the_older)
{
	put(run.id, "mandelbrot", "serial", "", make_visit(0, 0.1));
	put(run.id, "mandelbrot", "serial", "", make_visit(0, 0.7));
	look_at_one(is_the_second_try);
}
END_TEST

/* --- the state of a result --- */

static struct visit bad_visit(int round, enum state state, const char *reason)
{
	struct visit visit = {.round = round};
	visit_fail(&visit, state, "%s", reason);
	answer_int(&visit.answer, "sum", -1);
	return visit;
}

static enum state state_seen;
static char reason_seen[64];
static char sum_seen[16];

static void note_state(const struct result *result)
{
	state_seen = result->state;
	snprintf(reason_seen, sizeof reason_seen, "%s", result->reason ? result->reason : "none");
	snprintf(sum_seen, sizeof sum_seen, "%s", answer_find(&result->answer, "sum")->text);
}

static void assert_state(enum state state, const char *reason, const char *sum)
{
	look_at_one(note_state);
	ck_assert_int_eq(state_seen, state);
	ck_assert_str_eq(reason_seen, reason);
	ck_assert_str_eq(sum_seen, sum);
}

START_TEST(one_good_visit_makes_a_good_result)
{
	put(run.id, "mandelbrot", "serial", "", bad_visit(0, STATE_CRASHED, "died of signal 11"));
	put(run.id, "mandelbrot", "serial", "", make_visit(1, 0.1));
	put(run.id, "mandelbrot", "serial", "", bad_visit(2, STATE_TIMED_OUT, "took more than 5 s"));
	assert_state(STATE_OK, "none", "42");
}
END_TEST

START_TEST(one_wrong_answer_makes_a_failed_result)
{
	put(run.id, "mandelbrot", "serial", "", bad_visit(0, STATE_FAILED, "wrong answer: sum is -1, must be 42"));
	put(run.id, "mandelbrot", "serial", "", make_visit(1, 0.1));
	assert_state(STATE_FAILED, "wrong answer: sum is -1, must be 42", "-1");
}
END_TEST

START_TEST(without_a_good_visit_the_last_one_tells_why)
{
	put(run.id, "mandelbrot", "serial", "", bad_visit(0, STATE_CRASHED, "died of signal 11"));
	put(run.id, "mandelbrot", "serial", "", bad_visit(1, STATE_OUT_OF_MEMORY, "used more than 1 GiB"));
	assert_state(STATE_OUT_OF_MEMORY, "used more than 1 GiB", "-1");
}
END_TEST

/* --- order and filters --- */

static void put_several(void)
{
	put(run.id, "mandelbrot", "serial", "width=1000", make_visit(0, 0.1));
	put(run.id, "mandelbrot", "serial", "width=250", make_visit(0, 0.1));
	put(run.id, "mandelbrot", "openmp", "threads=10,width=100", make_visit(0, 0.1));
	put(run.id, "mandelbrot", "openmp", "threads=2,width=100", make_visit(0, 0.1));
	put(run.id, "dgemm", "blis", "n=64", make_visit(0, 0.1));
}

START_TEST(results_come_by_benchmark_backend_and_parameters)
{
	put_several();
	assert_list(NULL,
		    "dgemm/blis:n=64 mandelbrot/openmp:threads=2,width=100 mandelbrot/openmp:threads=10,width=100 "
		    "mandelbrot/serial:width=250 mandelbrot/serial:width=1000 ");
}
END_TEST

START_TEST(each_filter_leaves_only_its_own)
{
	put_several();
	struct commit other = {.sha = OTHER_SHA};
	must(store_put_commit(store, &other, &err));
	struct run second = {.commit = mem_text(OTHER_SHA), .machine = mem_text(FINGERPRINT), .started = 2000};
	must(store_start_run(store, &second, &err));
	put(second.id, "dgemm", "atlas", "n=64", make_visit(0, 0.1));
	assert_list(&(struct result_filter){.benchmark = "dgemm"}, "dgemm/atlas:n=64 dgemm/blis:n=64 ");
	assert_list(&(struct result_filter){.backend = "blis"}, "dgemm/blis:n=64 ");
	assert_list(&(struct result_filter){.commit = OTHER_SHA}, "dgemm/atlas:n=64 ");
	assert_list(&(struct result_filter){.run_id = second.id}, "dgemm/atlas:n=64 ");
	assert_list(
		&(struct result_filter){.benchmark = "dgemm", .commit = SHA, .run_id = run.id, .machine = FINGERPRINT},
		"dgemm/blis:n=64 ");
	assert_list(&(struct result_filter){.machine = "elsewhere"}, "");
	run_free(&second);
}
END_TEST

START_TEST(results_of_one_point_come_by_the_start_of_their_runs)
{
	struct run earlier = put_run(store, 500);
	put(run.id, "mandelbrot", "serial", "", make_visit(0, 0.1));
	put(earlier.id, "mandelbrot", "serial", "", make_visit(0, 0.1));
	put(earlier.id, "mandelbrot", "serial", "", make_visit(1, 0.1));
	struct seen seen = {.list = BUF_INIT, .limit = 1, .look = NULL};
	must(store_each_result(store, &(struct result_filter){.run_id = earlier.id}, take, &seen, &err));
	ck_assert_uint_eq(seen.count, 1);
	assert_list(NULL, "mandelbrot/serial: mandelbrot/serial: ");
	buf_free(&seen.list);
	run_free(&earlier);
}
END_TEST

START_TEST(false_from_the_callback_ends_the_reading)
{
	put_several();
	struct seen seen = {.list = BUF_INIT, .limit = 2};
	must(store_each_result(store, NULL, take, &seen, &err));
	ck_assert_uint_eq(seen.count, 2);
	buf_free(&seen.list);
	/* The transaction has ended: writing is possible. */
	put(run.id, "mandelbrot", "serial", "", make_visit(0, 0.1));
}
END_TEST

static size_t inner_count;

static bool count_inner(void *context, const struct result *result)
{
	(void)context, (void)result;
	inner_count++;
	return true;
}

static bool read_within(void *context, const struct result *result)
{
	bool found;
	struct environment environment;
	must(store_get_environment(context, result->environment, &environment, &found, &err));
	ck_assert(found);
	environment_free(&environment);
	must(store_each_result(context, NULL, count_inner, NULL, &err));
	return true;
}

START_TEST(a_callback_may_read)
{
	put_several();
	inner_count = 0;
	must(store_each_result(store, NULL, read_within, store, &err));
	ck_assert_uint_eq(inner_count, 25);
}
END_TEST

START_TEST(a_visit_without_its_run_or_environment_is_refused_and_leaves_no_trace)
{
	struct point point = make_point("new", "serial", "");
	struct visit visit = make_visit(0, 0.1);
	struct visit_key key = {run.id, &point, "unknown", NAN, NAN, NAN};
	struct error err = ERROR_INIT;
	ck_assert(!store_put_visit(store, &key, &visit, &err));
	ck_assert_msg(strstr(err.message, "or no environment unknown: a visit needs both"), "%s", err.message);
	key = (struct visit_key){999, &point, put_basics(store), NAN, NAN, NAN};
	ck_assert(!store_put_visit(store, &key, &visit, &err));
	ck_assert_msg(strstr(err.message, "has no run 999"), "%s", err.message);
	ck_assert_int_eq(number_of("SELECT count(*) FROM point"), 0);
	visit_free(&visit);
	point_free(&point);
}
END_TEST

TCase *result_tests(void)
{
	TCase *tests = tcase_create("results");
	tcase_add_checked_fixture(tests, make, unmake);
	tcase_add_test(tests, a_result_comes_back_with_all_of_its_visits);
	tcase_add_test(tests, what_is_unknown_stays_unknown);
	tcase_add_test(tests, numbers_and_bytes_survive_exactly);
	tcase_add_test(tests, samples_are_little_endian_doubles);
	tcase_add_test(tests, a_visit_of_the_same_round_replaces_the_older);
	tcase_add_test(tests, one_good_visit_makes_a_good_result);
	tcase_add_test(tests, one_wrong_answer_makes_a_failed_result);
	tcase_add_test(tests, without_a_good_visit_the_last_one_tells_why);
	tcase_add_test(tests, results_come_by_benchmark_backend_and_parameters);
	tcase_add_test(tests, each_filter_leaves_only_its_own);
	tcase_add_test(tests, results_of_one_point_come_by_the_start_of_their_runs);
	tcase_add_test(tests, false_from_the_callback_ends_the_reading);
	tcase_add_test(tests, a_callback_may_read);
	tcase_add_test(tests, a_visit_without_its_run_or_environment_is_refused_and_leaves_no_trace);
	return tests;
}

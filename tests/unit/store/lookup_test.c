#include <math.h>

#include "../check_main.h"
#include "base/mem.h"
#include "fixture.h"

TCase *lookup_tests(void);

static struct store *store;
static struct run run;
static struct point point;
static const char *environment;

static void make(void)
{
	fixture_make();
	store = open_store();
	environment = put_basics(store);
	run = put_run(store, 1000);
	point = make_point("mandelbrot", "serial", "maxiter=1000,width=100");
}

static void unmake(void)
{
	point_free(&point);
	run_free(&run);
	store_close(store);
	fixture_remove();
}

static void put(int64_t run_id, int round, double seconds)
{
	struct visit visit = make_visit(round, seconds);
	put_visit(store, run_id, &point, &visit);
	visit_free(&visit);
}

static int64_t count(const char *commit, const char *machine, const char *hash)
{
	int64_t found;
	must(store_count_visits(store, commit, machine, hash, &point, &found, &err));
	return found;
}

START_TEST(rounds_are_counted_once_over_all_clean_runs)
{
	ck_assert_int_eq(count(SHA, FINGERPRINT, environment), 0);
	put(run.id, 0, 0.1);
	put(run.id, 1, 0.1);
	struct run again = put_run(store, 2000);
	put(again.id, 1, 0.1);
	put(again.id, 2, 0.1);
	ck_assert_int_eq(count(SHA, FINGERPRINT, environment), 3);
	ck_assert_int_eq(count(OTHER_SHA, FINGERPRINT, environment), 0);
	ck_assert_int_eq(count(SHA, "elsewhere", environment), 0);
	ck_assert_int_eq(count(SHA, FINGERPRINT, "other"), 0);
	run_free(&again);
}
END_TEST

START_TEST(visits_of_dirty_runs_do_not_count)
{
	struct run dirty = {.commit = mem_text(SHA), .machine = mem_text(FINGERPRINT), .dirty = true};
	must(store_start_run(store, &dirty, &err));
	put(dirty.id, 0, 0.1);
	ck_assert_int_eq(count(SHA, FINGERPRINT, environment), 0);
	run_free(&dirty);
}
END_TEST

static bool has(int64_t run_id, int round)
{
	bool found;
	must(store_has_visit(store, run_id, &point, round, &found, &err));
	return found;
}

START_TEST(a_stored_round_is_known_in_its_own_run)
{
	put(run.id, 1, 0.1);
	ck_assert(has(run.id, 1));
	ck_assert(!has(run.id, 0));
	ck_assert(!has(run.id + 1, 1));
	mem_replace(&point.backend, "openmp");
	ck_assert(!has(run.id, 1));
}
END_TEST

static double last_seconds(const char *machine)
{
	double seconds;
	must(store_last_seconds(store, machine, &point, &seconds, &err));
	return seconds;
}

START_TEST(the_last_good_result_tells_how_long_a_point_takes)
{
	ck_assert(isnan(last_seconds(FINGERPRINT)));
	put(run.id, 0, 0.1);
	put(run.id, 1, 0.3);
	put(run.id, 2, 0.2);
	ck_assert_double_eq(last_seconds(FINGERPRINT), 0.2);
	ck_assert(isnan(last_seconds("elsewhere")));
	struct run later = put_run(store, 2000), earlier = put_run(store, 500);
	put(later.id, 0, 0.7);
	put(earlier.id, 0, 0.9);
	ck_assert_double_eq(last_seconds(FINGERPRINT), 0.7);
	run_free(&later);
	run_free(&earlier);
}
END_TEST

START_TEST(a_later_result_that_is_wrong_is_passed_over)
{
	put(run.id, 0, 0.1);
	struct run later = put_run(store, 2000);
	put(later.id, 0, 0.7);
	struct visit wrong = {.round = 1};
	visit_fail(&wrong, STATE_FAILED, "wrong answer");
	put_visit(store, later.id, &point, &wrong);
	ck_assert_double_eq(last_seconds(FINGERPRINT), 0.1);
	visit_free(&wrong);
	run_free(&later);
}
END_TEST

TCase *lookup_tests(void)
{
	TCase *tests = tcase_create("lookup");
	tcase_add_checked_fixture(tests, make, unmake);
	tcase_add_test(tests, rounds_are_counted_once_over_all_clean_runs);
	tcase_add_test(tests, visits_of_dirty_runs_do_not_count);
	tcase_add_test(tests, a_stored_round_is_known_in_its_own_run);
	tcase_add_test(tests, the_last_good_result_tells_how_long_a_point_takes);
	tcase_add_test(tests, a_later_result_that_is_wrong_is_passed_over);
	return tests;
}

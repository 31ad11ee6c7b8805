#include <math.h>

#include "../check_main.h"
#include "base/mem.h"
#include "fixture.h"

TCase *lookup_tests(void);

static struct store *store;
static struct run run;
static struct point point;

static void make(void)
{
	fixture_make();
	store = open_store();
	put_basics(store);
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
	tcase_add_test(tests, the_last_good_result_tells_how_long_a_point_takes);
	tcase_add_test(tests, a_later_result_that_is_wrong_is_passed_over);
	return tests;
}

/* Records of another database: what is there stays, what is missing comes, what is later counts. */
#include "store/take.h"

#include <math.h>
#include <string.h>

#include "../check_main.h"
#include "base/mem.h"
#include "fixture.h"

#define KEY "0123456789abcdef0123456789abcdef"

TCase *take_tests(void);

static struct store *store;
static struct point point;
static const char *environment;

static void make(void)
{
	fixture_make();
	store = open_store();
	environment = put_basics(store);
	point = make_point("mandelbrot", "serial", "n=100");
}

static void unmake(void)
{
	point_free(&point);
	store_close(store);
	fixture_remove();
}

static struct run make_run(int64_t finished)
{
	return (struct run){.key = mem_text(KEY),
			    .commit = mem_text(SHA),
			    .machine = mem_text(FINGERPRINT),
			    .started = 1000,
			    .finished = finished,
			    .seed = 7};
}

/* The run that ended then, or did not (0). */
static enum taken take_run(int64_t finished, int64_t *id)
{
	enum taken taken;
	struct run run = make_run(finished);
	must(store_take_run(store, &run, &taken, &err));
	*id = run.id;
	run_free(&run);
	return taken;
}

static enum taken take_result(int64_t run, double flops, int64_t *id)
{
	enum taken taken;
	const struct visit_key key = {run, &point, environment, flops, NAN, NAN};
	must(store_take_result(store, &key, id, &taken, &err));
	return taken;
}

static enum taken take_visit(int64_t result, int round, int64_t started_ns, double seconds)
{
	enum taken taken;
	struct visit visit = make_visit(round, seconds);
	visit.started_ns = started_ns;
	answer_number(&visit.metrics, "ranks", seconds);
	must(store_take_visit(store, result, &visit, &taken, &err));
	visit_free(&visit);
	return taken;
}

static enum taken take_plane(int64_t result, const char *name)
{
	enum taken taken;
	struct planes planes = {0};
	struct plane plane = {.name = mem_text(name),
			      .title = mem_text("A plane"),
			      .rows = 1,
			      .columns = 1,
			      .width = NAN,
			      .kept_rows = 1,
			      .kept_columns = 1,
			      .values = mem_zero(1, sizeof *plane.values)};
	planes_add(&planes, plane);
	must(store_take_planes(store, result, &planes, &taken, &err));
	planes_free(&planes);
	return taken;
}

START_TEST(what_is_there_stays_as_it_is)
{
	enum taken taken;
	must(store_take_commit(store, &(struct commit){.sha = SHA, .subject = "Other words"}, &taken, &err));
	ck_assert_int_eq(taken, TAKEN_NOT);
	must(store_take_machine(store, &(struct machine){.fingerprint = FINGERPRINT, .name = "another"}, &taken, &err));
	ck_assert_int_eq(taken, TAKEN_NOT);
	must(store_take_environment(store, &(struct environment){.hash = (char *)environment}, &taken, &err));
	ck_assert_int_eq(taken, TAKEN_NOT);
	ck_assert_int_eq(number_of("SELECT count(*) FROM commit_ WHERE subject = 'Begin'"), 1);
	ck_assert_int_eq(number_of("SELECT count(*) FROM machine WHERE name = 'a machine'"), 1);
	ck_assert_int_eq(number_of("SELECT count(*) FROM environment WHERE json LIKE '%debian%'"), 1);
}
END_TEST

START_TEST(what_is_missing_comes)
{
	enum taken taken;
	must(store_take_commit(store, &(struct commit){.sha = OTHER_SHA}, &taken, &err));
	ck_assert_int_eq(taken, TAKEN_NEW);
	must(store_take_machine(store, &(struct machine){.fingerprint = "ba9876543210"}, &taken, &err));
	ck_assert_int_eq(taken, TAKEN_NEW);
	must(store_take_environment(store, &(struct environment){.hash = (char *)KEY}, &taken, &err));
	ck_assert_int_eq(taken, TAKEN_NEW);
	ck_assert_int_eq(number_of("SELECT count(*) FROM commit_"), 2);
	ck_assert_int_eq(number_of("SELECT count(*) FROM machine"), 2);
	ck_assert_int_eq(number_of("SELECT count(*) FROM environment"), 2);
}
END_TEST

START_TEST(a_run_that_did_not_end_takes_the_end_that_comes)
{
	int64_t first, id;
	ck_assert_int_eq(take_run(0, &first), TAKEN_NEW);
	ck_assert_int_eq(take_run(0, &id), TAKEN_NOT);
	ck_assert_int_eq(id, first);
	ck_assert_int_eq(take_run(1100, &id), TAKEN_CHANGED);
	ck_assert_int_eq(take_run(0, &id), TAKEN_NOT);
	ck_assert_int_eq(take_run(1200, &id), TAKEN_NOT);
	ck_assert_int_eq(number_of("SELECT finished FROM run"), 1100);
}
END_TEST

START_TEST(two_runs_of_one_key_are_an_error)
{
	enum taken taken;
	int64_t id;
	struct error err = ERROR_INIT;
	take_run(0, &id);
	struct run run = make_run(0);
	run.seed = 8;
	ck_assert(!store_take_run(store, &run, &taken, &err));
	ck_assert_msg(strstr(err.message, "has another run of the key " KEY) != NULL, "%s", err.message);
	run_free(&run);
}
END_TEST

START_TEST(a_run_needs_its_commit_and_machine)
{
	enum taken taken;
	struct error err = ERROR_INIT;
	struct run run = make_run(0);
	mem_replace(&run.commit, OTHER_SHA);
	ck_assert(!store_take_run(store, &run, &taken, &err));
	ck_assert_msg(strstr(err.message, "a run needs both") != NULL, "%s", err.message);
	run_free(&run);
}
END_TEST

START_TEST(results_and_visits_come_once)
{
	int64_t run, first, id;
	take_run(0, &run);
	ck_assert_int_eq(take_result(run, 1e9, &first), TAKEN_NEW);
	ck_assert_int_eq(take_result(run, 2e9, &id), TAKEN_NOT);
	ck_assert_int_eq(id, first);
	ck_assert_int_eq(number_of("SELECT flops = 1e9 FROM result"), 1);
	ck_assert_int_eq(take_visit(id, 0, 500, 0.1), TAKEN_NEW);
	ck_assert_int_eq(take_visit(id, 1, 600, 0.1), TAKEN_NEW);
	ck_assert_int_eq(take_visit(id, 0, 500, 0.2), TAKEN_NOT);
	ck_assert_int_eq(number_of("SELECT count(*) FROM sample"), 2);
	ck_assert_int_eq(number_of("SELECT count(*) FROM metric"), 2);
}
END_TEST

START_TEST(of_two_visits_of_a_round_the_later_one_counts)
{
	int64_t run, id;
	take_run(0, &run);
	take_result(run, 1e9, &id);
	take_visit(id, 0, 500, 0.1);
	ck_assert_int_eq(take_visit(id, 0, 501, 0.2), TAKEN_CHANGED);
	ck_assert_int_eq(take_visit(id, 0, 500, 0.1), TAKEN_NOT);
	ck_assert_int_eq(number_of("SELECT started_ns FROM sample"), 501);
	ck_assert_int_eq(number_of("SELECT value = 0.2 FROM metric"), 1);
}
END_TEST

START_TEST(planes_of_a_later_run_take_the_place_of_older_ones)
{
	int64_t id, later_id;
	struct run earlier = put_run(store, 1000), later = put_run(store, 2000);
	take_result(earlier.id, 1e9, &id);
	take_result(later.id, 1e9, &later_id);
	ck_assert_int_eq(take_plane(id, "first"), TAKEN_NEW);
	ck_assert_int_eq(take_plane(id, "again"), TAKEN_NOT);
	ck_assert_int_eq(take_plane(later_id, "second"), TAKEN_CHANGED);
	ck_assert_int_eq(take_plane(id, "first"), TAKEN_NOT);
	ck_assert_int_eq(number_of("SELECT count(*) FROM plane"), 1);
	ck_assert_int_eq(number_of("SELECT count(*) FROM plane WHERE name = 'second'"), 1);
	run_free(&earlier);
	run_free(&later);
}
END_TEST

START_TEST(what_is_given_up_was_never_there)
{
	int64_t id;
	must(store_take_begin(store, &err));
	take_run(0, &id);
	take_result(id, 1e9, &id);
	take_visit(id, 0, 500, 0.1);
	ck_assert(!store_take_end(store, false, NULL));
	ck_assert_int_eq(number_of("SELECT (SELECT count(*) FROM run) + (SELECT count(*) FROM sample)"), 0);
	must(store_take_begin(store, &err));
	take_run(0, &id);
	must(store_take_end(store, true, &err));
	ck_assert_int_eq(number_of("SELECT count(*) FROM run"), 1);
}
END_TEST

TCase *take_tests(void)
{
	TCase *tests = tcase_create("take");
	tcase_add_checked_fixture(tests, make, unmake);
	tcase_add_test(tests, what_is_there_stays_as_it_is);
	tcase_add_test(tests, what_is_missing_comes);
	tcase_add_test(tests, a_run_that_did_not_end_takes_the_end_that_comes);
	tcase_add_test(tests, two_runs_of_one_key_are_an_error);
	tcase_add_test(tests, a_run_needs_its_commit_and_machine);
	tcase_add_test(tests, results_and_visits_come_once);
	tcase_add_test(tests, of_two_visits_of_a_round_the_later_one_counts);
	tcase_add_test(tests, planes_of_a_later_run_take_the_place_of_older_ones);
	tcase_add_test(tests, what_is_given_up_was_never_there);
	return tests;
}

/* Metrics and planes of visits: what is stored comes back, and what is newer takes the place of what is older. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../check_main.h"
#include "base/mem.h"
#include "fixture.h"

TCase *plane_tests(void);

static struct store *store;
static struct point point;

static void make(void)
{
	fixture_make();
	store = open_store();
	put_basics(store);
	point = make_point("coronagraph", "serial", "n=64");
}

static void unmake(void)
{
	point_free(&point);
	store_close(store);
	fixture_remove();
}

static struct plane make_plane(const char *name, size_t rows, size_t columns, float first)
{
	struct plane plane = {.name = mem_text(name),
			      .title = mem_printf("The %s", name),
			      .rows = 4 * rows,
			      .columns = 4 * columns,
			      .log_scale = rows > 2,
			      .width = NAN,
			      .kept_rows = rows,
			      .kept_columns = columns,
			      .low = -1e-30,
			      .high = 2e30};
	plane.values = mem_zero(rows * columns, sizeof *plane.values);
	for (size_t i = 0; i < rows * columns; i++)
		plane.values[i] = first + (float)i;
	return plane;
}

static void put(const struct run *run, struct visit visit)
{
	put_visit(store, run->id, &point, &visit);
	visit_free(&visit);
}

/* A visit with one plane of one number. */
static struct visit visit_with(int round, const char *name, float number)
{
	struct visit visit = make_visit(round, 0.1);
	planes_add(&visit.planes, make_plane(name, 1, 1, number));
	return visit;
}

/* --- what is read --- */

struct seen {
	int64_t result_id;
	size_t results, planes, metrics;
	double last_metric;
};

static bool look(void *context, const struct result *result)
{
	struct seen *seen = context;
	seen->results++;
	if (result->plane_count) {
		seen->result_id = result->id;
		seen->planes += result->plane_count;
	}
	for (size_t i = 0; i < result->visit_count; i++) {
		const struct answer *metrics = &result->visits[i].metrics;
		seen->metrics += metrics->count;
		if (metrics->count)
			seen->last_metric = metrics->items[metrics->count - 1].number;
	}
	return true;
}

static struct seen read_all(void)
{
	struct seen seen = {0};
	must(store_each_result(store, NULL, look, &seen, &err));
	return seen;
}

static struct planes planes_of(int64_t result_id)
{
	struct planes planes = {0};
	must(store_get_planes(store, result_id, &planes, &err));
	return planes;
}

/* "pupil:1 lyot:2", the first number of each, over all results in the order of their runs. */
static void expect_planes(const char *expected)
{
	struct buf list = BUF_INIT;
	for (int64_t id = 1; id <= 9; id++) {
		struct planes planes = planes_of(id);
		for (size_t i = 0; i < planes.count; i++)
			buf_printf(&list, "%s%s:%g", list.length ? " " : "", planes.items[i].name,
				   (double)planes.items[i].values[0]);
		planes_free(&planes);
	}
	ck_assert_str_eq(list.data, expected);
	buf_free(&list);
}

/* --- tests --- */

START_TEST(metrics_come_back_with_their_visit)
{
	struct run run = put_run(store, 1000);
	for (int round = 0; round < 3; round++) {
		struct visit visit = make_visit(round, 0.1);
		if (round != 1) {
			answer_number(&visit.metrics, "start_up_seconds", 0.001 * (round + 1));
			answer_uint(&visit.metrics, "ranks", 4);
		}
		put(&run, visit);
	}
	struct seen seen = read_all();
	ck_assert_uint_eq(seen.results, 1);
	ck_assert_uint_eq(seen.metrics, 4);
	ck_assert_double_eq(seen.last_metric, 0.003);
	run_free(&run);
}
END_TEST

START_TEST(a_visit_that_replaces_another_brings_its_own_metrics)
{
	struct run run = put_run(store, 1000);
	struct visit visit = make_visit(0, 0.1);
	answer_number(&visit.metrics, "start_up_seconds", 1);
	answer_number(&visit.metrics, "copied_bytes", 2);
	put(&run, visit);
	visit = make_visit(0, 0.2);
	answer_number(&visit.metrics, "start_up_seconds", 3);
	put(&run, visit);
	struct seen seen = read_all();
	ck_assert_uint_eq(seen.metrics, 1);
	ck_assert_double_eq(seen.last_metric, 3);
	put(&run, make_visit(0, 0.2));
	ck_assert_uint_eq(read_all().metrics, 0);
	run_free(&run);
}
END_TEST

START_TEST(metrics_and_planes_go_with_their_run)
{
	struct run run = put_run(store, 1000);
	struct visit visit = visit_with(0, "pupil", 1);
	answer_number(&visit.metrics, "start_up_seconds", 1);
	put(&run, visit);
	ck_assert_int_eq(number_of("SELECT (SELECT count(*) FROM plane) + (SELECT count(*) FROM metric)"), 2);
	execute("PRAGMA foreign_keys = ON; DELETE FROM run");
	ck_assert_int_eq(number_of("SELECT (SELECT count(*) FROM plane) + (SELECT count(*) FROM metric)"), 0);
	run_free(&run);
}
END_TEST

START_TEST(planes_come_back_in_the_order_of_the_computation)
{
	struct run run = put_run(store, 1000);
	struct visit visit = make_visit(0, 0.1);
	planes_add(&visit.planes, make_plane("pupil", 3, 5, 0.5F));
	planes_add(&visit.planes, make_plane("lyot", 2, 2, 1e-38F));
	visit.planes.items[1].width = 2.5;
	visit.planes.items[1].width_unit = mem_text("m");
	put(&run, visit);
	struct seen seen = read_all();
	ck_assert_uint_eq(seen.planes, 2);
	struct planes planes = planes_of(seen.result_id);
	const struct plane *pupil = &planes.items[0], *lyot = &planes.items[1];
	ck_assert_uint_eq(planes.count, 2);
	ck_assert_str_eq(pupil->name, "pupil");
	ck_assert_str_eq(pupil->title, "The pupil");
	ck_assert(pupil->log_scale && !lyot->log_scale);
	ck_assert_uint_eq(pupil->rows, 12);
	ck_assert_uint_eq(pupil->columns, 20);
	ck_assert_uint_eq(pupil->kept_rows, 3);
	ck_assert_uint_eq(pupil->kept_columns, 5);
	for (size_t i = 0; i < 15; i++)
		ck_assert_float_eq(pupil->values[i], 0.5F + (float)i);
	ck_assert_double_nan(pupil->width);
	ck_assert_ptr_null(pupil->width_unit);
	ck_assert_double_eq(lyot->width, 2.5);
	ck_assert_str_eq(lyot->width_unit, "m");
	ck_assert_float_eq(lyot->values[0], 1e-38F);
	ck_assert_double_eq(lyot->low, -1e-30);
	ck_assert_double_eq(lyot->high, 2e30);
	planes_free(&planes);
	run_free(&run);
}
END_TEST

/* 1.0f is 0x3f800000. */
START_TEST(numbers_are_stored_little_endian)
{
	struct run run = put_run(store, 1000);
	put(&run, visit_with(0, "pupil", 1));
	ck_assert_int_eq(number_of("SELECT hex(numbers) = '0000803F' FROM plane"), 1);
	run_free(&run);
}
END_TEST

START_TEST(newer_planes_take_the_place_of_all_older_ones_of_the_point)
{
	struct run first = put_run(store, 1000), second = put_run(store, 2000);
	put(&first, visit_with(0, "pupil", 1));
	put(&first, make_visit(1, 0.1)); /* without planes: nothing is replaced */
	expect_planes("pupil:1");
	put(&second, visit_with(0, "lyot", 2));
	expect_planes("lyot:2");
	put(&second, visit_with(1, "lyot", 3));
	expect_planes("lyot:3");
	run_free(&first);
	run_free(&second);
}
END_TEST

START_TEST(planes_of_other_points_commits_and_dirty_trees_stay)
{
	struct commit commit = {.sha = OTHER_SHA, .author_time = 1, .author = "Ada", .subject = "Go on"};
	struct run run = put_run(store, 1000);
	put(&run, visit_with(0, "pupil", 1));
	struct point keep = point;
	point = make_point("coronagraph", "serial", "n=128");
	put(&run, visit_with(0, "pupil", 2));
	point_free(&point);
	point = keep;
	must(store_put_commit(store, &commit, &err));
	struct run other = {.commit = mem_text(OTHER_SHA), .machine = mem_text(FINGERPRINT), .started = 2000};
	must(store_start_run(store, &other, &err));
	put(&other, visit_with(0, "pupil", 3));
	struct run dirty = {.commit = mem_text(SHA), .machine = mem_text(FINGERPRINT), .started = 3000, .dirty = true};
	must(store_start_run(store, &dirty, &err));
	put(&dirty, visit_with(0, "pupil", 4));
	expect_planes("pupil:1 pupil:2 pupil:3 pupil:4");
	run_free(&run);
	run_free(&other);
	run_free(&dirty);
}
END_TEST

START_TEST(planes_of_a_wrong_answer_take_the_place_of_nothing)
{
	struct run run = put_run(store, 1000);
	put(&run, visit_with(0, "pupil", 1));
	struct visit wrong = visit_with(1, "pupil", 2);
	visit_fail(&wrong, STATE_FAILED, "wrong answer");
	put(&run, wrong);
	expect_planes("pupil:1");
	run_free(&run);
}
END_TEST

START_TEST(a_plane_that_is_damaged_is_told_and_not_read_past_its_end)
{
	struct run run = put_run(store, 1000);
	put(&run, visit_with(0, "pupil", 1));
	execute("PRAGMA ignore_check_constraints = ON; UPDATE plane SET rows_kept = 300, columns_kept = 300");
	struct planes planes = {0};
	struct error err = ERROR_INIT;
	ck_assert(!store_get_planes(store, 1, &planes, &err));
	ck_assert_msg(strstr(err.message, "is damaged (plane pupil: 4 bytes for 300 x 300 numbers)") != NULL, "%s",
		      err.message);
	planes_free(&planes);
	execute("UPDATE plane SET rows_kept = 1, columns_kept = 1, numbers = x'0000C07F'");
	ck_assert(!store_get_planes(store, 1, &planes, &err));
	ck_assert_msg(strstr(err.message, "(plane pupil: number 0 is not finite)") != NULL, "%s", err.message);
	planes_free(&planes);
	run_free(&run);
}
END_TEST

TCase *plane_tests(void)
{
	TCase *tests = tcase_create("planes");
	tcase_add_checked_fixture(tests, make, unmake);
	tcase_add_test(tests, metrics_come_back_with_their_visit);
	tcase_add_test(tests, a_visit_that_replaces_another_brings_its_own_metrics);
	tcase_add_test(tests, metrics_and_planes_go_with_their_run);
	tcase_add_test(tests, planes_come_back_in_the_order_of_the_computation);
	tcase_add_test(tests, numbers_are_stored_little_endian);
	tcase_add_test(tests, newer_planes_take_the_place_of_all_older_ones_of_the_point);
	tcase_add_test(tests, planes_of_other_points_commits_and_dirty_trees_stay);
	tcase_add_test(tests, planes_of_a_wrong_answer_take_the_place_of_nothing);
	tcase_add_test(tests, a_plane_that_is_damaged_is_told_and_not_read_past_its_end);
	return tests;
}

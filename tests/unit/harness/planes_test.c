/*
 * planes_test.c: metrics and planes on their way from the worker into the visit.
 */
#include <math.h>
#include <string.h>

#include "../check_main.h"
#include "base/mem.h"
#include "support.h"

TCase *planes_tests(void);

START_TEST(metrics_come_with_the_visit)
{
	struct lap lap;
	lap_begin(&lap);
	lap_expect(&lap, STATE_OK, NULL);
	ck_assert_uint_eq(lap.visit.metrics.count, 0);
	lap_param(&lap, "metric=0.0012");
	lap_expect(&lap, STATE_OK, NULL);
	ck_assert_uint_eq(lap.visit.metrics.count, 2);
	ck_assert_double_eq(answer_find(&lap.visit.metrics, "start_up_seconds")->number, 0.0012);
	ck_assert_double_eq(answer_find(&lap.visit.metrics, "ranks")->number, 4);
	ck_assert_ptr_null(answer_find(&lap.visit.answer, "ranks"));
	lap_end(&lap);
}
END_TEST

START_TEST(bad_metrics_are_a_bad_line)
{
	expect_after("do=bad-metrics", STATE_FAILED,
		     "line 6 of the reply has bad \"values\": the metric 'start_up_seconds' is not a number");
	expect_after("do=two-metrics", STATE_FAILED, "line 7 of the reply is a second line of metrics");
}
END_TEST

START_TEST(a_plane_that_was_asked_for_is_taken_in_before_its_folder_goes)
{
	struct lap lap;
	lap_begin(&lap);
	lap.request.keep_planes = true;
	lap_expect(&lap, STATE_OK, NULL);
	ck_assert_ptr_null(lap.visit.warning);
	ck_assert_uint_eq(lap.visit.planes.count, 1);
	const struct plane *plane = &lap.visit.planes.items[0];
	ck_assert_str_eq(plane->name, "pupil");
	ck_assert_str_eq(plane->width_unit, "m");
	ck_assert_uint_eq(plane->kept_rows * plane->kept_columns, 24);
	ck_assert_float_eq(plane->values[7], 7);
	ck_assert_double_eq(plane->high, 23);
	lap_end(&lap);
}
END_TEST

START_TEST(nobody_asks_for_planes_by_himself)
{
	struct lap lap;
	lap_begin(&lap);
	lap_expect(&lap, STATE_OK, NULL);
	ck_assert_uint_eq(lap.visit.planes.count, 0);
	ck_assert_ptr_null(lap.visit.warning);
	lap_param(&lap, "do=plane-unasked");
	lap_expect(&lap, STATE_OK, NULL);
	ck_assert_uint_eq(lap.visit.planes.count, 0);
	ck_assert_str_eq(lap.visit.warning, "it sent planes that nobody asked for");
	lap_end(&lap);
}
END_TEST

/* The file is wrong: the plane is lost, the time is not. */
static const struct {
	const char *param, *warning;
	size_t kept;
} files[] = {
	{"do=plane-missing", "the file pupil.f64 of the plane 'pupil': cannot be opened: No such file or directory", 0},
	{"do=plane-size", "the file pupil.f64 of the plane 'pupil': has 184 bytes; 4 x 6 doubles are 192", 0},
	{"do=plane-nan", "the file pupil.f64 of the plane 'pupil': holds nan in row 0, column 2: no number to be kept",
	 1},
	{"do=plane-link",
	 "the file pupil.f64 of the plane 'pupil': cannot be opened: Too many levels of symbolic links", 0},
};

START_TEST(a_bad_file_costs_the_plane_and_not_the_time)
{
	struct lap lap;
	lap_begin(&lap);
	lap_param(&lap, files[_i].param);
	lap.request.keep_planes = true;
	lap_expect(&lap, STATE_OK, NULL);
	ck_assert_uint_eq(lap.visit.sample_count, SAMPLES);
	ck_assert_str_eq(lap.visit.warning, files[_i].warning);
	ck_assert_uint_eq(lap.visit.planes.count, files[_i].kept);
	lap_end(&lap);
}
END_TEST

/* The announcement is wrong: that is a bad line as any other. */
static const struct {
	const char *param, *reason;
} lines[] = {
	{"do=plane-slash", "line 6 of the reply has bad \"planes\": a plane needs a 'name' of a-z, 0-9 and '-', a "
			   "letter first, at most 32 characters"},
	{"do=plane-twice", "line 6 of the reply has two planes of the name 'pupil'"},
	{"do=plane-oversize", "line 6 of the reply has bad \"planes\": the plane 'pupil' has 8192 x 8192 numbers; "
			      "16777216 are taken at most"},
};

START_TEST(a_bad_announcement_fails_the_visit)
{
	struct lap lap;
	lap_begin(&lap);
	lap_param(&lap, lines[_i].param);
	lap.request.keep_planes = true;
	lap_expect(&lap, STATE_FAILED, lines[_i].reason);
	ck_assert_uint_eq(lap.visit.planes.count, 0);
	lap_end(&lap);
}
END_TEST

TCase *planes_tests(void)
{
	TCase *tests = tcase_create("planes");
	tcase_add_test(tests, metrics_come_with_the_visit);
	tcase_add_test(tests, bad_metrics_are_a_bad_line);
	tcase_add_test(tests, a_plane_that_was_asked_for_is_taken_in_before_its_folder_goes);
	tcase_add_test(tests, nobody_asks_for_planes_by_himself);
	tcase_add_loop_test(tests, a_bad_file_costs_the_plane_and_not_the_time, 0, COUNT_OF(files));
	tcase_add_loop_test(tests, a_bad_announcement_fails_the_visit, 0, COUNT_OF(lines));
	return tests;
}

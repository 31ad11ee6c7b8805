#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../check_main.h"
#include "chart/paint.h"
#include "golden.h"
#include "sample.h"

TCase *figure_tests(void);

static struct layout lay_out(const struct figure *figure)
{
	struct font *font = font_open_fixed();
	struct layout layout;
	figure_layout(&layout, figure, font);
	font_close(font);
	return layout;
}

static void expect_golden(const char *name, const struct figure *figure)
{
	struct layout layout = lay_out(figure);
	struct buf text = BUF_INIT;
	paint_text(&text, &layout.scene);
	char path[64];
	snprintf(path, sizeof path, "chart/%s", name);
	golden_check(path, &text);
	buf_free(&text);
	layout_free(&layout);
}

START_TEST(panels_stand_side_by_side)
{
	expect_golden("comparison.txt", sample_comparison());
}
END_TEST

START_TEST(panels_stand_one_below_the_other_where_it_is_narrow)
{
	struct figure figure = *sample_comparison();
	figure.width = 360;
	expect_golden("comparison-narrow.txt", &figure);
}
END_TEST

START_TEST(a_thumbnail_is_lines_only)
{
	struct figure figure = *sample_comparison();
	figure.width = 200;
	figure.height = 100;
	figure.thumbnail = true;
	expect_golden("thumbnail.txt", &figure);
}
END_TEST

START_TEST(a_figure_without_a_point_says_so)
{
	struct figure figure = {.title = "matrix-product", .width = 300, .height = 120, .ideal_slope = NAN};
	expect_golden("empty.txt", &figure);
}
END_TEST

START_TEST(the_ideal_line_ends_at_the_last_x)
{
	static struct figure_point points[] = {{1, 1, NAN, NAN, NULL, NULL}, {4, 3, NAN, NAN, NULL, NULL}};
	static struct series one = {.label = "openmp", .points = points, .count = 2};
	struct panel panel = {NULL, &one, 1};
	struct figure figure = {.title = "speed-up",
				.width = 300,
				.height = 200,
				.x = {"threads", SCALE_LOG, UNIT_NUMBER, false, true},
				.y = {"speed-up", SCALE_LINEAR, UNIT_RATIO, true, false},
				.panels = &panel,
				.count = 1,
				.ideal_slope = 1};
	expect_golden("speed-up.txt", &figure);
}
END_TEST

/* Measured memory over its model, below a bound; a ring where two lines cross, and one outside of the plot. */
static struct figure noted_figure(void)
{
	static struct figure_point measured[] = {{1, 40e6, NAN, NAN, "a, 1: 40 MB", "#a"},
						 {2, 160e6, NAN, NAN, NULL, NULL}};
	static struct figure_point other[] = {{1, 100e6, NAN, NAN, NULL, NULL}, {2, 90e6, NAN, NAN, NULL, NULL}};
	static struct figure_point model[] = {
		{1, 50e6, NAN, NAN, NULL, NULL}, {2, 200e6, NAN, NAN, NULL, NULL}, {4, 800e6, NAN, NAN, NULL, NULL}};
	static struct series series[] = {
		{.label = "a", .points = measured, .count = 2},
		{.label = "model", .dash = DASH_SHORT, .points = model, .count = 3, .background = true},
		{.label = "b", .colour = 1, .marker = MARKER_SQUARE, .points = other, .count = 2},
	};
	static struct panel panel = {NULL, series, 3};
	static struct level level = {0x1p30, "memory of the machine, 1.00 GiB"};
	static struct mark marks[] = {{0, 1.6, 93e6, "a overtakes b", "#crossovers"}, {0, 9, 93e6, "outside", NULL}};
	return (struct figure){.title = "a at 4 would need 763 MiB",
			       .width = 400,
			       .height = 300,
			       .x = {"oversampling", SCALE_LINEAR, UNIT_NUMBER, false, true},
			       .y = {"peak memory", SCALE_LOG, UNIT_BYTES, false, false},
			       .panels = &panel,
			       .count = 1,
			       .levels = &level,
			       .level_count = 1,
			       .marks = marks,
			       .mark_count = 2,
			       .ideal_slope = NAN};
}

START_TEST(models_lie_behind_bounds_across_and_rings_on_top)
{
	struct figure figure = noted_figure();
	expect_golden("notes.txt", &figure);
}
END_TEST

START_TEST(rings_are_hits_and_models_are_not)
{
	struct figure figure = noted_figure();
	struct layout layout = lay_out(&figure);
	ck_assert_uint_eq(layout.hit_count, 4 + 1);
	ck_assert_str_eq(layout.hits[4].label, "a overtakes b");
	ck_assert_str_eq(layout.hits[4].href, "#crossovers");
	layout_free(&layout);
}
END_TEST

START_TEST(hits_are_the_points_as_fractions_of_the_picture)
{
	struct layout layout = lay_out(sample_comparison());
	ck_assert_uint_eq(layout.hit_count, 12); /* 3 + 2 + 2 and 3 + 2: the gap has none */
	for (size_t i = 0; i < layout.hit_count; i++)
		ck_assert(layout.hits[i].x > 0 && layout.hits[i].x < 1 && layout.hits[i].y > 0 && layout.hits[i].y < 1);
	size_t linked = 0;
	for (size_t i = 0; i < layout.hit_count; i++) {
		if (layout.hits[i].href) {
			ck_assert_str_eq(layout.hits[i].href, "commit/a.html");
			ck_assert_str_eq(layout.hits[i].label, "numpy, 2: 8 s");
			ck_assert_int_eq(layout.hits[i].colour, 0);
			linked++;
		}
	}
	ck_assert_uint_eq(linked, 2);
	layout_free(&layout);
}
END_TEST

/* All of the scene inside the picture, and all numbers finite. */
static void check_inside(const struct scene *scene, struct font *font)
{
	for (size_t i = 0; i < scene->count; i++) {
		const struct operation *op = &scene->operations[i];
		double width = op->kind == DRAW_TEXT ? font_width(font, op->text, op->size, op->bold) : 0;
		double share = op->anchor == ANCHOR_START ? 0 : op->anchor == ANCHOR_MIDDLE ? 0.5 : 1;
		for (size_t p = 0; p < op->point_count; p++) {
			double x = op->points[p].x - width * share, y = op->points[p].y;
			ck_assert_msg(x >= 0 && x + width <= scene->width && y >= 0 && y <= scene->height,
				      "operation %zu (%s) at %g,%g is outside of %g x %g", i, op->text ? op->text : "",
				      x, y, scene->width, scene->height);
		}
	}
}

static void check_labels_apart(const struct scene *scene)
{
	double last = -HUGE_VAL;
	for (size_t i = 0; i < scene->count; i++) {
		const struct operation *op = &scene->operations[i];
		if (op->kind != DRAW_TEXT || op->role < ROLE_SERIES_TEXT)
			continue;
		ck_assert_double_ge(op->points->y - last, 12);
		last = op->points->y;
	}
}

static void check_any(const struct figure *figure)
{
	struct font *font = font_open_fixed();
	struct layout layout;
	figure_layout(&layout, figure, font);
	check_inside(&layout.scene, font);
	layout_free(&layout);
	font_close(font);
}

START_TEST(a_bound_is_part_of_the_picture_however_far)
{
	struct figure figure = noted_figure();
	static const double places[] = {1, 1e3, 1e18, NAN, -5, 0, INFINITY};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		struct level level = {places[i], "bound"};
		struct mark mark = {0, places[i], places[i], NULL, NULL};
		figure.levels = &level;
		figure.marks = &mark;
		figure.mark_count = 1;
		check_any(&figure);
		figure.y.scale = figure.y.scale == SCALE_LOG ? SCALE_LINEAR : SCALE_LOG;
		check_any(&figure);
	}
}
END_TEST

START_TEST(thirty_labels_do_not_overlap)
{
	struct figure figure = sample_crowd(30, "backend-");
	struct layout layout = lay_out(&figure);
	check_labels_apart(&layout.scene);
	ck_assert_double_ge(layout.scene.height, 30 * 15);
	layout_free(&layout);
	check_any(&figure);
	sample_crowd_free(&figure);
}
END_TEST

START_TEST(long_names_leave_room_for_lines)
{
	struct figure figure = sample_crowd(3, "a-backend-with-a-name-that-is-much-longer-than-anyone-would-wish-");
	figure.title = "A title that is so long that it does not fit into two lines of a picture of this width, "
		       "nor into three, nor into four, as it goes on and on, ütf-8 and 漢字 and all, without an end";
	figure.y.label = figure.x.label = figure.note = figure.subtitle = figure.panels->title = figure.title;
	for (double width = 1; width < 900; width += 87) {
		figure.width = width;
		check_any(&figure);
	}
	sample_crowd_free(&figure);
}
END_TEST

START_TEST(a_tick_label_at_the_edge_stays_inside)
{
	static struct figure_point points[] = {{0.001111, 1, NAN, NAN, NULL, NULL},
					       {0.002222, 3, NAN, NAN, NULL, NULL}};
	struct series series = {.points = points, .count = 2};
	struct panel panel = {NULL, &series, 1};
	struct figure figure = {.width = 120, .height = 100, .panels = &panel, .count = 1, .ideal_slope = NAN};
	figure.x = (struct axis){"size", SCALE_LINEAR, UNIT_SECONDS, false, true};
	check_any(&figure);
}
END_TEST

START_TEST(odd_values_never_break_a_layout)
{
	static const double odd[] = {NAN,   INFINITY, -INFINITY, 0,      -1,    1,   1e-12, 1e12,
				     1e308, -1e308,   5e-324,    1e-300, 1e300, 3.5, 3.5};
	enum { COUNT = sizeof odd / sizeof *odd };
	struct figure_point points[COUNT * COUNT];
	for (size_t i = 0; i < COUNT * COUNT; i++)
		points[i] = (struct figure_point){odd[i / COUNT],       odd[i % COUNT], odd[(i + 3) % COUNT],
						  odd[(i * 7) % COUNT], NULL,           NULL};
	for (unsigned bits = 0; bits < 256; bits++) {
		for (size_t count = 0; count <= COUNT * COUNT; count = count * 4 + 1) {
			size_t start = bits * 7 % (COUNT * COUNT - 1);
			size_t some = count < COUNT * COUNT - start ? count : COUNT * COUNT - start;
			struct series series = {.label = "odd", .points = points + start, .count = some, .colour = -3};
			struct panel panel = {"odd", &series, 1};
			struct figure figure = {
				.title = "odd", .panels = &panel, .count = 1, .width = NAN, .height = -5};
			figure.x = (struct axis){"x", bits & 1, UNIT_NUMBER, bits & 2, bits & 4};
			figure.y = (struct axis){"y", bits >> 3 & 1, UNIT_SECONDS, bits & 16, false};
			figure.thumbnail = bits & 32;
			figure.ideal_slope = odd[bits % COUNT];
			check_any(&figure);
		}
	}
}
END_TEST

START_TEST(equal_values_have_a_scale)
{
	static const double values[] = {0, 1, 1e-9, 1e12, -4};
	for (size_t i = 0; i < 5; i++) {
		struct figure_point points[] = {{1, values[i], NAN, NAN, NULL, NULL},
						{1, values[i], NAN, NAN, NULL, NULL}};
		struct series series = {.label = "same", .points = points, .count = 2};
		struct panel panel = {NULL, &series, 1};
		struct figure figure = {.panels = &panel, .count = 1, .ideal_slope = NAN};
		struct layout layout = lay_out(&figure);
		ck_assert_uint_eq(layout.hit_count, 2);
		layout_free(&layout);
		check_any(&figure);
	}
}
END_TEST

START_TEST(five_panels_fill_their_rows_evenly)
{
	struct figure figure = *sample_comparison();
	struct panel five[5];
	for (int i = 0; i < 5; i++)
		five[i] = figure.panels[0];
	figure.panels = five;
	figure.count = 5;
	figure.width = 1200;
	check_any(&figure);
	figure.thumbnail = true;
	check_any(&figure);
}
END_TEST

TCase *figure_tests(void)
{
	TCase *tests = tcase_create("figure");
	tcase_add_test(tests, panels_stand_side_by_side);
	tcase_add_test(tests, panels_stand_one_below_the_other_where_it_is_narrow);
	tcase_add_test(tests, a_thumbnail_is_lines_only);
	tcase_add_test(tests, a_figure_without_a_point_says_so);
	tcase_add_test(tests, the_ideal_line_ends_at_the_last_x);
	tcase_add_test(tests, models_lie_behind_bounds_across_and_rings_on_top);
	tcase_add_test(tests, rings_are_hits_and_models_are_not);
	tcase_add_test(tests, a_bound_is_part_of_the_picture_however_far);
	tcase_add_test(tests, hits_are_the_points_as_fractions_of_the_picture);
	tcase_add_test(tests, thirty_labels_do_not_overlap);
	tcase_add_test(tests, long_names_leave_room_for_lines);
	tcase_add_test(tests, a_tick_label_at_the_edge_stays_inside);
	tcase_add_test(tests, odd_values_never_break_a_layout);
	tcase_add_test(tests, equal_values_have_a_scale);
	tcase_add_test(tests, five_panels_fill_their_rows_evenly);
	return tests;
}

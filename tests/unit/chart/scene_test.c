#include "../check_main.h"
#include "chart/paint.h"

TCase *scene_tests(void);

static void expect(struct scene *scene, const char *wanted)
{
	struct buf text = BUF_INIT;
	paint_text(&text, scene);
	ck_assert_str_eq(text.data, wanted);
	buf_free(&text);
	scene_free(scene);
}

START_TEST(each_operation_is_one_line_of_text)
{
	struct scene scene = {.width = 100, .height = 50};
	scene_set_title(&scene, "all kinds");
	scene_rect(&scene, ROLE_GOOD, 1, 2, 3, 4, 0.25);
	scene_segment(&scene, ROLE_GRID, 1, 0, 0.5, 100, 0.5);
	scene_line(&scene, ROLE_SERIES + 3, 1.75, DASH_DOT, (struct scene_point[]){{1, 1}, {2, 2}, {3, 1}}, 3);
	scene_area(&scene, ROLE_BAD, 0.5, (struct scene_point[]){{1, 1}, {2, 2}, {3, 1}}, 3);
	scene_marker(&scene, ROLE_SERIES, MARKER_DOWN, true, 7, 5, 6);
	scene_text(&scene, ROLE_SERIES_TEXT + 9, 12, true, ANCHOR_END, 9, 8, "µs");
	scene.operations[scene.count - 1].angle = 90;
	expect(&scene, "scene 100.0 50.0 \"all kinds\"\n"
		       "rect good 1.0,2.0 3.0,4.0 opacity 0.25\n"
		       "line grid 1.0 solid 0.0,0.5 100.0,0.5\n"
		       "line series3 1.8 dot 1.0,1.0 2.0,2.0 3.0,1.0\n"
		       "area bad 1.0,1.0 2.0,2.0 3.0,1.0 opacity 0.50\n"
		       "marker series0 hollow-down 7.0 5.0,6.0\n"
		       "text series9-text 12.0 bold end 9.0,8.0 angle 90.0 \"µs\"\n");
}
END_TEST

START_TEST(numbers_that_round_to_zero_have_no_sign)
{
	struct scene scene = {.width = 10, .height = 10};
	scene_segment(&scene, ROLE_AXIS, 1, -0.04, 0, 0.04, -0.0);
	expect(&scene, "scene 10.0 10.0 \"\"\nline axis 1.0 solid 0.0,0.0 0.0,0.0\n");
}
END_TEST

START_TEST(text_in_a_scene_is_one_line_of_utf8)
{
	struct scene scene = {.width = 10, .height = 10};
	scene_text(&scene, ROLE_TEXT, 12, false, ANCHOR_START, 0, 0,
		   "a\xff"
		   "b\nc\x1b");
	scene_text(&scene, ROLE_TEXT, 12, false, ANCHOR_START, 0, 0, "");
	scene_text(&scene, ROLE_TEXT, 12, false, ANCHOR_START, 0, 0, NULL);
	expect(&scene, "scene 10.0 10.0 \"\"\ntext text 12.0 start 0.0,0.0 \"a\xef\xbf\xbd"
		       "b c?\"\n");
}
END_TEST

TCase *scene_tests(void)
{
	TCase *tests = tcase_create("scene");
	tcase_add_test(tests, each_operation_is_one_line_of_text);
	tcase_add_test(tests, numbers_that_round_to_zero_have_no_sign);
	tcase_add_test(tests, text_in_a_scene_is_one_line_of_utf8);
	return tests;
}

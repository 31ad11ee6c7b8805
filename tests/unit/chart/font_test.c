#include <stdio.h>
#include <string.h>

#include "../check_main.h"
#include "chart/font_faces.h"

TCase *font_tests(void);

static struct font *open_real(void)
{
	struct font *font = NULL;
	struct error err = ERROR_INIT;
	ck_assert_msg(font_open(&font, LC_FONT, LC_FONT_BOLD, &err), "%s", err.message);
	return font;
}

START_TEST(the_fixed_font_is_half_an_em_a_character)
{
	struct font *font = font_open_fixed();
	ck_assert_double_eq_tol(font_width(font, "abc", 10, false), 15, 1e-9);
	ck_assert_double_eq_tol(font_width(font, "µ×…", 10, true), 15, 1e-9);
	ck_assert_double_eq(font_width(font, "", 10, false), 0);
	font_close(font);
}
END_TEST

START_TEST(width_grows_with_size_and_text)
{
	struct font *font = open_real();
	double one = font_width(font, "serial", 10, false);
	ck_assert_double_gt(one, 20);
	ck_assert_double_lt(one, 40);
	ck_assert_double_eq_tol(font_width(font, "serial", 20, false), 2 * one, 1e-9);
	ck_assert_double_eq_tol(font_width(font, "serialserial", 10, false), 2 * one, 1e-9);
	ck_assert_double_gt(font_width(font, "W", 10, false), 2 * font_width(font, "i", 10, false));
	font_close(font);
}
END_TEST

START_TEST(a_character_that_the_font_lacks_is_a_box)
{
	struct font *font = open_real();
	size_t length;
	ck_assert_uint_eq(font_glyph_at(font, false, "\xf0\x9f\x8f\x8e", &length).index, 0);
	ck_assert_uint_eq(length, 4);
	ck_assert_uint_ne(font_glyph_at(font, false, "µ", &length).index, 0);
	ck_assert_uint_eq(length, 2);
	ck_assert_double_gt(font_width(font, "\xff", 10, false), 0);
	font_close(font);
}
END_TEST

START_TEST(faces_are_lent_and_used_again)
{
	struct font *font = open_real();
	struct font_faces *first, *second, *third;
	struct error err = ERROR_INIT;
	ck_assert_msg(font_take_faces(&first, font, &err), "%s", err.message);
	ck_assert_msg(font_take_faces(&second, font, &err), "%s", err.message);
	ck_assert_ptr_ne(first, second);
	font_give_faces(font, first);
	ck_assert_msg(font_take_faces(&third, font, &err), "%s", err.message);
	ck_assert_ptr_eq(first, third);
	font_give_faces(font, second);
	font_give_faces(font, third);
	font_close(font);
}
END_TEST

static void expect_refused(const char *regular, const char *bold, const char *wanted)
{
	struct font *font = NULL;
	struct error err = ERROR_INIT;
	ck_assert(!font_open(&font, regular, bold, &err));
	ck_assert_ptr_null(font);
	ck_assert_msg(strstr(err.message, wanted) != NULL, "%s", err.message);
}

START_TEST(a_file_that_is_no_font_is_refused_by_name)
{
	expect_refused("/nowhere/font.ttf", LC_FONT, "cannot read the font '/nowhere/font.ttf': No such file");
	expect_refused(LC_FONT, "/nowhere/bold.ttf", "'/nowhere/bold.ttf'");
	expect_refused(SOURCE_DIR "/tests/unit/check_main.h", LC_FONT, "check_main.h' is not a font (FreeType error ");
	expect_refused(SOURCE_DIR "/tests/unit/check_main.h", LC_FONT, "name a .ttf or .otf file");
}
END_TEST

START_TEST(a_font_without_files_lends_no_faces)
{
	struct font *font = font_open_fixed();
	struct font_faces *faces = NULL;
	struct error err = ERROR_INIT;
	ck_assert(!font_take_faces(&faces, font, &err));
	ck_assert_str_eq(err.message, "a font without files cannot paint: open one with font_open()");
	font_close(font);
	font_close(NULL);
}
END_TEST

TCase *font_tests(void)
{
	TCase *tests = tcase_create("font");
	tcase_add_test(tests, the_fixed_font_is_half_an_em_a_character);
	tcase_add_test(tests, width_grows_with_size_and_text);
	tcase_add_test(tests, a_character_that_the_font_lacks_is_a_box);
	tcase_add_test(tests, faces_are_lent_and_used_again);
	tcase_add_test(tests, a_file_that_is_no_font_is_refused_by_name);
	tcase_add_test(tests, a_font_without_files_lends_no_faces);
	return tests;
}

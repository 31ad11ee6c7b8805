#include <stdlib.h>
#include <string.h>

#include "../check_main.h"
#include "base/mem.h"
#include "chart/svg_compact.h"
#include "chart/svg_path.h"

TCase *svg_tests(void);

static void expect_path(const char *data, const char *wanted)
{
	struct buf out = BUF_INIT;
	svg_write_path(&out, data);
	ck_assert_str_eq(out.data, wanted);
	buf_free(&out);
}

START_TEST(numbers_have_two_decimals_at_most)
{
	static const struct {
		double value;
		const char *text;
	} cases[] = {{0, "0"},       {12, "12"},         {12.5, "12.5"}, {-0.071, "-.07"}, {0.999, "1"},
		     {-3.004, "-3"}, {100.25, "100.25"}, {-0.001, "0"},  {10, "10"}};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct buf out = BUF_INIT;
		svg_write_number(&out, cases[i].value);
		ck_assert_str_eq(out.data, cases[i].text);
		buf_free(&out);
	}
}
END_TEST

START_TEST(numbers_are_read_as_strtod_does)
{
	static const char *const texts[] = {"0",
					    "12.5 ",
					    "-.071,",
					    "860.000001",
					    "123456789012345678",
					    "0.1234567890123456789",
					    "1e3",
					    "1.5.25",
					    "-",
					    "",
					    "L 5",
					    "-12.",
					    "2.5E-1",
					    "-0.003906",
					    ".",
					    "99999.99"};
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		const char *end;
		char *wanted_end;
		double got = svg_read_number(texts[i], &end), wanted = strtod(texts[i], &wanted_end);
		ck_assert_msg(got == wanted && end == wanted_end, "'%s' became %.17g, not %.17g", texts[i], got,
			      wanted);
	}
}
END_TEST

START_TEST(paths_become_relative)
{
	expect_path("M 10 50 L 50 60.5 L 60 60.5 L 60 70 ", "m10 50 40 10.5h10v9.5");
	expect_path("M 1 1 L 1.25 1.5 L 1 1.25 Z M 1 1 ", "m1 1 .25.5-.25-.25z");
	expect_path("M 0 0 L 5 5 Z M 0 0 L 9 8 ", "m0 0 5 5zl9 8");
	expect_path("M 0 0 L 5 0 M 10 10 L 15 10", "m0 0h5m5 10h5");
	expect_path("", "");
}
END_TEST

/* The end of a path of horizontal steps: "m0 0h.33.34 2". */
static double sum_of_steps(const char *path)
{
	double sum = 0;
	for (const char *at = strchr(path, 'h') + 1; *at;) {
		/* strtod() takes ".33.34" as .33 and .34, as SVG does. */
		char *end;
		sum += strtod(at, &end);
		ck_assert_msg(end != at, "'%s' is no number", at);
		at = end;
	}
	return sum;
}

START_TEST(rounding_does_not_add_up)
{
	struct buf data = BUF_INIT, out = BUF_INIT;
	buf_text(&data, "M 0 0");
	for (int i = 1; i <= 300; i++)
		buf_printf(&data, " L %.6f 0", i / 3.0);
	svg_write_path(&out, data.data);
	ck_assert_double_eq_tol(sum_of_steps(out.data), 100, 1e-6);
	buf_free(&out);
	buf_free(&data);
}
END_TEST

START_TEST(curves_of_truetype_fonts_become_quadratic_again)
{
	/* (0,0) with control (3,6) to (6,0): its cubic control points are (2,4) and (4,4). */
	expect_path("M 0 0 C 2 4 4 4 6 0 Z", "m0 0q3 6 6 0z");
	expect_path("M 0 0 C 0 4 6 4 6 0 Z", "m0 0c0 4 6 4 6 0z");
}
END_TEST

START_TEST(unknown_path_data_are_copied)
{
	expect_path("M 0 0 A 5 5 0 0 1 10 10", "M 0 0 A 5 5 0 0 1 10 10");
	expect_path("M 0", "M 0");
	expect_path("M 0 0 C 1 2 3", "M 0 0 C 1 2 3");
}
END_TEST

static void expect_compact(const char *source, const char *title, const char *wanted)
{
	struct buf in = BUF_INIT, out = BUF_INIT;
	struct error err = ERROR_INIT;
	buf_text(&in, source);
	ck_assert_msg(svg_compact(&out, &in, title, &err), "%s", err.message);
	const char *body = strchr(out.data, '>') + 1;
	ck_assert_str_eq(body, wanted);
	buf_free(&in);
	buf_free(&out);
}

#define SVG_HEAD                                                                                                       \
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "                       \
	"xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"300pt\" height=\"200.5pt\" viewBox=\"0 0 300 200.5\" "   \
	"version=\"1.1\">\n"

START_TEST(the_outermost_element_has_pixels_and_a_view_box)
{
	struct buf in = BUF_INIT, out = BUF_INIT;
	struct error err = ERROR_INIT;
	buf_text(&in, SVG_HEAD "</svg>\n");
	ck_assert_msg(svg_compact(&out, &in, "a < b & c > d\xef\xbf\xbf", &err), "%s", err.message);
	ck_assert_str_eq(out.data, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"200.5\" "
				   "viewBox=\"0 0 300 200.5\" fill=\"none\" stroke-linejoin=\"round\">"
				   "<title>a &lt; b &amp; c &gt; d</title></svg>\n");
	buf_free(&in);
	buf_free(&out);
}
END_TEST

#define STROKE(more, d)                                                                                                \
	"<path "                                                                                                       \
	"style=\"fill:none;stroke-width:1.5;stroke-linecap:butt;stroke-linejoin:round;stroke:rgb(20%,40%,100%);" more  \
	"stroke-miterlimit:10;\" d=\"" d "\"/>\n"

START_TEST(opaque_strokes_of_one_style_are_joined)
{
	expect_compact(SVG_HEAD "<g id=\"surface77\">\n" STROKE("stroke-opacity:1;", "M 0 0 L 5 5 ")
			       STROKE("stroke-opacity:1;", "M 9 0 L 5 9 ") "</g></svg>",
		       NULL, "<path stroke-width=\"1.5\" stroke=\"#36f\" d=\"m0 0 5 5m4-5-4 9\"/></svg>\n");
	expect_compact(SVG_HEAD STROKE("stroke-opacity:0.5;", "M 0 0 L 5 5 ")
			       STROKE("stroke-opacity:0.5;", "M 9 0 L 5 9 ") "</svg>",
		       NULL,
		       "<path stroke-width=\"1.5\" stroke=\"#36f\" stroke-opacity=\".5\" d=\"m0 0 5 5\"/>"
		       "<path stroke-width=\"1.5\" stroke=\"#36f\" stroke-opacity=\".5\" d=\"m9 0-4 9\"/></svg>\n");
}
END_TEST

START_TEST(fills_are_not_joined)
{
#define FILL(d) "<path style=\" stroke:none;fill-rule:nonzero;fill:rgb(0%,0%,0%);fill-opacity:1;\" d=\"" d "\"/>"
	expect_compact(SVG_HEAD FILL("M 0 0 L 1 0 L 1 1 Z M 0 0 ") FILL("M 0 0 L 1 1 L 1 0 Z M 0 0 ") "</svg>", NULL,
		       "<path fill=\"#000\" d=\"m0 0h1v1z\"/><path fill=\"#000\" d=\"m0 0 1 1v-1z\"/></svg>\n");
}
END_TEST

#define SYMBOL(id, d)    "<symbol overflow=\"visible\" id=\"" id "\"><path style=\"stroke:none;\" d=\"" d "\"/></symbol>"
#define LETTER(id, x, y) "<use xlink:href=\"#" id "\" x=\"" x "\" y=\"" y "\"/>"
#define RED(uses)        "<g style=\"fill:rgb(100%,0%,0%);fill-opacity:1;\">" uses "</g>"

START_TEST(letters_are_short_and_spaces_vanish)
{
	expect_compact(SVG_HEAD "<defs><g>" SYMBOL("glyph0-0", "M 0 0 L 1 1 ") SYMBOL("glyph0-1", "M 0 0 L 2 1 Z ")
			       SYMBOL("glyph0-2", "") "</g></defs>" RED(LETTER("glyph0-1", "1", "2") LETTER(
				       "glyph0-2", "3", "2")) RED(LETTER("glyph0-1", "4.5", "9")) "</svg>",
		       NULL,
		       "<defs><path id=\"a\" d=\"m0 0 64 32z\"/></defs><g fill=\"#f00\" transform=\"scale(.03125)\">"
		       "<use href=\"#a\" x=\"32\" y=\"64\"/><use href=\"#a\" x=\"144\" y=\"288\"/></g></svg>\n");
}
END_TEST

#define FIVE(id, y) LETTER(id, "1", y) LETTER(id, "2", y) LETTER(id, "3", y) LETTER(id, "4", y) LETTER(id, "5", y)
#define FIVE_WRITTEN                                                                                                   \
	"<use href=\"#a\" x=\"32\"/><use href=\"#a\" x=\"64\"/><use href=\"#a\" x=\"96\"/><use href=\"#a\" "           \
	"x=\"128\"/>"                                                                                                  \
	"<use href=\"#a\" x=\"160\"/>"

START_TEST(a_line_of_letters_says_its_height_once)
{
	expect_compact(SVG_HEAD "<defs><g>" SYMBOL("glyph0-1",
						   "M 0 0 L 2 1 Z ") "</g></defs>" RED(FIVE("glyph0-1", "2")) "</svg>",
		       NULL,
		       "<defs><path id=\"a\" d=\"m0 0 64 32z\"/></defs><g fill=\"#f00\" transform=\"scale(.03125)\">"
		       "<g id=\"A\" transform=\"translate(0 64)\">" FIVE_WRITTEN "</g></g></svg>\n");
}
END_TEST

START_TEST(a_line_that_was_written_is_used_again)
{
	expect_compact(SVG_HEAD
		       "<defs><g>" SYMBOL("glyph0-1", "M 0 0 L 2 1 Z ") "</g></defs>" RED(FIVE("glyph0-1", "2"))
			       RED(FIVE("glyph0-1", "10")) "</svg>",
		       NULL,
		       "<defs><path id=\"a\" d=\"m0 0 64 32z\"/></defs><g fill=\"#f00\" transform=\"scale(.03125)\">"
		       "<g id=\"A\" transform=\"translate(0 64)\">" FIVE_WRITTEN "</g>"
		       "<use href=\"#A\" x=\"0\" y=\"256\"/></g></svg>\n");
}
END_TEST

START_TEST(an_outline_at_another_size_is_the_same_outline)
{
	expect_compact(SVG_HEAD "<defs><g>" SYMBOL("glyph0-1", "M 0 0 L 8 4 Z ") SYMBOL("glyph1-1", "M 0 0 L 6 3.01 Z ")
			       SYMBOL("glyph1-2", "M 0 0 L 6 4 Z ") "</g></defs>" RED(
				       LETTER("glyph0-1", "1", "2") LETTER("glyph1-1", "3", "9")
					       LETTER("glyph1-2", "4", "9")) "</svg>",
		       NULL,
		       "<defs><path id=\"a\" d=\"m0 0 256 128z\"/><path id=\"b\" d=\"m0 0 192 128z\"/></defs>"
		       "<g fill=\"#f00\" transform=\"scale(.03125)\"><use href=\"#a\" x=\"32\" y=\"64\"/>"
		       "<g id=\"A\" transform=\"translate(0 288)scale(0.750)\"><use href=\"#a\" x=\"128\"/></g>"
		       "<use href=\"#b\" x=\"128\" y=\"288\"/></g></svg>\n");
}
END_TEST

START_TEST(what_is_not_known_is_kept_with_its_ids)
{
	expect_compact(SVG_HEAD
		       "<defs><clipPath id=\"clip0\"><path d=\"M 0 0 L 1 1 \"/></clipPath></defs>"
		       "<g clip-path=\"url(#clip0)\"><use xlink:href=\"#image3\" transform=\"matrix(1,0,0,1,0,0)\"/>"
		       "<rect x=\"0\" y=\"1.234\" style=\"stroke-miterlimit:10;\"/></g></svg>",
		       "",
		       "<defs><clipPath id=\"clip0\"><path d=\"m0 0 1 1\"/></clipPath></defs>"
		       "<g clip-path=\"url(#clip0)\"><use href=\"#image3\"/>"
		       "<rect x=\"0\" y=\"1.23\" stroke-miterlimit=\"10\"/></g></svg>\n");
}
END_TEST

START_TEST(what_is_no_svg_of_cairo_is_refused)
{
	static const struct {
		const char *source, *wanted;
	} cases[] = {
		{"", "an end that is missing at byte 0"},
		{"<svg>", "an end that is missing"},
		{"<svg>text</svg>", "text at byte 5"},
		{"<svg></g>", "an end that belongs to no element"},
		{"<svg a></svg>", "an attribute without a value"},
		{"<svg a=\"1></svg>", "a value without an end"},
		{"<svg a=\"1\"", "an element without an end"},
		{"<svg/><svg/>", "a second outermost element"},
		{"<?xml", "a declaration without an end"},
		{"<a b=\"\" c=\"\" d=\"\" e=\"\" f=\"\" g=\"\" h=\"\" i=\"\" j=\"\" k=\"\" l=\"\" m=\"\" n=\"\" o=\"\" "
		 "p=\"\" "
		 "q=\"\" r=\"\"/>",
		 "an element with too many attributes"},
	};
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct buf in = BUF_INIT, out = BUF_INIT;
		struct error err = ERROR_INIT;
		buf_text(&in, cases[i].source);
		ck_assert(!svg_compact(&out, &in, NULL, &err));
		ck_assert_msg(strstr(err.message, cases[i].wanted) != NULL, "%s: %s", cases[i].source, err.message);
		ck_assert_uint_eq(out.length, 0);
		buf_free(&in);
	}
}
END_TEST

TCase *svg_tests(void)
{
	TCase *tests = tcase_create("svg");
	tcase_add_test(tests, numbers_have_two_decimals_at_most);
	tcase_add_test(tests, numbers_are_read_as_strtod_does);
	tcase_add_test(tests, paths_become_relative);
	tcase_add_test(tests, rounding_does_not_add_up);
	tcase_add_test(tests, curves_of_truetype_fonts_become_quadratic_again);
	tcase_add_test(tests, unknown_path_data_are_copied);
	tcase_add_test(tests, the_outermost_element_has_pixels_and_a_view_box);
	tcase_add_test(tests, opaque_strokes_of_one_style_are_joined);
	tcase_add_test(tests, fills_are_not_joined);
	tcase_add_test(tests, letters_are_short_and_spaces_vanish);
	tcase_add_test(tests, a_line_of_letters_says_its_height_once);
	tcase_add_test(tests, a_line_that_was_written_is_used_again);
	tcase_add_test(tests, an_outline_at_another_size_is_the_same_outline);
	tcase_add_test(tests, what_is_not_known_is_kept_with_its_ids);
	tcase_add_test(tests, what_is_no_svg_of_cairo_is_refused);
	return tests;
}

#include "chart/picture.h"

#include <math.h>
#include <png.h>
#include <string.h>

#include "../check_main.h"
#include "base/mem.h"
#include "chart/colour_map.h"
#include "chart/paint.h"
#include "golden.h"

TCase *picture_tests(void);

/* --- the colour map --- */

struct lab {
	double l, a, b;
};

static double linear(uint32_t byte)
{
	double v = (byte & 0xff) / 255.0;
	return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

/* Björn Ottosson's OKLab, the other way round than colour_map.c has it. */
static struct lab oklab(uint32_t rgb)
{
	double red = linear(rgb >> 16), green = linear(rgb >> 8), blue = linear(rgb);
	double l = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
	double m = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
	double s = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
	return (struct lab){0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
			    1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
			    0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

/* Over ten levels, so that the rounding to bytes does not count. */
START_TEST(equal_steps_of_the_scale_are_equal_steps_of_colour)
{
	const double step = 10.0 / (COLOUR_MAP_LEVELS - 1);
	double least = 1, most = 0;
	for (double share = 0; share + step <= 1 + 1e-9; share += step) {
		struct lab from = oklab(colour_map(share)), to = oklab(colour_map(share + step));
		double length = hypot(hypot(to.l - from.l, to.a - from.a), to.b - from.b);
		ck_assert_double_gt(to.l, from.l);
		least = fmin(least, length);
		most = fmax(most, length);
	}
	ck_assert_msg(most / least < 1.1, "steps of %g to %g", least, most);
}
END_TEST

START_TEST(the_map_has_its_levels_and_ends)
{
	uint32_t last = colour_map(0);
	int changes = 0;
	for (int i = 1; i <= 10000; i++) {
		uint32_t colour = colour_map(i / 10000.0);
		changes += colour != last;
		last = colour;
	}
	ck_assert_int_eq(changes, COLOUR_MAP_LEVELS - 1);
	ck_assert_uint_eq(colour_map(-3), colour_map(0));
	ck_assert_uint_eq(colour_map(7), colour_map(1));
	ck_assert_double_lt(oklab(colour_map(0)).l, 0.15);
	ck_assert_double_gt(oklab(colour_map(1)).l, 0.95);
}
END_TEST

/* --- scales --- */

static struct picture picture_of(const float *values, size_t rows, size_t columns, bool log_scale)
{
	return (struct picture){.title = "P",
				.values = values,
				.rows = rows,
				.columns = columns,
				.aspect = (double)columns / (double)rows,
				.log_scale = log_scale,
				.width = NAN};
}

static void expect_scale(const float *values, size_t count, bool log_scale, enum scale_kind kind, double low,
			 double high)
{
	struct picture picture = picture_of(values, 1, count, log_scale);
	struct picture_scale scale = picture_scale(&picture);
	ck_assert_int_eq(scale.kind, kind);
	ck_assert_double_eq_tol(scale.low, low, 1e-6 * fabs(low) + 1e-12);
	ck_assert_double_eq_tol(scale.high, high, 1e-6 * fabs(high) + 1e-12);
}

START_TEST(the_scale_spans_the_numbers)
{
	expect_scale((const float[]){1, -2, 3}, 3, false, SCALE_LINEAR, -2, 3);
	expect_scale((const float[]){0, -2, 1e-3F, 3}, 4, true, SCALE_LOG, 1e-3, 3);
	expect_scale((const float[]){1e-30F, 5}, 2, true, SCALE_LOG, 5e-12, 5);
	expect_scale((const float[]){0, -2}, 2, true, SCALE_LINEAR, -2, 0);
	expect_scale((const float[]){4, 4}, 2, false, SCALE_LINEAR, 2, 6);
	expect_scale((const float[]){4, 4}, 2, true, SCALE_LOG, 2, 8);
	expect_scale((const float[]){0, 0}, 2, true, SCALE_LINEAR, -1, 1);
}
END_TEST

/* --- layout --- */

static void check_layout(const char *golden, const struct picture *picture)
{
	struct scene scene;
	struct font *font = font_open_fixed();
	struct buf text = BUF_INIT;
	picture_layout(&scene, picture, font);
	paint_text(&text, &scene);
	golden_check(golden, &text);
	buf_free(&text);
	scene_free(&scene);
	font_close(font);
}

START_TEST(a_square_field_has_its_bar_beside_it_and_its_width_below)
{
	const float values[] = {0, 0.25F, 0.5F, 1};
	struct picture picture = picture_of(values, 2, 2, false);
	picture.width = 2.5;
	picture.width_unit = "m";
	check_layout("chart/picture.txt", &picture);
}
END_TEST

START_TEST(a_wide_field_has_a_bar_that_can_be_read)
{
	const float values[] = {1e-9F, 1e-4F, 0, 20};
	struct picture picture = picture_of(values, 1, 4, true);
	picture.aspect = 40;
	check_layout("chart/picture-log.txt", &picture);
}
END_TEST

/* --- painting --- */

static uint32_t pixel_at(const struct buf *png, uint32_t x, uint32_t y)
{
	png_image image = {.version = PNG_IMAGE_VERSION};
	ck_assert(png_image_begin_read_from_memory(&image, png->data, png->length));
	image.format = PNG_FORMAT_RGB;
	unsigned char *pixels = mem_alloc(PNG_IMAGE_SIZE(image));
	ck_assert(png_image_finish_read(&image, NULL, pixels, 0, NULL));
	const unsigned char *at = pixels + 3 * ((size_t)y * image.width + x);
	uint32_t rgb = (uint32_t)at[0] << 16 | (uint32_t)at[1] << 8 | at[2];
	free(pixels);
	return rgb;
}

START_TEST(each_number_is_painted_in_its_colour_with_the_first_row_on_top)
{
	const float values[] = {0, 0.25F, 0.5F, 1};
	struct picture picture = picture_of(values, 2, 2, false);
	struct scene scene;
	struct font *font;
	struct buf png = BUF_INIT;
	struct error err = ERROR_INIT;
	ck_assert_msg(font_open(&font, LC_FONT, LC_FONT_BOLD, &err), "%s", err.message);
	picture_layout(&scene, &picture, font);
	ck_assert_msg(paint_png(&png, &scene, font, &theme_light, PICTURE_SCALE, NULL, 0, &err), "%s", err.message);
	for (uint32_t i = 0; i < 4; i++)
		for (uint32_t corner = 0; corner < 4; corner++) {
			uint32_t x = 2 + 256 * (i % 2) + 253 * (corner % 2) + 1,
				 y = 16 + 256 * (i / 2) + 253 * (corner / 2) + 1;
			ck_assert_uint_eq(pixel_at(&png, x, y), colour_map((double)values[i]));
		}
	ck_assert_uint_eq(pixel_at(&png, 0, 0), 0xffffff);
	scene_free(&scene);
	buf_free(&png);
	font_close(font);
}
END_TEST

/* 3 columns do not divide the 512 pixels. */
START_TEST(between_numbers_are_colours_of_the_scale_and_no_others)
{
	const float values[] = {0, 1, 0};
	struct picture picture = picture_of(values, 1, 3, false);
	struct scene scene;
	struct font *font = font_open_fixed();
	picture_layout(&scene, &picture, font);
	const struct operation *field = &scene.operations[0];
	ck_assert_int_eq(field->kind, DRAW_FIELD);
	ck_assert_uint_eq(field->columns, 512);
	for (size_t i = 0; i < field->columns; i++) {
		bool known = false;
		for (int level = 0; level < COLOUR_MAP_LEVELS && !known; level++)
			known = field->colours[i] == colour_map((double)level / (COLOUR_MAP_LEVELS - 1));
		ck_assert_msg(known, "#%06x at %zu", field->colours[i], i);
		ck_assert_uint_eq(field->colours[i], field->colours[511 - i]);
	}
	ck_assert_uint_eq(field->colours[0], colour_map(0));
	ck_assert_uint_eq(field->colours[171], colour_map(0.503));
	scene_free(&scene);
	font_close(font);
}
END_TEST

TCase *picture_tests(void)
{
	TCase *tests = tcase_create("picture");
	tcase_add_test(tests, equal_steps_of_the_scale_are_equal_steps_of_colour);
	tcase_add_test(tests, the_map_has_its_levels_and_ends);
	tcase_add_test(tests, the_scale_spans_the_numbers);
	tcase_add_test(tests, a_square_field_has_its_bar_beside_it_and_its_width_below);
	tcase_add_test(tests, a_wide_field_has_a_bar_that_can_be_read);
	tcase_add_test(tests, between_numbers_are_colours_of_the_scale_and_no_others);
	tcase_add_test(tests, each_number_is_painted_in_its_colour_with_the_first_row_on_top);
	return tests;
}

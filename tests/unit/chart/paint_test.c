#include <cairo.h>
#include <math.h>
#include <png.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "../check_main.h"
#include "base/mem.h"
#include "chart/figure.h"
#include "chart/paint.h"
#include "golden.h"
#include "sample.h"

TCase *paint_tests(void);

static struct font *open_real(void)
{
	struct font *font = NULL;
	struct error err = ERROR_INIT;
	ck_assert_msg(font_open(&font, LC_FONT, LC_FONT_BOLD, &err), "%s", err.message);
	return font;
}

typedef bool (*painter)(struct buf *, const struct scene *, struct font *, const struct theme *, struct error *);

static bool png_at_one(struct buf *out, const struct scene *scene, struct font *font, const struct theme *theme,
		       struct error *err)
{
	return paint_png(out, scene, font, theme, 1, NULL, 0, err);
}

static const painter painters[] = {paint_svg, paint_pdf, png_at_one};

static struct buf painted(painter paint, const struct figure *figure, struct font *font)
{
	struct layout layout;
	figure_layout(&layout, figure, font);
	struct buf out = BUF_INIT;
	struct error err = ERROR_INIT;
	ck_assert_msg(paint(&out, &layout.scene, font, &theme_light, &err), "%s", err.message);
	layout_free(&layout);
	return out;
}

static void check_same(const struct buf *a, const struct buf *b)
{
	ck_assert_uint_eq(a->length, b->length);
	ck_assert_mem_eq(a->data, b->data, a->length);
}

START_TEST(the_same_scene_is_the_same_bytes)
{
	struct font *font = open_real(), *other = open_real();
	for (size_t i = 0; i < COUNT_OF(painters); i++) {
		struct buf first = painted(painters[i], sample_comparison(), font);
		struct buf second = painted(painters[i], sample_comparison(), other);
		check_same(&first, &second);
		buf_free(&first);
		buf_free(&second);
	}
	font_close(font);
	font_close(other);
}
END_TEST

struct work {
	struct font *font;
	const struct buf *wanted;
	bool same;
};

static void *paint_often(void *data)
{
	struct work *work = data;
	work->same = true;
	for (int round = 0; round < 5; round++) {
		for (size_t i = 0; i < COUNT_OF(painters); i++) {
			struct buf got = painted(painters[i], sample_comparison(), work->font);
			const struct buf *wanted = &work->wanted[i];
			work->same = work->same && got.length == wanted->length &&
				     memcmp(got.data, wanted->data, got.length) == 0;
			buf_free(&got);
		}
	}
	return NULL;
}

START_TEST(threads_share_a_font)
{
	struct font *font = open_real();
	struct buf wanted[COUNT_OF(painters)];
	for (size_t i = 0; i < COUNT_OF(painters); i++)
		wanted[i] = painted(painters[i], sample_comparison(), font);
	pthread_t threads[4];
	struct work work[4];
	for (int i = 0; i < 4; i++) {
		work[i] = (struct work){font, wanted, false};
		ck_assert_int_eq(pthread_create(&threads[i], NULL, paint_often, &work[i]), 0);
	}
	for (int i = 0; i < 4; i++) {
		pthread_join(threads[i], NULL);
		ck_assert(work[i].same);
	}
	for (size_t i = 0; i < COUNT_OF(painters); i++)
		buf_free(&wanted[i]);
	font_close(font);
}
END_TEST

START_TEST(an_svg_is_small_and_names_itself)
{
	struct font *font = open_real();
	struct buf svg = painted(paint_svg, sample_comparison(), font);
	ck_assert_uint_lt(svg.length, 25000);
	ck_assert_ptr_nonnull(strstr(svg.data, "<title>psf-imaging</title>"));
	ck_assert_ptr_nonnull(strstr(svg.data, "viewBox=\"0 0 700 320\""));
	ck_assert_ptr_null(strstr(svg.data, "surface"));
	ck_assert_ptr_null(strstr(svg.data, "xlink"));
	buf_free(&svg);
	font_close(font);
}
END_TEST

START_TEST(a_thumbnail_is_this_svg)
{
	/* Other versions of cairo trace circles in other ways. */
	if (cairo_version() / 100 != 116) {
		fprintf(stderr, "skipped: the golden SVG is cairo 1.16's, this is %s\n", cairo_version_string());
		return;
	}
	struct font *font = open_real();
	struct figure figure = *sample_comparison();
	figure.width = 200;
	figure.height = 100;
	figure.thumbnail = true;
	struct buf svg = painted(paint_svg, &figure, font);
	golden_check("chart/thumbnail.svg", &svg);
	buf_free(&svg);
	font_close(font);
}
END_TEST

struct decoder {
	const struct buf *bytes;
	size_t at;
};

static void feed(png_structp png, png_bytep out, size_t length)
{
	struct decoder *decoder = png_get_io_ptr(png);
	ck_assert_uint_le(decoder->at + length, decoder->bytes->length);
	memcpy(out, decoder->bytes->data + decoder->at, length);
	decoder->at += length;
}

/* Reads the whole PNG; libpng ends the program where something is wrong. */
static void decode(png_structp *png, png_infop *info, struct decoder *decoder)
{
	*png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	*info = png_create_info_struct(*png);
	png_set_read_fn(*png, decoder, feed);
	png_read_png(*png, *info, PNG_TRANSFORM_PACKING, NULL);
}

static void check_text(png_structp png, png_infop info, int number, const char *key, const char *value, bool is_utf8)
{
	png_textp texts;
	ck_assert_int_gt(png_get_text(png, info, &texts, NULL), number);
	ck_assert_str_eq(texts[number].key, key);
	ck_assert_str_eq(texts[number].text, value);
	ck_assert_int_eq(texts[number].compression, is_utf8 ? PNG_ITXT_COMPRESSION_NONE : PNG_TEXT_COMPRESSION_NONE);
}

START_TEST(a_png_has_a_palette_and_texts)
{
	struct font *font = open_real();
	struct layout layout;
	figure_layout(&layout, sample_comparison(), font);
	const struct picture_text texts[] = {{"Software", "lapchart"}, {"Commit", NULL}, {"Author", "Jürgen"}};
	struct buf bytes = BUF_INIT;
	struct error err = ERROR_INIT;
	ck_assert_msg(paint_png(&bytes, &layout.scene, font, &theme_dark, 2, texts, 3, &err), "%s", err.message);
	png_structp png;
	png_infop info;
	struct decoder decoder = {&bytes, 0};
	decode(&png, &info, &decoder);
	ck_assert_int_eq(png_get_color_type(png, info), PNG_COLOR_TYPE_PALETTE);
	ck_assert_uint_eq(png_get_image_width(png, info), 1400);
	ck_assert_uint_eq(png_get_image_height(png, info), 640);
	ck_assert_uint_eq(png_get_x_pixels_per_meter(png, info), 7559);
	png_colorp palette;
	int colours;
	png_get_PLTE(png, info, &palette, &colours);
	const png_color corner = palette[png_get_rows(png, info)[0][0]];
	ck_assert(corner.red == 0x16 && corner.green == 0x18 && corner.blue == 0x1d);
	check_text(png, info, 0, "Title", "psf-imaging", false);
	check_text(png, info, 1, "Software", "lapchart", false);
	check_text(png, info, 2, "Author", "Jürgen", true);
	png_destroy_read_struct(&png, &info, NULL);
	buf_free(&bytes);
	layout_free(&layout);
	font_close(font);
}
END_TEST

START_TEST(all_kinds_of_operations_can_be_painted)
{
	struct font *font = open_real();
	struct scene scene = {.width = 60, .height = 40};
	scene_rect(&scene, ROLE_GOOD, 1, 2, 30, 20, 0.25);
	scene_area(&scene, ROLE_BAD, 0.5, (struct scene_point[]){{1, 1}, {20, 20}, {30, 1}}, 3);
	for (int i = 0; i < MARKER_COUNT * 2; i++)
		scene_marker(&scene, ROLE_SERIES + i % SERIES_COLOURS, (enum marker)(i / 2), i % 2, 7, 4 * i + 3, 30);
	for (int i = 0; i < DASH_COUNT; i++)
		scene_line(&scene, ROLE_AXIS, 2, (enum dash)i, (struct scene_point[]){{0, 5 * i}, {60, 5 * i}}, 2);
	scene_text(&scene, ROLE_TEXT, 12, true, ANCHOR_MIDDLE, 30, 20, "漢字 µ \xf0\x9f\x8f\x8e");
	scene.operations[scene.count - 1].angle = 90;
	for (size_t i = 0; i < COUNT_OF(painters); i++) {
		struct buf out = BUF_INIT;
		struct error err = ERROR_INIT;
		ck_assert_msg(painters[i](&out, &scene, font, &theme_light, &err), "%s", err.message);
		ck_assert_uint_gt(out.length, 500);
		buf_free(&out);
	}
	scene_free(&scene);
	font_close(font);
}
END_TEST

START_TEST(a_failure_leaves_the_buffer_alone_and_says_why)
{
	struct font *fixed = font_open_fixed(), *font = open_real();
	struct scene scene = {.width = 20, .height = 20};
	for (size_t i = 0; i < COUNT_OF(painters); i++) {
		struct buf out = BUF_INIT;
		struct error err = ERROR_INIT;
		ck_assert(!painters[i](&out, &scene, fixed, &theme_light, &err));
		ck_assert_str_eq(err.message, "a font without files cannot paint: open one with font_open()");
		ck_assert_uint_eq(out.length, 0);
	}
	struct buf out = BUF_INIT;
	struct error err = ERROR_INIT;
	ck_assert(!paint_png(&out, &scene, font, &theme_light, 10000, NULL, 0, &err));
	ck_assert_str_eq(err.message,
			 "a PNG of 200000 x 200000 pixels cannot be painted: 1 to 16384 a side are possible");
	ck_assert(!paint_png(&out, &scene, font, &theme_light, NAN, NULL, 0, &err));
	const struct picture_text bad = {"", "a text without a key"};
	ck_assert(!paint_png(&out, &scene, font, &theme_light, 1, &bad, 1, &err));
	ck_assert_str_eq(err.message, "libpng cannot write the picture: tEXt: invalid keyword");
	ck_assert_uint_eq(out.length, 0);
	buf_free(&out);
	font_close(font);
	font_close(fixed);
}
END_TEST

TCase *paint_tests(void)
{
	TCase *tests = tcase_create("paint");
	tcase_add_test(tests, the_same_scene_is_the_same_bytes);
	tcase_add_test(tests, threads_share_a_font);
	tcase_add_test(tests, an_svg_is_small_and_names_itself);
	tcase_add_test(tests, a_thumbnail_is_this_svg);
	tcase_add_test(tests, a_png_has_a_palette_and_texts);
	tcase_add_test(tests, all_kinds_of_operations_can_be_painted);
	tcase_add_test(tests, a_failure_leaves_the_buffer_alone_and_says_why);
	return tests;
}

#include <stdlib.h>

#include "../check_main.h"
#include "base/hash.h"
#include "chart/quantise.h"

TCase *quantise_tests(void);

START_TEST(few_colours_are_kept_exactly)
{
	const uint32_t pixels[] = {0xffffff, 0xff102030, 0x102030, 0x000000, 0xffffff};
	uint8_t indexes[5];
	struct palette palette;
	quantise(&palette, indexes, pixels, 5);
	ck_assert_uint_eq(palette.count, 3);
	for (size_t i = 0; i < 5; i++)
		ck_assert_uint_eq(palette.colours[indexes[i]], pixels[i] & 0xffffff);
}
END_TEST

START_TEST(exactly_256_colours_are_kept_exactly)
{
	uint32_t pixels[256];
	uint8_t indexes[256];
	for (uint32_t i = 0; i < 256; i++)
		pixels[i] = i * 0x010101;
	struct palette palette;
	quantise(&palette, indexes, pixels, 256);
	ck_assert_uint_eq(palette.count, 256);
	for (size_t i = 0; i < 256; i++)
		ck_assert_uint_eq(palette.colours[indexes[i]], pixels[i]);
}
END_TEST

static uint32_t far(uint32_t a, uint32_t b)
{
	uint32_t most = 0;
	for (int shift = 0; shift < 24; shift += 8) {
		uint32_t distance = (uint32_t)abs((int)(a >> shift & 255) - (int)(b >> shift & 255));
		most = distance > most ? distance : most;
	}
	return most;
}

START_TEST(many_colours_become_256_near_ones_and_frequent_ones_stay)
{
	enum { COUNT = 60000 };
	uint32_t *pixels = calloc(COUNT, sizeof *pixels);
	uint8_t *indexes = calloc(COUNT, 1);
	uint64_t seed = 7;
	/* A white page with one blue line, and shades between both. */
	for (size_t i = 0; i < COUNT; i++) {
		uint32_t shade = (uint32_t)hash_below(&seed, 256), noise = (uint32_t)hash_below(&seed, 8);
		pixels[i] = i % 10 < 7    ? 0xfffffe
			    : i % 10 == 7 ? 0x1f44ac
					  : (shade << 16 | shade << 8 | (shade ^ noise));
	}
	struct palette palette;
	quantise(&palette, indexes, pixels, COUNT);
	ck_assert_uint_eq(palette.count, 256);
	for (size_t i = 0; i < COUNT; i++) {
		uint32_t got = palette.colours[indexes[i]];
		if (i % 10 <= 7)
			ck_assert_uint_eq(got, pixels[i]);
		else
			ck_assert_msg(far(got, pixels[i]) <= 16, "%06x became %06x", pixels[i], got);
	}
	free(pixels);
	free(indexes);
}
END_TEST

START_TEST(no_pixel_is_no_colour)
{
	struct palette palette;
	quantise(&palette, NULL, NULL, 0);
	ck_assert_uint_eq(palette.count, 0);
}
END_TEST

TCase *quantise_tests(void)
{
	TCase *tests = tcase_create("quantise");
	tcase_add_test(tests, few_colours_are_kept_exactly);
	tcase_add_test(tests, exactly_256_colours_are_kept_exactly);
	tcase_add_test(tests, many_colours_become_256_near_ones_and_frequent_ones_stay);
	tcase_add_test(tests, no_pixel_is_no_colour);
	return tests;
}

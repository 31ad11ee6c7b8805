#include <math.h>
#include <string.h>

#include "../check_main.h"
#include "chart/paint.h"
#include "chart/theme.h"

TCase *theme_tests(void);

struct triple {
	double v[3];
};

static double linear_channel(double v)
{
	return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static struct triple linear_rgb(const struct theme *theme, int role)
{
	struct theme_rgb c = theme_rgb(theme, role);
	return (struct triple){{linear_channel(c.red), linear_channel(c.green), linear_channel(c.blue)}};
}

/* WCAG 2.1 */
static double luminance(struct triple c)
{
	return 0.2126 * c.v[0] + 0.7152 * c.v[1] + 0.0722 * c.v[2];
}

static double contrast(const struct theme *theme, int role)
{
	double a = luminance(linear_rgb(theme, role)), b = luminance(linear_rgb(theme, ROLE_BACKGROUND));
	return (fmax(a, b) + 0.05) / (fmin(a, b) + 0.05);
}

static struct triple times(const double m[3][3], struct triple c)
{
	struct triple out;
	for (int i = 0; i < 3; i++)
		out.v[i] = m[i][0] * c.v[0] + m[i][1] * c.v[1] + m[i][2] * c.v[2];
	return out;
}

/* Björn Ottosson's OKLab, 2020. */
static struct triple oklab(struct triple rgb)
{
	static const double to_cones[3][3] = {{0.4122214708, 0.5363325363, 0.0514459929},
					      {0.2119034982, 0.6806995451, 0.1073969566},
					      {0.0883024619, 0.2817188376, 0.6299787005}};
	static const double to_lab[3][3] = {{0.2104542553, 0.7936177850, -0.0040720468},
					    {1.9779984951, -2.4285922050, 0.4505937099},
					    {0.0259040371, 0.7827717662, -0.8086757660}};
	struct triple cones = times(to_cones, rgb);
	for (int i = 0; i < 3; i++)
		cones.v[i] = cbrt(cones.v[i]);
	return times(to_lab, cones);
}

/* Full vision, then without one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1. */
static const double visions[4][3][3] = {
	{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
};

static double difference(const struct theme *theme, int a, int b, int vision)
{
	struct triple colours[2] = {times(visions[vision], linear_rgb(theme, a)),
				    times(visions[vision], linear_rgb(theme, b))};
	for (int k = 0; k < 2; k++) {
		for (int i = 0; i < 3; i++)
			colours[k].v[i] = fmin(fmax(colours[k].v[i], 0), 1);
		colours[k] = oklab(colours[k]);
	}
	double sum = 0;
	for (int i = 0; i < 3; i++)
		sum += pow(colours[0].v[i] - colours[1].v[i], 2);
	return 100 * sqrt(sum);
}

static const struct theme *const themes[] = {&theme_light, &theme_dark};

START_TEST(series_stand_out_from_the_background)
{
	for (int i = 0; i < SERIES_COLOURS; i++)
		ck_assert_double_ge(contrast(themes[_i], ROLE_SERIES + i), 3);
}
END_TEST

START_TEST(all_text_can_be_read)
{
	ck_assert_double_ge(contrast(themes[_i], ROLE_TEXT), 7);
	ck_assert_double_ge(contrast(themes[_i], ROLE_MUTED), 4.5);
	ck_assert_double_ge(contrast(themes[_i], ROLE_GOOD), 4.5);
	ck_assert_double_ge(contrast(themes[_i], ROLE_BAD), 4.5);
	for (int i = 0; i < SERIES_COLOURS; i++)
		ck_assert_double_ge(contrast(themes[_i], ROLE_SERIES_TEXT + i), 4.5);
}
END_TEST

START_TEST(colour_blind_readers_can_tell_series_apart)
{
	for (int a = 0; a < SERIES_COLOURS; a++) {
		for (int b = 0; b < a; b++) {
			for (int vision = 0; vision < 4; vision++) {
				double d = difference(themes[_i], ROLE_SERIES + a, ROLE_SERIES + b, vision);
				ck_assert_msg(d >= 8, "colours %d and %d differ by %.1f in vision %d", a, b, d, vision);
			}
		}
	}
}
END_TEST

START_TEST(every_role_has_a_colour)
{
	for (int role = 0; role < ROLE_COUNT; role++) {
		const char *colour = theme_colour(themes[_i], role);
		ck_assert_ptr_nonnull(colour);
		ck_assert(colour[0] == '#' && strlen(colour) == 7 && strspn(colour + 1, "0123456789abcdef") == 6);
	}
}
END_TEST

TCase *theme_tests(void)
{
	TCase *tests = tcase_create("theme");
	tcase_add_loop_test(tests, series_stand_out_from_the_background, 0, 2);
	tcase_add_loop_test(tests, all_text_can_be_read, 0, 2);
	tcase_add_loop_test(tests, colour_blind_readers_can_tell_series_apart, 0, 2);
	tcase_add_loop_test(tests, every_role_has_a_colour, 0, 2);
	return tests;
}

/* Does the answer see every pixel? And does it agree with another program's? */
#include <math.h>
#include <stdio.h>

#include "base/hash.h"
#include "base/mem.h"
#include "psf/psf.h"

#include "parts_test.h"

static struct psf random_image(void)
{
	uint64_t stream = 7;
	struct psf psf = {.side = 160, .image = psf_values(160 * 160, 0, NULL)};
	for (size_t i = 0; i < psf.side * psf.side; i++)
		psf.image[i] = hash_unit(&stream);
	return psf;
}

static double value_of(const struct psf *psf, const char *name)
{
	struct answer answer = {0};
	psf_describe_answer(&answer, psf);
	const struct answer_value *value = answer_find(&answer, name);
	ck_assert_msg(value != NULL, "there is no %s", name);
	double number = value->number;
	answer_free(&answer);
	return number;
}

static double signed_sum(const struct psf *psf, int number)
{
	char name[32];
	snprintf(name, sizeof name, "signed-%d", number);
	return value_of(psf, name);
}

START_TEST(sums_are_those_of_the_pixels)
{
	struct psf psf = random_image();
	long double sum = 0, moment = 0;
	double peak = 0;
	for (size_t i = 0; i < 160 * 160; i++) {
		long double y = (long double)(i / 160) - 79.5L, x = (long double)(i % 160) - 79.5L;
		sum += psf.image[i];
		moment += psf.image[i] * (x * x + y * y);
		peak = fmax(peak, psf.image[i]);
	}
	ck_assert(value_of(&psf, "sum") == (double)sum);
	ck_assert(value_of(&psf, "peak") == peak);
	ck_assert(fabs(value_of(&psf, "second-moment") - (double)moment) <= 1e-15 * (double)moment);
	psf_free(&psf);
}
END_TEST

START_TEST(a_signed_sum_has_the_signs_of_its_bit)
{
	struct psf psf = random_image();
	for (int number = 1; number <= PSF_SIGNED; number++) {
		uint64_t stream = PSF_SEED;
		long double sum = 0;
		for (size_t i = 0; i < 160 * 160; i++)
			sum += hash_splitmix64(&stream) >> (number - 1) & 1 ? -psf.image[i] : psf.image[i];
		ck_assert(fabs(signed_sum(&psf, number) - (double)sum) < 1e-14);
	}
	psf_free(&psf);
}
END_TEST

START_TEST(two_pixels_that_change_places_are_seen)
{
	struct psf psf = random_image(), other = random_image();
	int moved = 0;
	other.image[5000] = psf.image[9];
	other.image[9] = psf.image[5000];
	ck_assert(fabs(value_of(&psf, "sum") - value_of(&other, "sum")) < 1e-12);
	for (int number = 1; number <= PSF_SIGNED; number++)
		moved += fabs(signed_sum(&psf, number) - signed_sum(&other, number)) > 1e-3;
	ck_assert_int_ge(moved, 1);
	psf_free(&psf);
	psf_free(&other);
}
END_TEST

START_TEST(a_pixel_that_is_no_number_is_seen)
{
	struct psf psf = random_image();
	psf.image[12345] = NAN;
	ck_assert(isnan(value_of(&psf, "sum")));
	ck_assert(isnan(value_of(&psf, "peak")));
	ck_assert(isnan(signed_sum(&psf, 16)));
	psf_free(&psf);
}
END_TEST

TCase *answer_tests(void)
{
	TCase *tests = tcase_create("answer");
	tcase_add_test(tests, sums_are_those_of_the_pixels);
	tcase_add_test(tests, a_signed_sum_has_the_signs_of_its_bit);
	tcase_add_test(tests, two_pixels_that_change_places_are_seen);
	tcase_add_test(tests, a_pixel_that_is_no_number_is_seen);
	return tests;
}

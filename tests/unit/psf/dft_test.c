/* The library's own transforms against the sum that defines them. */
#include "dft_check.h"

static void assert_plain(size_t length, size_t step)
{
	struct psf_dft *dft;
	struct error err = ERROR_INIT;
	ck_assert_msg(psf_plain_dft(&dft, length, &err), "%s", err.message);
	assert_transform(dft, PSF_FORWARD, step);
	assert_transform(dft, PSF_BACKWARD, step);
	psf_dft_free(dft);
}

START_TEST(lengths_up_to_64_are_transformed_as_defined)
{
	for (size_t length = 1; length <= 64; length++)
		assert_plain(length, 1);
}
END_TEST

START_TEST(long_and_prime_lengths_are_too)
{
	static const size_t lengths[] = {97, 127, 210, 256, 1000, 1021, 1155, 2048, 3072, 6144};
	for (size_t i = 0; i < COUNT_OF(lengths); i++)
		assert_plain(lengths[i], 1 + lengths[i] / 61);
}
END_TEST

START_TEST(there_and_back_multiplies_by_the_length)
{
	const size_t length = 360;
	struct psf_dft *dft;
	ck_assert(psf_plain_dft(&dft, length, NULL));
	struct blocks blocks = blocks_make(dft);
	dft->execute(dft, PSF_FORWARD, blocks.from, blocks.to);
	dft->execute(dft, PSF_BACKWARD, blocks.to, blocks.from);
	for (size_t i = 0; i < dft->block.values; i++)
		ck_assert(cabs(blocks.from[i] / (double)length - blocks.right[i]) < 1e-14);
	blocks_free(&blocks);
	psf_dft_free(dft);
}
END_TEST

static TCase *dft_tests(void)
{
	TCase *tests = tcase_create("dft");
	tcase_add_test(tests, lengths_up_to_64_are_transformed_as_defined);
	tcase_add_test(tests, long_and_prime_lengths_are_too);
	tcase_add_test(tests, there_and_back_multiplies_by_the_length);
	return tests;
}

CHECK_MAIN("psf: transforms", dft_tests)

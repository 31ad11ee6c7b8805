/* FFTW's transforms of blocks against the sum that defines them; what is kept of its planning. */
#include <fftw3.h>
#include <string.h>

#include "base/file.h"
#include "base/path.h"
#include "psf/fftw-dft.h"
#include "psf/wisdom.h"

#include "dft_check.h"

static char *folder;

static void make_folder(void)
{
	ck_assert(path_make_temporary(&folder, ".", "wisdom-", NULL));
	char *absolute = realpath(folder, NULL);
	free(folder);
	folder = absolute;
	ck_assert_int_eq(setenv("XDG_CACHE_HOME", folder, 1), 0);
}

static void remove_folder(void)
{
	path_remove_all(folder, NULL);
	free(folder);
}

static struct psf_dft *make(struct psf_planned *planned, size_t length, size_t sequences, enum psf_planning planning)
{
	struct psf_dft *dft;
	struct error err = ERROR_INIT;
	ck_assert_msg(psf_fftw_dft(&dft, planned, length, sequences, planning, &err), "%s", err.message);
	return dft;
}

static uint64_t wisdom_of_measuring(void)
{
	struct psf_planned planned;
	psf_dft_free(make(&planned, 48, 8, PSF_MEASURE));
	return planned.wisdom;
}

START_TEST(blocks_are_transformed_as_defined)
{
	static const size_t lengths[] = {1, 2, 15, 36, 64, 97, 384};
	for (size_t i = 0; i < COUNT_OF(lengths); i++)
		for (size_t sequences = 1; sequences < 20; sequences += 9) {
			struct psf_planned planned;
			struct psf_dft *dft = make(&planned, lengths[i], sequences, i % 2 ? PSF_ESTIMATE : PSF_MEASURE);
			assert_transform(dft, PSF_FORWARD, 1);
			assert_transform(dft, PSF_BACKWARD, 1);
			psf_dft_free(dft);
		}
}
END_TEST

START_TEST(shared_plans_live_until_their_last_owner_frees_them)
{
	struct psf_planned planned;
	struct psf_dft *first = make(&planned, 36, 8, PSF_ESTIMATE), *second = psf_fftw_share(first);
	psf_dft_free(first);
	assert_transform(second, PSF_FORWARD, 1);
	psf_dft_free(second);
}
END_TEST

START_TEST(planning_by_rules_keeps_nothing)
{
	struct psf_planned planned;
	psf_dft_free(make(&planned, 48, 8, PSF_ESTIMATE));
	char *path = psf_wisdom_path();
	ck_assert(planned.wisdom == 0);
	ck_assert(!path_exists(path));
	free(path);
}
END_TEST

START_TEST(what_was_measured_is_used_again)
{
	uint64_t first = wisdom_of_measuring();
	ck_assert(first != 0);
	fftw_forget_wisdom();
	ck_assert(wisdom_of_measuring() == first);
}
END_TEST

START_TEST(plans_are_told_apart_by_their_hashes)
{
	struct psf_planned first, again, other;
	psf_dft_free(make(&first, 48, 8, PSF_ESTIMATE));
	psf_dft_free(make(&again, 48, 8, PSF_ESTIMATE));
	psf_dft_free(make(&other, 50, 8, PSF_ESTIMATE));
	ck_assert(first.plans == again.plans);
	ck_assert(first.plans != other.plans);
}
END_TEST

START_TEST(a_damaged_file_is_ignored_and_replaced)
{
	char *path = psf_wisdom_path();
	struct buf text = BUF_INIT;
	wisdom_of_measuring();
	ck_assert(file_read(&text, path, 1 << 20, NULL));
	ck_assert_int_eq(file_write(path, text.data, text.length / 2, NULL), FILE_CHANGED);
	fftw_forget_wisdom();
	ck_assert(wisdom_of_measuring() != 0);
	fftw_forget_wisdom();
	buf_clear(&text);
	ck_assert(file_read(&text, path, 1 << 20, NULL));
	ck_assert_int_eq(fftw_import_wisdom_from_string(text.data), 1);
	buf_free(&text);
	free(path);
}
END_TEST

START_TEST(without_a_folder_for_it_all_is_measured)
{
	unsetenv("XDG_CACHE_HOME");
	unsetenv("HOME");
	ck_assert(psf_wisdom_path() == NULL);
	ck_assert(wisdom_of_measuring() != 0);
}
END_TEST

START_TEST(the_folder_is_the_users_cache)
{
	unsetenv("XDG_CACHE_HOME");
	setenv("HOME", "/home/name", 1);
	char *path = psf_wisdom_path();
	ck_assert_str_eq(path, "/home/name/.cache/lapchart/fftw-wisdom");
	free(path);
}
END_TEST

static TCase *fftw_tests(void)
{
	TCase *tests = tcase_create("fftw");
	tcase_add_checked_fixture(tests, make_folder, remove_folder);
	tcase_add_test(tests, blocks_are_transformed_as_defined);
	tcase_add_test(tests, shared_plans_live_until_their_last_owner_frees_them);
	tcase_add_test(tests, planning_by_rules_keeps_nothing);
	tcase_add_test(tests, what_was_measured_is_used_again);
	tcase_add_test(tests, plans_are_told_apart_by_their_hashes);
	tcase_add_test(tests, a_damaged_file_is_ignored_and_replaced);
	tcase_add_test(tests, without_a_folder_for_it_all_is_measured);
	tcase_add_test(tests, the_folder_is_the_users_cache);
	return tests;
}

CHECK_MAIN("psf: FFTW", fftw_tests)

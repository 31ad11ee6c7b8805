/* Which libraries a worker would run by, asked without a device; linked with the real ones. */
#include <stdlib.h>
#include <string.h>

#include "worker/kernel.h"

#include "../check_main.h"

static const struct library *library_of(const struct worker *worker, const char *kind)
{
	for (size_t i = 0; i < worker->library_count; i++)
		if (strcmp(worker->libraries[i].kind, kind) == 0)
			return &worker->libraries[i];
	ck_abort_msg("there is no library of kind %s", kind);
	return NULL;
}

static void assert_library(const struct worker *worker, const char *kind, const char *name)
{
	const struct library *library = library_of(worker, kind);
	char *file = NULL;
	ck_assert_str_eq(library->name, name);
	ck_assert_ptr_nonnull(library->version);
	ck_assert_int_gt(atoi(library->version), 0);
	ck_assert_ptr_nonnull(library->path);
	ck_assert_ptr_nonnull(strstr(library->path, name));
	file = realpath(library->path, NULL);
	ck_assert_str_eq(file, library->path);
	free(file);
}

START_TEST(the_libraries_are_named_with_version_and_path)
{
	struct worker worker = {0};
	backend.describe(&worker);
	assert_library(&worker, "blas", "cublas");
	assert_library(&worker, "fft", "cufft");
	worker_free(&worker);
}
END_TEST

static TCase *libraries_tests(void)
{
	TCase *tests = tcase_create("libraries");
	tcase_set_timeout(tests, 60); /* they are large, and may have to come from a disk */
	tcase_add_test(tests, the_libraries_are_named_with_version_and_path);
	return tests;
}

CHECK_MAIN("cuda-psf-libraries", libraries_tests)

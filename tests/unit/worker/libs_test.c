#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "worker/libs.h"

#include "../check_main.h"

TCase *libs_tests(void);

START_TEST(a_function_of_libm_leads_to_its_file)
{
	struct library library = {0};
	ck_assert(libs_of_symbol(&library, "hypot"));
	ck_assert_str_eq(library.soname, "libm.so.6");
	ck_assert_int_eq(access(library.path, R_OK), 0);
	char real[PATH_MAX];
	ck_assert_ptr_nonnull(realpath(library.path, real));
	ck_assert_str_eq(library.path, real);
	ck_assert_ptr_nonnull(library.build_id);
	ck_assert_uint_eq(strspn(library.build_id, "0123456789abcdef"), strlen(library.build_id));
	ck_assert_uint_ge(strlen(library.build_id), 16);
	library_free(&library);
}
END_TEST

/* The build id stands in the file's first page as well: `file` and gdb read it from there. */
START_TEST(the_build_id_is_that_of_the_file)
{
	struct library library = {0};
	unsigned char head[4096];
	char hexadecimal[2 * sizeof head + 1];
	ck_assert(libs_of_symbol(&library, "hypot"));
	FILE *file = fopen(library.path, "rb");
	ck_assert_ptr_nonnull(file);
	size_t length = fread(head, 1, sizeof head, file);
	fclose(file);
	for (size_t i = 0; i < length; i++)
		snprintf(hexadecimal + 2 * i, 3, "%02x", head[i]);
	ck_assert_ptr_nonnull(strstr(hexadecimal, library.build_id));
	library_free(&library);
}
END_TEST

START_TEST(what_was_filled_in_before_stays)
{
	struct library library = {.kind = mem_text("libc"), .soname = mem_text("wrong")};
	ck_assert(libs_of_symbol(&library, "hypot"));
	ck_assert_str_eq(library.kind, "libc");
	ck_assert_str_eq(library.soname, "libm.so.6");
	library_free(&library);
}
END_TEST

START_TEST(an_address_of_the_program_is_no_library)
{
	struct library library = {0};
	ck_assert(!libs_of_address(&library, (const void *)libs_tests));
	ck_assert(!libs_of_address(&library, &library));
	ck_assert(!libs_of_address(&library, NULL));
	ck_assert(!libs_of_symbol(&library, "lapchart_no_such_symbol"));
	ck_assert_ptr_null(library.path);
}
END_TEST

START_TEST(libraries_are_added_in_order)
{
	struct worker worker = {0};
	libs_add(&worker, (struct library){.name = mem_text("one")});
	libs_add(&worker, (struct library){.name = mem_text("two")});
	ck_assert_uint_eq(worker.library_count, 2);
	ck_assert_str_eq(worker.libraries[0].name, "one");
	ck_assert_str_eq(worker.libraries[1].name, "two");
	worker_free(&worker);
}
END_TEST

/* This program is linked with no OpenMP runtime. */
START_TEST(no_openmp_runtime_is_invented)
{
	struct worker worker = {0};
	libs_add_openmp(&worker);
	ck_assert_uint_eq(worker.library_count, 0);
}
END_TEST

TCase *libs_tests(void)
{
	TCase *tests = tcase_create("libs");
	tcase_add_test(tests, a_function_of_libm_leads_to_its_file);
	tcase_add_test(tests, the_build_id_is_that_of_the_file);
	tcase_add_test(tests, what_was_filled_in_before_stays);
	tcase_add_test(tests, an_address_of_the_program_is_no_library);
	tcase_add_test(tests, libraries_are_added_in_order);
	tcase_add_test(tests, no_openmp_runtime_is_invented);
	return tests;
}

#include "model/library_name.h"

#include "../check_main.h"

TCase *name_tests(void);

static void expect(const char *path, const char *name)
{
	char *found = library_name_of(path);
	ck_assert_str_eq(found, name);
	free(found);
}

START_TEST(a_library_is_called_after_its_folder)
{
	expect("/usr/lib/x86_64-linux-gnu/openblas-openmp/libblas.so.3", "openblas-openmp");
	expect("/usr/lib/x86_64-linux-gnu/atlas/libblas.so.3.10.3", "atlas");
	expect("/usr/lib64/atlas/libblas.so.3", "atlas");
}
END_TEST

START_TEST(debians_folder_blas_is_netlib)
{
	expect("/usr/lib/x86_64-linux-gnu/blas/libblas.so.3.11.0", "netlib");
}
END_TEST

START_TEST(a_prefix_of_its_own_gives_the_name_too)
{
	expect("/opt/amd-blis/lib/libblis.so.4", "amd-blis");
	expect("/opt/amd-blis/lib64/libblis.so.4", "amd-blis");
	expect("/opt/intel/oneapi/mkl/2024.0/lib/libmkl_rt.so.2", "mkl");
}
END_TEST

START_TEST(in_a_folder_for_all_libraries_the_file_gives_the_name)
{
	expect("/usr/lib/x86_64-linux-gnu/libmkl_rt.so", "mkl");
	expect("/usr/lib64/libopenblasp-r0.3.21.so", "openblas");
	expect("/usr/local/lib/libblas.so.3.11.0", "blas");
	expect("/libblas.so.3", "blas");
	ck_assert_ptr_null(library_name_of_folder("/usr/lib/x86_64-linux-gnu/libatlas.so.3"));
}
END_TEST

TCase *name_tests(void)
{
	TCase *tests = tcase_create("name");
	tcase_add_test(tests, a_library_is_called_after_its_folder);
	tcase_add_test(tests, debians_folder_blas_is_netlib);
	tcase_add_test(tests, a_prefix_of_its_own_gives_the_name_too);
	tcase_add_test(tests, in_a_folder_for_all_libraries_the_file_gives_the_name);
	return tests;
}

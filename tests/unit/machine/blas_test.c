#include "machine/blas.h"

#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"

#include "../check_main.h"
#include "scratch.h"

TCase *blas_tests(void);

#define TRIPLET "/usr/lib/x86_64-linux-gnu"

/* "NAME PATH" a line, paths without the root. */
static char *found_below(const char *root)
{
	struct blas *list;
	size_t count;
	struct buf text = BUF_INIT;
	blas_find(&list, &count, root);
	for (size_t i = 0; i < count; i++)
		buf_printf(&text, "%s %s\n", list[i].name, list[i].path + strlen(root));
	blas_free(list, count);
	return buf_detach(&text);
}

static void link_to(const char *root, const char *path, const char *target)
{
	char *full = mem_printf("%s%s", root, path);
	ck_assert_int_eq(symlink(target, full), 0);
	free(full);
}

static void check_found(const char *root, const char *expected)
{
	char *text = found_below(root);
	ck_assert_str_eq(text, expected);
	free(text);
}

START_TEST(debians_folders_name_their_libraries)
{
	char *root = scratch_empty();
	scratch_write(root, TRIPLET "/openblas-openmp/libblas.so.3", "x");
	scratch_write(root, TRIPLET "/blis-serial/libblas.so.3", "x");
	scratch_write(root, TRIPLET "/blas/libblas.so.3.11.0", "x");
	link_to(root, TRIPLET "/blas/libblas.so.3", "libblas.so.3.11.0");
	check_found(root, "blis-serial " TRIPLET "/blis-serial/libblas.so.3\n"
			  "netlib " TRIPLET "/blas/libblas.so.3.11.0\n"
			  "openblas-openmp " TRIPLET "/openblas-openmp/libblas.so.3\n");
	scratch_drop(root);
}
END_TEST

START_TEST(links_to_one_file_are_one_library)
{
	char *root = scratch_empty();
	scratch_write(root, TRIPLET "/atlas/libblas.so.3.10.3", "x");
	link_to(root, TRIPLET "/atlas/libblas.so.3", "libblas.so.3.10.3");
	link_to(root, TRIPLET "/libblas.so.3", "atlas/libblas.so.3");
	check_found(root, "atlas " TRIPLET "/atlas/libblas.so.3.10.3\n");
	scratch_drop(root);
}
END_TEST

START_TEST(other_systems_have_other_places)
{
	char *root = scratch_empty();
	scratch_write(root, "/usr/lib64/libblas.so.3", "x");
	scratch_write(root, "/usr/lib64/atlas/libblas.so.3", "x");
	scratch_write(root, "/opt/openblas-0.3.30/lib/libblas.so.3", "x");
	scratch_write(root, "/usr/local/lib/libopenblas.so.0", "x");
	link_to(root, "/usr/local/lib/libblas.so.3", "libopenblas.so.0");
	scratch_write(root, TRIPLET "/libmkl_rt.so", "x");
	link_to(root, TRIPLET "/libblas.so.3", "libmkl_rt.so");
	check_found(root, "atlas /usr/lib64/atlas/libblas.so.3\n"
			  "blas /usr/lib64/libblas.so.3\n"
			  "mkl " TRIPLET "/libmkl_rt.so\n"
			  "openblas /usr/local/lib/libopenblas.so.0\n"
			  "openblas-0.3.30 /opt/openblas-0.3.30/lib/libblas.so.3\n");
	scratch_drop(root);
}
END_TEST

START_TEST(libraries_of_one_name_are_numbered)
{
	char *root = scratch_empty();
	scratch_write(root, TRIPLET "/atlas/libblas.so.3", "x");
	scratch_write(root, "/usr/lib64/atlas/libblas.so.3", "x");
	scratch_write(root, "/usr/local/lib/atlas/libblas.so.3", "x");
	scratch_write(root, "/opt/blis/lib/libblas.so.3", "x");
	check_found(root, "atlas " TRIPLET "/atlas/libblas.so.3\n"
			  "atlas-2 /usr/lib64/atlas/libblas.so.3\n"
			  "atlas-3 /usr/local/lib/atlas/libblas.so.3\n"
			  "blis /opt/blis/lib/libblas.so.3\n");
	scratch_drop(root);
}
END_TEST

START_TEST(links_out_of_the_root_and_into_nothing_are_left_out)
{
	char *root = scratch_empty();
	scratch_write(root, TRIPLET "/x", "");
	scratch_write(root, "/usr/lib64/x", "");
	link_to(root, TRIPLET "/libblas.so.3", "/proc/self/exe");
	link_to(root, "/usr/lib64/libblas.so.3", "absent");
	check_found(root, "");
	scratch_drop(root);
}
END_TEST

/* The names of those that are absent beside these. */
static char *absent_beside(const struct blas *list, size_t count)
{
	struct blas_absent absent[BLAS_KNOWN];
	struct buf text = BUF_INIT;
	size_t absent_count = blas_find_absent(absent, list, count);
	for (size_t i = 0; i < absent_count; i++) {
		ck_assert_uint_gt(strlen(absent[i].reason), 20);
		buf_printf(&text, "%s ", absent[i].name);
	}
	return buf_detach(&text);
}

START_TEST(libraries_of_the_texts_that_are_not_there_are_known)
{
	const struct blas list[] = {{(char *)"mkl", NULL}, {(char *)"netlib", NULL}, {(char *)"openblas-omp", NULL}};
	char *beside_all = absent_beside(list, COUNT_OF(list)), *beside_none = absent_beside(NULL, 0);
	ck_assert_str_eq(beside_all, "accelerate atlas ");
	ck_assert_str_eq(beside_none, "accelerate atlas mkl openblas ");
	free(beside_all);
	free(beside_none);
}
END_TEST

START_TEST(mkl_is_found_without_a_file_of_the_common_name)
{
	char *root = scratch_empty();
	scratch_write(root, "/opt/intel/oneapi/mkl/2024.0/lib/libmkl_rt.so.2", "x");
	link_to(root, "/opt/intel/oneapi/mkl/latest", "2024.0");
	check_found(root, "mkl /opt/intel/oneapi/mkl/2024.0/lib/libmkl_rt.so.2\n");
	scratch_drop(root);
	root = scratch_empty();
	scratch_write(root, TRIPLET "/libmkl_rt.so", "x");
	link_to(root, TRIPLET "/libblas.so.3", "libmkl_rt.so");
	check_found(root, "mkl " TRIPLET "/libmkl_rt.so\n");
	scratch_drop(root);
}
END_TEST

START_TEST(a_root_may_have_letters_that_mean_something_in_patterns)
{
	char *root = scratch_empty(), *odd = mem_printf("%s/a[b]*?\\c", root);
	scratch_write(odd, "/usr/lib64/atlas/libblas.so.3", "x");
	check_found(odd, "atlas /usr/lib64/atlas/libblas.so.3\n");
	free(odd);
	scratch_drop(root);
}
END_TEST

START_TEST(no_root_no_library)
{
	check_found("/nonexistent/root", "");
}
END_TEST

TCase *blas_tests(void)
{
	TCase *tests = tcase_create("blas");
	tcase_add_test(tests, debians_folders_name_their_libraries);
	tcase_add_test(tests, links_to_one_file_are_one_library);
	tcase_add_test(tests, other_systems_have_other_places);
	tcase_add_test(tests, libraries_of_one_name_are_numbered);
	tcase_add_test(tests, links_out_of_the_root_and_into_nothing_are_left_out);
	tcase_add_test(tests, libraries_of_the_texts_that_are_not_there_are_known);
	tcase_add_test(tests, mkl_is_found_without_a_file_of_the_common_name);
	tcase_add_test(tests, a_root_may_have_letters_that_mean_something_in_patterns);
	tcase_add_test(tests, no_root_no_library);
	return tests;
}

#include "base/mem.h"
#include "machine/blas.h"

#include "../check_main.h"
#include "scratch.h"

TCase *package_tests(void);

#define INFO    "/var/lib/dpkg/info/"
#define TRIPLET "/usr/lib/x86_64-linux-gnu"

static char *root_with_packages(void)
{
	char *root = scratch_empty();
	scratch_write(root, "/var/lib/dpkg/status",
		      "Package: libopenblas0-openmp\nStatus: install ok installed\nArchitecture: i386\n"
		      "Version: 0.1\n\n"
		      "Package: libopenblas0-openmp\nStatus: install ok installed\nArchitecture: amd64\n"
		      "Version: 0.3.21+ds-4\nDescription: BLAS\n Version: 9\n\n"
		      "Package: libopenblas0-openmp-more\nArchitecture: amd64\nVersion: 8\n\n"
		      "Package: libc6\nArchitecture: amd64\nVersion: 2.36-9\n\n"
		      "Package: oddly-named\nArchitecture: all\nVersion: 7");
	scratch_write(root, INFO "libopenblas0-openmp:amd64.list",
		      "/.\n/usr\n" TRIPLET "/openblas-openmp/libblas.so.3\n" TRIPLET
		      "/openblas-openmp/libopenblasp-r0.3.21.so\n");
	scratch_write(root, INFO "libopenblas-dev:amd64.list", TRIPLET "/openblas-openmp/libblas.so.3.old\n");
	scratch_write(root, INFO "libopenblas0-openmp:amd64.md5sums", TRIPLET "/openblas-openmp/libfoo.so\n");
	scratch_write(root, INFO "libc6:amd64.list", "/.\n/lib/x86_64-linux-gnu/libc.so.6\n");
	scratch_write(root, INFO "oddly-named.list", "/opt/thing/lib/libblas.so.3");
	scratch_write(root, INFO "unlisted:amd64.list", "/usr/lib/unlisted.so\n");
	return root;
}

static void check_package(const char *path, const char *package, const char *version)
{
	char *root = root_with_packages();
	struct library library = {.path = mem_text(path)};
	library_find_package(&library, root);
	ck_assert_pstr_eq(library.package, package);
	ck_assert_pstr_eq(library.package_version, version);
	library_free(&library);
	scratch_drop(root);
}

START_TEST(a_file_is_found_in_the_list_of_its_package)
{
	check_package(TRIPLET "/openblas-openmp/libblas.so.3", "libopenblas0-openmp", "0.3.21+ds-4");
	check_package(TRIPLET "/openblas-openmp/libopenblasp-r0.3.21.so", "libopenblas0-openmp", "0.3.21+ds-4");
}
END_TEST

START_TEST(a_list_may_have_the_path_of_before_usr_was_merged)
{
	check_package(TRIPLET "/libc.so.6", "libc6", "2.36-9");
}
END_TEST

START_TEST(a_package_of_an_unlikely_name_is_found_too)
{
	check_package("/opt/thing/lib/libblas.so.3", "oddly-named", "7");
}
END_TEST

START_TEST(a_package_without_a_paragraph_has_no_version)
{
	check_package("/usr/lib/unlisted.so", "unlisted", NULL);
}
END_TEST

START_TEST(files_of_nobody_stay_without_package)
{
	check_package(TRIPLET "/openblas-openmp/libblas.so", NULL, NULL);
	check_package(TRIPLET "/openblas-openmp/libfoo.so", NULL, NULL);
	check_package("/home/me/libblas.so.3", NULL, NULL);
	check_package(NULL, NULL, NULL);
}
END_TEST

START_TEST(the_path_may_stand_below_the_root)
{
	char *root = root_with_packages();
	struct library library = {.path = mem_printf("%s" TRIPLET "/openblas-openmp/libblas.so.3", root)};
	library_find_package(&library, root);
	ck_assert_pstr_eq(library.package, "libopenblas0-openmp");
	library_free(&library);
	scratch_drop(root);
}
END_TEST

START_TEST(without_dpkg_what_was_known_stays)
{
	char *root = scratch_empty();
	struct library library = {.path = mem_text("/usr/lib/x.so"), .package = mem_text("mine")};
	library_find_package(&library, root);
	ck_assert_pstr_eq(library.package, "mine");
	library_free(&library);
	scratch_drop(root);
}
END_TEST

TCase *package_tests(void)
{
	TCase *tests = tcase_create("package");
	tcase_add_test(tests, a_file_is_found_in_the_list_of_its_package);
	tcase_add_test(tests, a_list_may_have_the_path_of_before_usr_was_merged);
	tcase_add_test(tests, a_package_of_an_unlikely_name_is_found_too);
	tcase_add_test(tests, a_package_without_a_paragraph_has_no_version);
	tcase_add_test(tests, files_of_nobody_stay_without_package);
	tcase_add_test(tests, the_path_may_stand_below_the_root);
	tcase_add_test(tests, without_dpkg_what_was_known_stays);
	return tests;
}

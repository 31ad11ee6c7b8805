#include <dlfcn.h>
#include <string.h>

#include "linkage/linkage.h"

#include "../check_main.h"

TCase *fake_tests(void);

#define FAKES BUILD_DIR "/tests/unit/linkage/fake/"

/* Loads one of the pretending libraries as if this program were linked to it. Each test is a process of its own. */
static struct linkage *load(const char *path)
{
	struct linkage *linkage;
	struct error err = ERROR_INIT;
	ck_assert_msg(dlopen(path, RTLD_NOW | RTLD_GLOBAL) != NULL, "%s", dlerror());
	ck_assert_msg(linkage_open(&linkage, &err), "%s", err.message);
	return linkage;
}

START_TEST(a_program_without_blas_is_told_so)
{
	struct linkage *linkage;
	struct error err = ERROR_INIT;
	ck_assert(!linkage_open(&linkage, &err));
	ck_assert_str_eq(err.message, "no shared library of this program holds dgemm_; link it with -lblas");
	linkage_close(NULL);
}
END_TEST

START_TEST(openblas_tells_all_and_has_its_kernels_in_a_second_file)
{
	struct linkage *linkage = load(FAKES "openblas-one/libblas.so.3");
	struct worker worker = {0};
	linkage_describe(linkage, &worker);
	ck_assert_uint_eq(worker.library_count, 2);
	const struct library *blas = &worker.libraries[0], *core = &worker.libraries[1];
	ck_assert_str_eq(blas->kind, "blas");
	ck_assert_str_eq(blas->name, "openblas-one");
	ck_assert_str_eq(blas->soname, "libblas.so.3");
	ck_assert_uint_eq(strlen(blas->build_id), 40);
	ck_assert_str_eq(blas->version, "0.3.99");
	ck_assert_str_eq(blas->config, "OpenBLAS 0.3.99 USE64BITINT DYNAMIC_ARCH Fancy MAX_THREADS=8");
	ck_assert_str_eq(blas->kernel, "Fancy");
	ck_assert_str_eq(blas->threading, "pthread");
	ck_assert_int_eq(blas->threads, 8);
	ck_assert_ptr_null(blas->warning);
	ck_assert_str_eq(core->kind, "blas-core");
	ck_assert_str_eq(core->name, "openblas-one");
	ck_assert_str_eq(core->soname, "libopenblas.so.0");
	ck_assert_str_eq(core->version, "0.3.99");
	worker_free(&worker);
	linkage_close(linkage);
}
END_TEST

START_TEST(integers_of_64_bits_are_found_by_trying)
{
	struct linkage *linkage = load(FAKES "openblas-one/libblas.so.3");
	struct worker worker = {0};
	linkage_describe(linkage, &worker);
	ck_assert_int_eq(worker.libraries[0].integer_bits, 64);
	worker_free(&worker);
	linkage_close(linkage);
}
END_TEST

START_TEST(a_shell_on_the_kernels_of_another_goes_by_the_kernels)
{
	struct linkage *linkage = load(FAKES "openblas-two/libblas.so.3");
	struct worker worker = {0};
	ck_assert_str_eq(linkage_name(linkage), "openblas-one");
	linkage_describe(linkage, &worker);
	const struct library *blas = &worker.libraries[0];
	ck_assert_str_eq(blas->name, "openblas-one");
	ck_assert_int_eq(blas->integer_bits, 32);
	ck_assert_ptr_nonnull(strstr(blas->path, "openblas-two"));
	ck_assert_ptr_nonnull(strstr(blas->warning, "the interface is that of openblas-two, but the kernels are those "
						    "of openblas-one"));
	worker_free(&worker);
	linkage_close(linkage);
}
END_TEST

START_TEST(threads_are_set_and_made_sure_of)
{
	struct linkage *linkage = load(FAKES "openblas-one/libblas.so.3");
	struct worker worker = {0};
	struct error err = ERROR_INIT;
	ck_assert(linkage_set_threads(linkage, 3, &err));
	ck_assert(!linkage_set_threads(linkage, 9, &err));
	ck_assert_str_eq(err.message, "openblas-one computes on 8 threads here, not on 9");
	ck_assert(linkage_set_threads(linkage, 3, &err));
	linkage_describe(linkage, &worker);
	ck_assert_int_eq(worker.libraries[0].threads, 3);
	worker_free(&worker);
	linkage_close(linkage);
}
END_TEST

START_TEST(mkl_is_asked_in_its_own_words)
{
	struct linkage *linkage = load(FAKES "mkl/libblas.so.3");
	struct worker worker = {0};
	ck_assert(linkage_set_threads(linkage, 2, NULL));
	linkage_describe(linkage, &worker);
	ck_assert_uint_eq(worker.library_count, 1);
	const struct library *blas = &worker.libraries[0];
	ck_assert_str_eq(blas->name, "mkl");
	ck_assert_str_eq(blas->version, "2022.1");
	ck_assert_str_eq(blas->config, "Intel(R) oneAPI Math Kernel Library Version 2022.1-Product Build 20220311");
	ck_assert_str_eq(blas->kernel, "AVX512");
	ck_assert_int_eq(blas->threads, 2);
	ck_assert_int_eq(blas->integer_bits, 32);
	worker_free(&worker);
	linkage_close(linkage);
}
END_TEST

START_TEST(of_a_stranger_only_the_file_is_known)
{
	struct linkage *linkage = load(FAKES "stranger/libblas.so.3");
	struct worker worker = {0};
	struct error err = ERROR_INIT;
	ck_assert(!linkage_set_threads(linkage, 1, &err));
	ck_assert_ptr_nonnull(strstr(err.message, "is no library whose threads are known how to set"));
	linkage_describe(linkage, &worker);
	ck_assert_uint_eq(worker.library_count, 1);
	const struct library *blas = &worker.libraries[0];
	ck_assert_str_eq(blas->name, "stranger");
	ck_assert_ptr_nonnull(strstr(blas->path, "stranger/libblas.so.3"));
	ck_assert_ptr_null(blas->soname);
	ck_assert_ptr_null(blas->build_id);
	ck_assert_ptr_null(blas->config);
	ck_assert_ptr_null(blas->kernel);
	ck_assert_int_eq(blas->threads, 0);
	ck_assert_int_eq(blas->integer_bits, 0);
	worker_free(&worker);
	linkage_close(linkage);
}
END_TEST

TCase *fake_tests(void)
{
	TCase *tests = tcase_create("fake");
	tcase_add_test(tests, a_program_without_blas_is_told_so);
	tcase_add_test(tests, openblas_tells_all_and_has_its_kernels_in_a_second_file);
	tcase_add_test(tests, integers_of_64_bits_are_found_by_trying);
	tcase_add_test(tests, a_shell_on_the_kernels_of_another_goes_by_the_kernels);
	tcase_add_test(tests, threads_are_set_and_made_sure_of);
	tcase_add_test(tests, mkl_is_asked_in_its_own_words);
	tcase_add_test(tests, of_a_stranger_only_the_file_is_known);
	return tests;
}

#include <string.h>

#include "base/mem.h"
#include "machine/blas.h"
#include "machine/hardware.h"

#include "../check_main.h"
#include "scratch.h"

TCase *kernel_fit_tests(void);

static char *judge(const char *name, const char *kernel, const char *config, const char *tree)
{
	struct facts cpu = {0};
	struct library library = {.name = mem_text(name), .kernel = mem_text(kernel), .config = mem_text(config)};
	cpu_read(&cpu, tree);
	library_judge_kernel(&library, &cpu);
	char *warning = mem_text(library.warning);
	library_free(&library);
	facts_free(&cpu);
	return warning;
}

static void check_warning(const char *name, const char *kernel, const char *tree, const char *expected)
{
	char *warning = judge(name, kernel, NULL, tree);
	ck_assert_pstr_eq(warning, expected);
	free(warning);
}

START_TEST(openblas_with_an_old_kernel_is_warned_of_with_the_remedy)
{
	check_warning("openblas-openmp", "Prescott", CAPTURED("this-vm"),
		      "OpenBLAS chose its Prescott kernel (SSE3) although this processor has AVX-512: OpenBLAS may not "
		      "know the processor. Set OPENBLAS_CORETYPE=SKYLAKEX, or install a newer OpenBLAS");
	check_warning(
		"openblas-serial", "Nehalem", CAPTURED("amd-epyc"),
		"OpenBLAS chose its Nehalem kernel (SSE4) although this processor has AVX2: OpenBLAS may not know "
		"the processor. Set OPENBLAS_CORETYPE=ZEN, or install a newer OpenBLAS");
	check_warning("openblas-serial", "Sandybridge", CAPTURED("container"),
		      "OpenBLAS chose its Sandybridge kernel (AVX) although this processor has AVX2: OpenBLAS may not "
		      "know the processor. Set OPENBLAS_CORETYPE=HASWELL, or install a newer OpenBLAS");
}
END_TEST

START_TEST(blis_with_an_old_kernel_is_warned_of_with_the_remedy)
{
	check_warning("blis-serial", "haswell", CAPTURED("this-vm"),
		      "BLIS chose its haswell kernel (AVX2) although this processor has AVX-512: BLIS may not know the "
		      "processor. Set BLIS_ARCH_TYPE=skx, or install a newer BLIS");
	check_warning("blis-serial", "generic", CAPTURED("amd-epyc"),
		      "BLIS chose its generic kernel (SSE2) although this processor has AVX2: BLIS may not know the "
		      "processor. Install a newer BLIS, or one built for this processor");
}
END_TEST

START_TEST(kernels_that_fit_are_let_be)
{
	check_warning("openblas-openmp", "SkylakeX", CAPTURED("this-vm"), NULL);
	check_warning("openblas-openmp", "Cooperlake", CAPTURED("this-vm"), NULL);
	check_warning("openblas-openmp", "ZEN", CAPTURED("amd-epyc"), NULL);
	check_warning("openblas-openmp", "Haswell", CAPTURED("container"), NULL);
	check_warning("blis-openmp", "skx", CAPTURED("intel-smt-numa"), NULL);
	check_warning("blis-openmp", "zen3", CAPTURED("amd-epyc"), NULL);
}
END_TEST

START_TEST(what_is_not_known_is_let_be)
{
	char *root = scratch_empty();
	check_warning("openblas-openmp", "Prescott", root, NULL);
	check_warning("openblas-openmp", "Newfangled", CAPTURED("this-vm"), NULL);
	check_warning("openblas-openmp", NULL, CAPTURED("this-vm"), NULL);
	check_warning("netlib", "Prescott", CAPTURED("this-vm"), NULL);
	check_warning(NULL, "Prescott", CAPTURED("this-vm"), NULL);
	scratch_drop(root);
}
END_TEST

START_TEST(blis_has_zen_kernels_with_avx2_on_purpose)
{
	char *root = scratch_copy("amd-epyc");
	scratch_replace(root, "/proc/cpuinfo", " vaes", " avx512f avx512dq avx512bw avx512cd avx512vl vaes");
	check_warning("blis-openmp", "zen3", root, NULL);
	char *warning = judge("openblas-openmp", "Zen", NULL, root);
	ck_assert_ptr_nonnull(strstr(warning, "OPENBLAS_CORETYPE=SKYLAKEX"));
	free(warning);
	scratch_drop(root);
}
END_TEST

START_TEST(a_build_for_one_processor_cannot_be_told_to_choose)
{
	char *fixed = judge("openblas", "Prescott", "OpenBLAS 0.3.21 NO_AFFINITY PRESCOTT", CAPTURED("this-vm"));
	char *dynamic = judge(NULL, "Prescott", "OpenBLAS 0.3.21 DYNAMIC_ARCH Prescott", CAPTURED("this-vm"));
	ck_assert_ptr_null(strstr(fixed, "CORETYPE"));
	ck_assert_ptr_nonnull(strstr(fixed, "DYNAMIC_ARCH=1"));
	ck_assert_ptr_nonnull(strstr(dynamic, "OPENBLAS_CORETYPE=SKYLAKEX"));
	free(fixed);
	free(dynamic);
}
END_TEST

START_TEST(the_version_of_the_library_is_named)
{
	struct facts cpu = {0};
	struct library library = {
		.name = mem_text("openblas-serial"), .kernel = mem_text("Prescott"), .version = mem_text("0.3.21")};
	cpu_read(&cpu, CAPTURED("this-vm"));
	library_judge_kernel(&library, &cpu);
	ck_assert_ptr_nonnull(strstr(library.warning, "OpenBLAS 0.3.21 may not know"));
	library_free(&library);
	facts_free(&cpu);
}
END_TEST

START_TEST(the_workers_own_warning_stays)
{
	struct facts cpu = {0};
	struct library library = {.name = mem_text("openblas-serial"),
				  .kernel = mem_text("Prescott"),
				  .warning = mem_text("two builds are mixed")};
	cpu_read(&cpu, CAPTURED("this-vm"));
	library_judge_kernel(&library, &cpu);
	ck_assert_str_eq(library.warning, "two builds are mixed");
	library_free(&library);
	facts_free(&cpu);
}
END_TEST

START_TEST(the_kernel_for_any_arm_is_warned_of_where_there_is_a_better_one)
{
	check_warning("openblas-openmp", "armv8", CAPTURED("arm-neoverse"),
		      "OpenBLAS chose its armv8 kernel, which is for any ARM, although it can have one for this Arm "
		      "Neoverse-N1. Set OPENBLAS_CORETYPE=NEOVERSEN1, or install a newer OpenBLAS");
	check_warning("openblas-openmp", "neoversen1", CAPTURED("arm-neoverse"), NULL);
	char *root = scratch_copy("arm-neoverse");
	scratch_replace(root, "/proc/cpuinfo", "0xd0c", "0xfff");
	check_warning("openblas-openmp", "armv8", root, NULL);
	scratch_drop(root);
}
END_TEST

TCase *kernel_fit_tests(void)
{
	TCase *tests = tcase_create("kernel_fit");
	tcase_add_test(tests, openblas_with_an_old_kernel_is_warned_of_with_the_remedy);
	tcase_add_test(tests, blis_with_an_old_kernel_is_warned_of_with_the_remedy);
	tcase_add_test(tests, kernels_that_fit_are_let_be);
	tcase_add_test(tests, what_is_not_known_is_let_be);
	tcase_add_test(tests, blis_has_zen_kernels_with_avx2_on_purpose);
	tcase_add_test(tests, a_build_for_one_processor_cannot_be_told_to_choose);
	tcase_add_test(tests, the_version_of_the_library_is_named);
	tcase_add_test(tests, the_workers_own_warning_stays);
	tcase_add_test(tests, the_kernel_for_any_arm_is_warned_of_where_there_is_a_better_one);
	return tests;
}

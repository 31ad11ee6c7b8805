/* What is told of the devices, over a runtime without one. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "cuda/facts.h"

#include "../check_main.h"
#include "fake_runtime.h"

START_TEST(a_device_is_told_as_far_as_it_is_known)
{
	struct facts facts = {0};
	fake_cuda_set_memory((size_t)1 << 30);
	cuda_read_facts(&facts, "/nowhere");
	ck_assert_int_eq(facts_get_int(&facts, "gpu.count", 0), 1);
	ck_assert_str_eq(facts_get_text(&facts, "gpu.cuda_driver"), "13.0");
	ck_assert_str_eq(facts_get_text(&facts, "gpu.cuda_runtime"), "13.0");
	ck_assert_str_eq(facts_get_text(&facts, "gpu.0.name"), "Fake device");
	ck_assert_str_eq(facts_get_text(&facts, "gpu.0.compute_capability"), "9.0");
	ck_assert_str_eq(facts_get_text(&facts, "gpu.0.pci"), "0000:00:00.0");
	ck_assert_int_eq(facts_get_int(&facts, "gpu.0.memory_bytes", 0), 1 << 30);
	ck_assert_int_eq(facts_get_int(&facts, "gpu.0.clock_hz", 0), 1980000000);
	ck_assert_int_eq(facts_get_int(&facts, "gpu.0.memory_clock_hz", 0), 3201000000);
	ck_assert_int_eq(facts_get_int(&facts, "gpu.0.fp32_per_fp64", 0), 2);
	ck_assert_int_eq(facts_find(&facts, "gpu.0.ecc")->integer, 1);
	ck_assert_ptr_null(facts_find(&facts, "gpu.0.l2_bytes")); /* 0 is no size */
	ck_assert_ptr_null(facts_find(&facts, "gpu.driver"));
	facts_free(&facts);
}
END_TEST

START_TEST(every_device_is_told)
{
	struct facts facts = {0};
	fake_cuda_set_devices(3, cudaSuccess);
	cuda_read_facts(&facts, "/nowhere");
	ck_assert_int_eq(facts_get_int(&facts, "gpu.count", 0), 3);
	ck_assert_str_eq(facts_get_text(&facts, "gpu.2.name"), "Fake device");
	ck_assert_str_eq(facts_get_text(&facts, "gpu.2.pci"), "0000:02:00.0");
	ck_assert_ptr_null(facts_find(&facts, "gpu.3.name"));
	facts_free(&facts);
}
END_TEST

START_TEST(what_a_device_does_not_tell_is_left_out)
{
	struct facts facts = {0};
	fake_cuda_fail("cudaGetDeviceProperties", 1, cudaErrorUnknown);
	fake_cuda_fail("cudaDeviceGetPCIBusId", 1, cudaErrorUnknown);
	cuda_read_facts(&facts, "/nowhere");
	ck_assert_ptr_null(facts_find(&facts, "gpu.0.name"));
	ck_assert_ptr_null(facts_find(&facts, "gpu.0.pci"));
	ck_assert_int_eq(facts_get_int(&facts, "gpu.0.multiprocessors", 0), 2);
	facts_free(&facts);
}
END_TEST

START_TEST(without_a_driver_there_is_the_runtime_and_no_device)
{
	struct facts facts = {0};
	fake_cuda_set_devices(0, cudaErrorInsufficientDriver);
	cuda_read_facts(&facts, "/nowhere");
	ck_assert_str_eq(facts_get_text(&facts, "gpu.cuda_runtime"), "13.0");
	ck_assert_ptr_null(facts_find(&facts, "gpu.cuda_driver"));
	ck_assert_ptr_null(facts_find(&facts, "gpu.count"));
	facts_free(&facts);
}
END_TEST

/* --- the kernel module --- */

static void write_below(const char *root, const char *folder, const char *name, const char *text)
{
	struct error err = ERROR_INIT;
	char *command = mem_printf("mkdir -p %s%s", root, folder), *path = mem_printf("%s%s/%s", root, folder, name);
	ck_assert_int_eq(system(command), 0);
	ck_assert_msg(file_write(path, text, strlen(text), &err) == FILE_CREATED, "%s", err.message);
	free(command);
	free(path);
}

static void assert_driver(const char *root, const char *expected)
{
	struct facts facts = {0};
	cuda_read_facts(&facts, root);
	const char *driver = facts_get_text(&facts, "gpu.driver");
	ck_assert_msg(driver && strcmp(driver, expected) == 0, "%s", driver ? driver : "none");
	facts_free(&facts);
}

START_TEST(the_version_of_the_kernel_module_is_in_proc_or_in_sys)
{
	static const char *const lines[] = {
		"NVRM version: NVIDIA UNIX x86_64 Kernel Module  580.65.06  Wed Jul 30 01:05:11 UTC 2025\n"
		"GCC version:  gcc version 12.2.0\n",
		"NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  580.65.06  Release Build\n",
	};
	char root[] = "/tmp/lapchart-test-XXXXXX";
	ck_assert_ptr_nonnull(mkdtemp(root));
	write_below(root, "/proc/driver/nvidia", "version", lines[_i]);
	assert_driver(root, "580.65.06");
	write_below(root, "/sys/module/nvidia", "version", "590.1\n");
	assert_driver(root, "590.1");
	char *command = mem_printf("rm -r %s", root);
	ck_assert_int_eq(system(command), 0);
	free(command);
}
END_TEST

static TCase *facts_tests(void)
{
	TCase *tests = tcase_create("facts");
	tcase_add_checked_fixture(tests, fake_cuda_reset, NULL);
	tcase_add_test(tests, a_device_is_told_as_far_as_it_is_known);
	tcase_add_test(tests, every_device_is_told);
	tcase_add_test(tests, what_a_device_does_not_tell_is_left_out);
	tcase_add_test(tests, without_a_driver_there_is_the_runtime_and_no_device);
	tcase_add_loop_test(tests, the_version_of_the_kernel_module_is_in_proc_or_in_sys, 0, 2);
	return tests;
}

CHECK_MAIN("cuda-facts", facts_tests)

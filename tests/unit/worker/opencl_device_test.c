/* The choice of a device. Each test is a process of its own, which asks the drivers anew. */
#define CL_TARGET_OPENCL_VERSION 120
#include <CL/cl.h>
#include <string.h>

#include "opencl/device.h"

#include "../check_main.h"

START_TEST(without_a_driver_the_reason_says_what_to_install)
{
	struct opencl_device device;
	struct error why = ERROR_INIT;
	setenv("OCL_ICD_VENDORS", "/nonexistent", 1);
	ck_assert(!opencl_find_device(&device, &why));
	ck_assert_str_eq(why.message, "no OpenCL platform; install a driver, on Debian: apt install pocl-opencl-icd");
}
END_TEST

START_TEST(a_device_is_described_with_its_versions)
{
	static const char *const keys[] = {"opencl.platform",       "opencl.platform_version", "opencl.device",
					   "opencl.device_version", "opencl.driver",           "opencl.device_type"};
	struct opencl_device device;
	struct facts facts = {0};
	if (!opencl_find_device(&device, NULL))
		return;
	opencl_describe(&facts, &device);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		ck_assert_msg(facts_get_text(&facts, keys[i]) != NULL, "there is no %s", keys[i]);
	ck_assert_int_ge(facts_get_int(&facts, "opencl.compute_units", 0), 1);
	facts_free(&facts);
}
END_TEST

START_TEST(a_program_that_does_not_compile_is_explained_by_the_compiler)
{
	struct opencl_device device;
	struct error err = ERROR_INIT;
	cl_kernel kernel = NULL;
	cl_int status;
	if (!opencl_find_device(&device, NULL))
		return;
	cl_context context = clCreateContext(NULL, 1, &device.device, NULL, NULL, &status);
	ck_assert_int_eq(status, CL_SUCCESS);
	ck_assert(!opencl_compile(&kernel, context, &device, "__kernel void f(void) { no_such_name = 1; }", "f", "",
				  &err));
	ck_assert_msg(strncmp(err.message, "clBuildProgram: OpenCL error ", 29) == 0, "%s", err.message);
	ck_assert_msg(strstr(err.message, "no_such_name") != NULL, "%s", err.message);
	clReleaseContext(context);
}
END_TEST

static TCase *device_tests(void)
{
	TCase *tests = tcase_create("device");
	tcase_add_test(tests, without_a_driver_the_reason_says_what_to_install);
	tcase_add_test(tests, a_device_is_described_with_its_versions);
	tcase_add_test(tests, a_program_that_does_not_compile_is_explained_by_the_compiler);
	return tests;
}

CHECK_MAIN("opencl-device", device_tests)

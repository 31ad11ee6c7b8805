#define CL_TARGET_OPENCL_VERSION 120
#include "opencl/device.h"

#include <CL/cl.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define PLATFORMS_MAX 16
#define DEVICES_MAX   64

bool opencl_good(int status, struct error *err, const char *what)
{
	return status == CL_SUCCESS || error_set(err, ERROR_SYSTEM, "%s: OpenCL error %d", what, status);
}

/* --- choice --- */

static bool has_doubles(cl_device_id device)
{
	cl_device_fp_config config = 0;
	cl_int status = clGetDeviceInfo(device, CL_DEVICE_DOUBLE_FP_CONFIG, sizeof config, &config, NULL);
	return status == CL_SUCCESS && config != 0;
}

/* The first device of one of the types with double precision. `seen` counts those without, too. */
static bool find_on_platform(struct opencl_device *out, cl_platform_id platform, cl_device_type types, int *seen)
{
	cl_device_id devices[DEVICES_MAX];
	cl_uint count = 0;
	if (clGetDeviceIDs(platform, types, DEVICES_MAX, devices, &count) != CL_SUCCESS)
		return false;
	for (cl_uint i = 0; i < count && i < DEVICES_MAX; i++) {
		++*seen;
		if (has_doubles(devices[i])) {
			*out = (struct opencl_device){platform, devices[i]};
			return true;
		}
	}
	return false;
}

static void keep_compiled_here(void)
{
	char *here = realpath(".", NULL);
	char *cache = mem_printf("%s/opencl-cache", here ? here : ".");
	setenv("POCL_CACHE_DIR", cache, 0);
	setenv("CUDA_CACHE_PATH", cache, 0);
	free(cache);
	free(here);
}

bool opencl_find_device(struct opencl_device *out, struct error *why)
{
	static const cl_device_type types[] = {CL_DEVICE_TYPE_GPU, CL_DEVICE_TYPE_ACCELERATOR, CL_DEVICE_TYPE_CPU};
	cl_platform_id platforms[PLATFORMS_MAX];
	cl_uint count = 0;
	int seen = 0;
	keep_compiled_here();
	if (clGetPlatformIDs(PLATFORMS_MAX, platforms, &count) != CL_SUCCESS || count == 0)
		return error_set(why, ERROR_SYSTEM,
				 "no OpenCL platform; install a driver, on Debian: apt install pocl-opencl-icd");
	for (size_t type = 0; type < COUNT_OF(types); type++)
		for (cl_uint i = 0; i < count && i < PLATFORMS_MAX; i++)
			if (find_on_platform(out, platforms[i], types[type], &seen))
				return true;
	if (seen)
		return error_set(why, ERROR_SYSTEM, "no OpenCL device with double precision; there are %d without",
				 seen);
	return error_set(why, ERROR_SYSTEM, "no OpenCL device; the driver is there and finds none");
}

/* --- description --- */

static void add_device_text(struct facts *facts, const char *key, cl_device_id device, cl_device_info info)
{
	char text[1024] = "";
	if (clGetDeviceInfo(device, info, sizeof text - 1, text, NULL) == CL_SUCCESS)
		facts_text(facts, key, text);
}

static void add_platform_text(struct facts *facts, const char *key, cl_platform_id platform, cl_platform_info info)
{
	char text[1024] = "";
	if (clGetPlatformInfo(platform, info, sizeof text - 1, text, NULL) == CL_SUCCESS)
		facts_text(facts, key, text);
}

static const char *type_name(cl_device_type type)
{
	if (type & CL_DEVICE_TYPE_GPU)
		return "gpu";
	return type & CL_DEVICE_TYPE_CPU ? "cpu" : "accelerator";
}

void opencl_describe(struct facts *facts, const struct opencl_device *device)
{
	cl_device_type type = 0;
	cl_uint units = 0;
	add_platform_text(facts, "opencl.platform", device->platform, CL_PLATFORM_NAME);
	add_platform_text(facts, "opencl.platform_version", device->platform, CL_PLATFORM_VERSION);
	add_device_text(facts, "opencl.device", device->device, CL_DEVICE_NAME);
	add_device_text(facts, "opencl.device_version", device->device, CL_DEVICE_VERSION);
	add_device_text(facts, "opencl.driver", device->device, CL_DRIVER_VERSION);
	if (clGetDeviceInfo(device->device, CL_DEVICE_TYPE, sizeof type, &type, NULL) == CL_SUCCESS)
		facts_text(facts, "opencl.device_type", type_name(type));
	if (clGetDeviceInfo(device->device, CL_DEVICE_MAX_COMPUTE_UNITS, sizeof units, &units, NULL) == CL_SUCCESS)
		facts_int(facts, "opencl.compute_units", units);
}

/* --- programs --- */

static bool explain_build(cl_program program, cl_device_id device, int status, struct error *err)
{
	char log[256] = "";
	size_t size = 0;
	clGetProgramBuildInfo(program, device, CL_PROGRAM_BUILD_LOG, 0, NULL, &size);
	char *whole = mem_zero(size + 1, 1);
	clGetProgramBuildInfo(program, device, CL_PROGRAM_BUILD_LOG, size, whole, NULL);
	strncpy(log, whole, sizeof log - 1);
	free(whole);
	return error_set(err, ERROR_SYSTEM, "clBuildProgram: OpenCL error %d: %s", status, log);
}

static bool build(cl_kernel *kernel, cl_program program, cl_device_id device, const char *name, const char *options,
		  struct error *err)
{
	cl_int status = clBuildProgram(program, 1, &device, options, NULL, NULL);
	if (status != CL_SUCCESS)
		return explain_build(program, device, status, err);
	*kernel = clCreateKernel(program, name, &status);
	return opencl_good(status, err, "clCreateKernel");
}

bool opencl_compile(cl_kernel *kernel, cl_context context, const struct opencl_device *device, const char *source,
		    const char *name, const char *options, struct error *err)
{
	cl_int status;
	cl_program program = clCreateProgramWithSource(context, 1, &source, NULL, &status);
	if (!opencl_good(status, err, "clCreateProgramWithSource"))
		return false;
	bool good = build(kernel, program, device->device, name, options, err);
	clReleaseProgram(program); /* the kernel keeps it */
	return good;
}

/* --- what the drivers leave behind --- */

#if defined(__SANITIZE_ADDRESS__) || defined(__clang__)
/* Asked by LeakSanitizer, where a program is built with it. PoCL and its compiler keep memory to the end. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libpocl\nleak:libLLVM\n";
}
#endif

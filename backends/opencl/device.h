/*
 * device.h: the OpenCL device of this machine that backends use: a GPU where there is one, else an accelerator, else
 * the processor (by PoCL, for one). It computes in double precision. The types are those of CL/cl.h, which this header
 * does not need.
 */
#ifndef LAPCHART_OPENCL_DEVICE_H
#define LAPCHART_OPENCL_DEVICE_H

#include "base/error.h"
#include "model/facts.h"

struct _cl_context;
struct _cl_kernel;

struct opencl_device {
	struct _cl_platform_id *platform;
	struct _cl_device_id *device;
};

/* To be called before anything else of OpenCL. Where the environment does not say otherwise, drivers keep what they
 * compile in the current folder, which is private to the visit, so that each visit compiles anew.
 * False, with the reason, where there is no platform, no device, or none with double precision. */
bool opencl_find_device(struct opencl_device *out, struct error *why);

/* opencl.platform, device, versions and so on. */
void opencl_describe(struct facts *facts, const struct opencl_device *device);

/* Is `status` (of a call named `what`) CL_SUCCESS? */
bool opencl_good(int status, struct error *err, const char *what);

/* A program of one kernel, compiled with `options` for the device. The compiler's first words on what is wrong are part
 * of the error. *kernel is released by the caller. */
bool opencl_compile(struct _cl_kernel **kernel, struct _cl_context *context, const struct opencl_device *device,
		    const char *source, const char *name, const char *options, struct error *err);

#endif

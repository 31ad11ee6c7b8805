#define CL_TARGET_OPENCL_VERSION 120
#include "opencl/opencl.h"

#include <CL/cl.h>
#include <stdlib.h>
#include <time.h>

#include "base/mem.h"
#include "mandelbrot/mandelbrot.h"
#include "opencl/device.h"
#include "worker/libs.h"

/* Work items of a group: points of a row. */
#define GROUP_SIZE 64

struct state {
	struct mandelbrot set; /* first: the shared hooks take the state for it */
	struct opencl_device device;
	cl_context context;
	cl_command_queue queue;
	cl_kernel kernel;
	cl_mem x, y, output;
	double compile_seconds;
};

/* --- preparation --- */

static bool open_device(struct state *own, struct error *err)
{
	cl_int status;
	struct error why = ERROR_INIT;
	if (!opencl_find_device(&own->device, &why))
		return kernel_unavailable(err, "%s", why.message);
	own->context = clCreateContext(NULL, 1, &own->device.device, NULL, NULL, &status);
	if (!opencl_good(status, err, "clCreateContext"))
		return false;
	own->queue = clCreateCommandQueue(own->context, own->device.device, 0, &status);
	return opencl_good(status, err, "clCreateCommandQueue");
}

/* A buffer on the device with a copy of `size` bytes. */
static bool upload(cl_mem *out, const struct state *own, void *data, size_t size, struct error *err)
{
	cl_int status;
	*out = clCreateBuffer(own->context, CL_MEM_READ_WRITE | CL_MEM_COPY_HOST_PTR, size, data, &status);
	return opencl_good(status, err, "clCreateBuffer");
}

static size_t output_size(const struct mandelbrot *set)
{
	return (size_t)mandelbrot_points(set) * sizeof *set->output;
}

static bool check_room(const struct state *own, struct error *err)
{
	cl_ulong most = 0;
	size_t size = output_size(&own->set);
	cl_int status = clGetDeviceInfo(own->device.device, CL_DEVICE_MAX_MEM_ALLOC_SIZE, sizeof most, &most, NULL);
	if (status == CL_SUCCESS && size > most)
		return kernel_unavailable(err, "the output has %zu bytes, a buffer of the OpenCL device at most %llu",
					  size, (unsigned long long)most);
	return true;
}

/* The output is uploaded for its wiped values. */
static bool upload_all(struct state *own, struct error *err)
{
	const struct mandelbrot *set = &own->set;
	return check_room(own, err) && upload(&own->x, own, set->x, (size_t)set->width * sizeof *set->x, err) &&
	       upload(&own->y, own, set->y, (size_t)set->height * sizeof *set->y, err) &&
	       upload(&own->output, own, set->output, output_size(set), err);
}

static bool set_arguments(const struct state *own, cl_int end, struct error *err)
{
	const struct mandelbrot *set = &own->set;
	const cl_int width = (cl_int)set->width, first = set->first, unescaped = set->unescaped;
	const struct {
		size_t size;
		const void *value;
	} arguments[] = {
		{sizeof own->x, &own->x},       {sizeof own->y, &own->y}, {sizeof own->output, &own->output},
		{sizeof width, &width},         {sizeof first, &first},   {sizeof end, &end},
		{sizeof unescaped, &unescaped},
	};
	for (cl_uint i = 0; i < COUNT_OF(arguments); i++)
		if (!opencl_good(clSetKernelArg(own->kernel, i, arguments[i].size, arguments[i].value), err,
				 "clSetKernelArg"))
			return false;
	return true;
}

static bool compute(const struct state *own, struct error *err)
{
	size_t groups = ((size_t)own->set.width + GROUP_SIZE - 1) / GROUP_SIZE;
	const size_t global[] = {groups * GROUP_SIZE, (size_t)own->set.height}, local[] = {GROUP_SIZE, 1};
	cl_int status = clEnqueueNDRangeKernel(own->queue, own->kernel, 2, NULL, global, local, 0, NULL, NULL);
	return opencl_good(status, err, "clEnqueueNDRangeKernel");
}

static double seconds_since(const struct timespec *start)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)(now.tv_sec - start->tv_sec) + 1e-9 * (double)(now.tv_nsec - start->tv_nsec);
}

/* Some drivers compile only when they know how many work items there will be, so these are started here, with nothing
 * to do. */
static bool compile(struct state *own, struct error *err)
{
	struct timespec start;
	clock_gettime(CLOCK_MONOTONIC, &start);
	bool good = opencl_compile(&own->kernel, own->context, &own->device, opencl_source, "mandelbrot",
				   "-cl-std=CL1.2", err) &&
		    set_arguments(own, own->set.first, err) && compute(own, err) &&
		    opencl_good(clFinish(own->queue), err, "clFinish");
	own->compile_seconds = seconds_since(&start);
	return good;
}

/* The device's output, as mandelbrot_wipe() left the host's. */
static bool wipe_output(const struct state *own, struct error *err)
{
	cl_int status = clEnqueueWriteBuffer(own->queue, own->output, CL_TRUE, 0, output_size(&own->set),
					     own->set.output, 0, NULL, NULL);
	return opencl_good(status, err, "clEnqueueWriteBuffer");
}

static bool prepare(void **state, mandelbrot_define *define, const struct params *params, struct error *err)
{
	struct state *own = mem_zero(1, sizeof *own);
	*state = own;
	return define(&own->set, params, NULL, err) && mandelbrot_allocate(&own->set, err) && open_device(own, err) &&
	       upload_all(own, err) && compile(own, err) && set_arguments(own, own->set.end, err) &&
	       wipe_output(own, err);
}

static bool prepare_tutorial(void **state, const struct params *params, struct error *err)
{
	return prepare(state, mandelbrot_tutorial, params, err);
}

static bool prepare_salon(void **state, const struct params *params, struct error *err)
{
	return prepare(state, mandelbrot_salon, params, err);
}

/* --- the other hooks --- */

/* All points, and the output back to the host. */
static bool run(void *state, struct error *err)
{
	const struct state *own = state;
	if (!compute(own, err))
		return false;
	cl_int status = clEnqueueReadBuffer(own->queue, own->output, CL_TRUE, 0, output_size(&own->set),
					    own->set.output, 0, NULL, NULL);
	return opencl_good(status, err, "clEnqueueReadBuffer");
}

static bool metrics(void *state, struct answer *metrics, struct error *err)
{
	(void)err;
	const struct state *own = state;
	answer_number(metrics, "compile_seconds", own->compile_seconds);
	answer_int(metrics, "copied_bytes", (int64_t)output_size(&own->set));
	return true;
}

static void release_buffer(cl_mem buffer)
{
	if (buffer)
		clReleaseMemObject(buffer);
}

static void finish(void *state)
{
	struct state *own = state;
	if (!own)
		return;
	release_buffer(own->x);
	release_buffer(own->y);
	release_buffer(own->output);
	if (own->kernel)
		clReleaseKernel(own->kernel);
	if (own->queue)
		clReleaseCommandQueue(own->queue);
	if (own->context)
		clReleaseContext(own->context);
	mandelbrot_finish(own);
}

static bool available(struct error *why)
{
	struct opencl_device device;
	return opencl_find_device(&device, why);
}

static void describe(struct worker *worker)
{
	struct opencl_device device;
	struct library loader = {0};
	if (opencl_find_device(&device, NULL))
		opencl_describe(&worker->facts, &device);
	if (libs_of_symbol(&loader, "clGetPlatformIDs")) {
		loader.kind = mem_text("opencl");
		loader.name = mem_text("ICD loader");
		libs_add(worker, loader);
	}
}

static const struct kernel kernels[] = {
	{.benchmark = "mandelbrot-tutorial",
	 .prepare = prepare_tutorial,
	 .run = run,
	 .answer = mandelbrot_answer,
	 .finish = finish,
	 .metrics = metrics},
	{.benchmark = "mandelbrot-salon",
	 .prepare = prepare_salon,
	 .run = run,
	 .answer = mandelbrot_answer,
	 .finish = finish,
	 .metrics = metrics},
};

const struct backend backend = {
	.name = "opencl",
	.version = "1",
	.summary = "OpenCL C, a work item a point, on a GPU or by PoCL on the processor (the tutorial's wish list)",
	.class_name = "plain",
	.kernels = kernels,
	.kernel_count = sizeof kernels / sizeof *kernels,
	.available = available,
	.describe = describe,
};

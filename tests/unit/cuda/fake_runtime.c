#include "fake_runtime.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define FUNCTIONS_MAX   64
#define ALLOCATIONS_MAX 256
#define PLENTY          ((size_t)8 << 30)
#define ALIGNMENT       ((size_t)256) /* of what cudaMalloc() gives */

struct function {
	char name[48];
	int calls;
	int fails_at; /* number of the call; 0: none */
	cudaError_t status;
};

struct allocation {
	void *memory;
	size_t bytes;
};

struct CUevent_st {
	double seconds;
};

static struct {
	int devices;
	cudaError_t devices_status;
	size_t memory, taken;
	cudaError_t last; /* what cudaGetLastError() tells */
	struct function functions[FUNCTIONS_MAX];
	struct allocation allocations[ALLOCATIONS_MAX];
	const void *pinned[ALLOCATIONS_MAX];
	int events, held;
} fake = {.devices = 1, .memory = PLENTY};

/* Those that are not 0. */
static const struct {
	enum cudaDeviceAttr attribute;
	int value;
} attributes[] = {
	{cudaDevAttrComputeCapabilityMajor, 9},
	{cudaDevAttrMultiProcessorCount, 2},
	{cudaDevAttrClockRate, 1980000},
	{cudaDevAttrMemoryClockRate, 3201000},
	{cudaDevAttrGlobalMemoryBusWidth, 6144},
	{cudaDevAttrEccEnabled, 1},
	{cudaDevAttrSingleToDoublePrecisionPerfRatio, 2},
};

void fake_cuda_reset(void)
{
	memset(&fake, 0, sizeof fake);
	fake.devices = 1;
	fake.memory = PLENTY;
}

void fake_cuda_set_devices(int count, cudaError_t status)
{
	fake.devices = count;
	fake.devices_status = status;
}

void fake_cuda_set_memory(size_t bytes)
{
	fake.memory = bytes;
}

static struct function *find(const char *name)
{
	size_t i = 0;
	while (i < FUNCTIONS_MAX - 1 && fake.functions[i].name[0] && strcmp(fake.functions[i].name, name) != 0)
		i++;
	snprintf(fake.functions[i].name, sizeof fake.functions[i].name, "%s", name);
	return &fake.functions[i];
}

void fake_cuda_fail(const char *function, int nth, cudaError_t status)
{
	struct function *found = find(function);
	found->fails_at = found->calls + nth;
	found->status = status;
}

int fake_cuda_calls(const char *function)
{
	return find(function)->calls;
}

/* Counts the call; what a function returns that fails now, or success. */
static cudaError_t enter(const char *name)
{
	struct function *function = find(name);
	cudaError_t status = ++function->calls == function->fails_at ? function->status : cudaSuccess;
	if (status != cudaSuccess)
		fake.last = status;
	return status;
}

cudaError_t fake_cuda_call(const char *function)
{
	return enter(function);
}

void fake_cuda_hold(int more)
{
	fake.held += more;
}

bool fake_cuda_launch(void)
{
	return enter("launch") == cudaSuccess;
}

size_t fake_cuda_left(void)
{
	size_t left = (size_t)(fake.events + fake.held);
	for (size_t i = 0; i < ALLOCATIONS_MAX; i++)
		left += (fake.allocations[i].memory != NULL) + (fake.pinned[i] != NULL);
	return left;
}

/* --- the device --- */

cudaError_t cudaGetDeviceCount(int *count)
{
	*count = fake.devices;
	return fake.devices_status;
}

cudaError_t cudaSetDevice(int device)
{
	(void)device;
	return enter("cudaSetDevice");
}

cudaError_t cudaDriverGetVersion(int *version)
{
	*version = fake.devices_status == cudaSuccess ? 13000 : 0;
	return cudaSuccess;
}

cudaError_t cudaRuntimeGetVersion(int *version)
{
	*version = 13000;
	return cudaSuccess;
}

cudaError_t cudaGetDeviceProperties(struct cudaDeviceProp *properties, int device)
{
	(void)device;
	memset(properties, 0, sizeof *properties);
	strcpy(properties->name, "Fake device");
	properties->major = 9;
	properties->totalGlobalMem = fake.memory;
	return enter("cudaGetDeviceProperties");
}

cudaError_t cudaDeviceGetAttribute(int *value, enum cudaDeviceAttr attribute, int device)
{
	(void)device;
	*value = 0;
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
		if (attributes[i].attribute == attribute)
			*value = attributes[i].value;
	return enter("cudaDeviceGetAttribute");
}

cudaError_t cudaDeviceGetPCIBusId(char *id, int length, int device)
{
	snprintf(id, (size_t)length, "0000:%02d:00.0", device);
	return enter("cudaDeviceGetPCIBusId");
}

cudaError_t cudaGetLastError(void)
{
	cudaError_t last = fake.last;
	fake.last = cudaSuccess;
	return last;
}

cudaError_t cudaDeviceSynchronize(void)
{
	return enter("cudaDeviceSynchronize");
}

cudaError_t cudaStreamSynchronize(cudaStream_t stream)
{
	(void)stream;
	return enter("cudaStreamSynchronize");
}

const char *cudaGetErrorName(cudaError_t status)
{
	return status == cudaErrorMemoryAllocation     ? "cudaErrorMemoryAllocation"
	       : status == cudaErrorInsufficientDriver ? "cudaErrorInsufficientDriver"
	       : status == cudaErrorNoDevice           ? "cudaErrorNoDevice"
						       : "cudaErrorOther";
}

const char *cudaGetErrorString(cudaError_t status)
{
	return status == cudaErrorMemoryAllocation ? "out of memory" : "it failed";
}

/* --- memory --- */

static struct allocation *allocation_of(const void *memory)
{
	for (size_t i = 0; i < ALLOCATIONS_MAX; i++)
		if (fake.allocations[i].memory == memory)
			return &fake.allocations[i];
	return NULL;
}

cudaError_t cudaMalloc(void **out, size_t bytes)
{
	cudaError_t status = enter("cudaMalloc");
	struct allocation *slot = allocation_of(NULL);
	if (status == cudaSuccess && (!slot || bytes > fake.memory - fake.taken))
		status = fake.last = cudaErrorMemoryAllocation;
	if (status != cudaSuccess)
		return status;
	if (posix_memalign(&slot->memory, ALIGNMENT, bytes ? bytes : 1) != 0)
		abort();
	slot->bytes = bytes;
	fake.taken += bytes;
	*out = memset(slot->memory, 0xff, bytes ? bytes : 1);
	return cudaSuccess;
}

cudaError_t cudaFree(void *memory)
{
	cudaError_t status = enter("cudaFree");
	struct allocation *slot = memory ? allocation_of(memory) : NULL;
	if (memory && !slot)
		return cudaErrorInvalidValue;
	if (slot) {
		fake.taken -= slot->bytes;
		free(slot->memory);
		*slot = (struct allocation){0};
	}
	return status;
}

cudaError_t cudaMemGetInfo(size_t *available, size_t *all)
{
	*available = fake.memory - fake.taken;
	*all = fake.memory;
	return enter("cudaMemGetInfo");
}

cudaError_t cudaMemcpyAsync(void *to, const void *from, size_t bytes, enum cudaMemcpyKind kind, cudaStream_t stream)
{
	(void)kind;
	(void)stream;
	cudaError_t status = enter("cudaMemcpyAsync");
	if (status == cudaSuccess)
		memcpy(to, from, bytes);
	return status;
}

cudaError_t cudaMemcpy2DAsync(void *to, size_t to_pitch, const void *from, size_t from_pitch, size_t width,
			      size_t height, enum cudaMemcpyKind kind, cudaStream_t stream)
{
	(void)kind;
	(void)stream;
	cudaError_t status = enter("cudaMemcpy2DAsync");
	for (size_t row = 0; status == cudaSuccess && row < height; row++)
		memcpy((char *)to + row * to_pitch, (const char *)from + row * from_pitch, width);
	return status;
}

cudaError_t cudaMemcpy(void *to, const void *from, size_t bytes, enum cudaMemcpyKind kind)
{
	(void)kind;
	cudaError_t status = enter("cudaMemcpy");
	if (status == cudaSuccess)
		memcpy(to, from, bytes);
	return status;
}

cudaError_t cudaMemsetAsync(void *memory, int value, size_t bytes, cudaStream_t stream)
{
	(void)stream;
	cudaError_t status = enter("cudaMemsetAsync");
	if (status == cudaSuccess)
		memset(memory, value, bytes);
	return status;
}

static const void **pinned(const void *memory)
{
	for (size_t i = 0; i < ALLOCATIONS_MAX; i++)
		if (fake.pinned[i] == memory)
			return &fake.pinned[i];
	return NULL;
}

cudaError_t cudaHostRegister(void *memory, size_t bytes, unsigned flags)
{
	(void)bytes;
	(void)flags;
	cudaError_t status = enter("cudaHostRegister");
	const void **slot = pinned(NULL);
	if (status == cudaSuccess && slot)
		*slot = memory;
	return status;
}

cudaError_t cudaHostUnregister(void *memory)
{
	cudaError_t status = enter("cudaHostUnregister");
	const void **slot = pinned(memory);
	if (!slot)
		return cudaErrorInvalidValue;
	*slot = NULL;
	return status;
}

/* --- events --- */

cudaError_t cudaEventCreate(cudaEvent_t *event)
{
	cudaError_t status = enter("cudaEventCreate");
	if (status != cudaSuccess)
		return status;
	*event = calloc(1, sizeof **event);
	fake.events++;
	return cudaSuccess;
}

cudaError_t cudaEventDestroy(cudaEvent_t event)
{
	free(event);
	fake.events--;
	return enter("cudaEventDestroy");
}

cudaError_t cudaEventRecord(cudaEvent_t event, cudaStream_t stream)
{
	(void)stream;
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	event->seconds = (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
	return enter("cudaEventRecord");
}

cudaError_t cudaEventElapsedTime(float *milliseconds, cudaEvent_t start, cudaEvent_t end)
{
	*milliseconds = (float)(1e3 * (end->seconds - start->seconds));
	return enter("cudaEventElapsedTime");
}

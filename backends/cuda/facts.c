#include "cuda/facts.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "cuda/device.h"

int cuda_driver_version(void)
{
	int version = 0;
	return cudaDriverGetVersion(&version) == cudaSuccess ? version : 0;
}

int cuda_runtime_version(void)
{
	int version = 0;
	return cudaRuntimeGetVersion(&version) == cudaSuccess ? version : 0;
}

static void add_version(struct facts *facts, const char *key, int version)
{
	if (!version)
		return;
	char *text = mem_printf("%d.%d", version / 1000, version % 1000 / 10);
	facts_text(facts, key, text);
	free(text);
}

static char *device_key(int device, const char *name)
{
	return mem_printf("gpu.%d.%s", device, name);
}

static void add_text(struct facts *facts, int device, const char *name, const char *value)
{
	char *key = device_key(device, name);
	facts_text(facts, key, value);
	free(key);
}

static void add_int(struct facts *facts, int device, const char *name, int64_t value)
{
	char *key = device_key(device, name);
	facts_int(facts, key, value);
	free(key);
}

/* Attributes that are numbers, with the factor to the unit of the key. */
static const struct {
	const char *name;
	enum cudaDeviceAttr attribute;
	int64_t factor;
} numbers[] = {
	{"multiprocessors", cudaDevAttrMultiProcessorCount, 1},
	{"clock_hz", cudaDevAttrClockRate, 1000},
	{"memory_clock_hz", cudaDevAttrMemoryClockRate, 1000},
	{"memory_bus_bits", cudaDevAttrGlobalMemoryBusWidth, 1},
	{"l2_bytes", cudaDevAttrL2CacheSize, 1},
	{"fp32_per_fp64", cudaDevAttrSingleToDoublePrecisionPerfRatio, 1},
};

static void add_attributes(struct facts *facts, int device)
{
	int value;
	for (size_t i = 0; i < COUNT_OF(numbers); i++)
		if (cudaDeviceGetAttribute(&value, numbers[i].attribute, device) == cudaSuccess && value > 0)
			add_int(facts, device, numbers[i].name, value * numbers[i].factor);
	if (cudaDeviceGetAttribute(&value, cudaDevAttrEccEnabled, device) == cudaSuccess) {
		char *key = device_key(device, "ecc");
		facts_bool(facts, key, value != 0);
		free(key);
	}
}

static void add_device(struct facts *facts, int device)
{
	struct cudaDeviceProp properties;
	char bus[32];
	if (cudaGetDeviceProperties(&properties, device) == cudaSuccess) {
		char *capability = mem_printf("%d.%d", properties.major, properties.minor);
		add_text(facts, device, "name", properties.name);
		add_text(facts, device, "compute_capability", capability);
		add_int(facts, device, "memory_bytes", (int64_t)properties.totalGlobalMem);
		free(capability);
	}
	if (cudaDeviceGetPCIBusId(bus, sizeof bus, device) == cudaSuccess)
		add_text(facts, device, "pci", bus);
	add_attributes(facts, device);
}

/* "NVRM version: NVIDIA UNIX x86_64 Kernel Module  580.65.06  ...", or "... Open Kernel Module for x86_64  580.65.06":
 * the first word that is digits and points. */
static char *version_in(char *line)
{
	char *rest = line, *word;
	while ((word = strsep(&rest, " \t")))
		if (strchr(word, '.') && word[strspn(word, "0123456789.")] == '\0')
			return mem_text(word);
	return NULL;
}

/* Of the kernel module; a container may hide /sys, and has /proc all the same. */
static char *driver_version(const char *root)
{
	char *version = file_read_line(root, "/sys/module/nvidia/version");
	char *line = version ? NULL : file_read_line(root, "/proc/driver/nvidia/version");
	if (line)
		version = version_in(line);
	free(line);
	return version;
}

void cuda_read_facts(struct facts *facts, const char *root)
{
	int count;
	char *driver = driver_version(root);
	facts_text(facts, "gpu.driver", driver);
	free(driver);
	add_version(facts, "gpu.cuda_driver", cuda_driver_version());
	add_version(facts, "gpu.cuda_runtime", cuda_runtime_version());
	if (!cuda_count_devices(&count, NULL))
		return;
	facts_int(facts, "gpu.count", count);
	for (int device = 0; device < count; device++)
		add_device(facts, device);
}

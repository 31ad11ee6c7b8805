/*
 * Read around every visit, so it must be cheap: each file is read once, into a buffer on the stack, and no further
 * than the lines that are needed (the kernel makes /proc/cpuinfo processor by processor, as it is read).
 */
#include "machine/evidence.h"

#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "machine/cgroup.h"
#include "machine/tree.h"

/* /proc/stat counts in USER_HZ, which is 100 on every architecture that matters here. */
#define TICKS_PER_SECOND 100.0
/* Reading a clock may interrupt that CPU: a few are enough for a mean. */
#define CPUS_READ 8

/* The start of a file, as text; "" where there is none. */
static void read_start(char *text, size_t size, const char *root, const char *path)
{
	char full[4096];
	text[0] = '\0';
	if ((size_t)snprintf(full, sizeof full, "%s%s", root, path) >= sizeof full)
		return;
	int fd = open(full, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return;
	ssize_t got = read(fd, text, size - 1);
	text[got > 0 ? got : 0] = '\0';
	close(fd);
}

/* "cpu  user nice system idle iowait irq softirq steal guest guest_nice" (proc_stat(5)); user includes guest. */
static void read_stat(struct evidence *out, const char *root)
{
	double user, nice, system, idle, iowait, irq, softirq, steal;
	char text[512];
	read_start(text, sizeof text, root, "/proc/stat");
	if (sscanf(text, "cpu %lf %lf %lf %lf %lf %lf %lf %lf", &user, &nice, &system, &idle, &iowait, &irq, &softirq,
		   &steal) != 8)
		return;
	out->busy = (user + nice + system + irq + softirq) / TICKS_PER_SECOND;
	out->steal = steal / TICKS_PER_SECOND;
}

/* "some avg10=0.45 avg60=0.86 avg300=0.31 total=7021898", microseconds (Documentation/accounting/psi.rst). */
static double read_pressure(const char *root, const char *path)
{
	char text[256];
	read_start(text, sizeof text, root, path);
	const char *total = strncmp(text, "some ", 5) == 0 ? strstr(text, "total=") : NULL;
	return total ? strtod(total + 6, NULL) * 1e-6 : NAN;
}

static double read_load(const char *root)
{
	char text[128];
	double load;
	read_start(text, sizeof text, root, "/proc/loadavg");
	return text_decimal(&load, text) ? load : NAN;
}

/* Mean of the kHz of cpufreq, or NaN. */
static double frequency_of_cpufreq(const char *root)
{
	double sum = 0;
	int count = 0;
	for (int cpu = 0; cpu < CPUS_READ; cpu++) {
		char path[128], text[64];
		snprintf(path, sizeof path, "/sys/devices/system/cpu/cpu%d/cpufreq/scaling_cur_freq", cpu);
		read_start(text, sizeof text, root, path);
		double khz = strtod(text, NULL);
		if (khz <= 0)
			break;
		sum += khz;
		count++;
	}
	return count ? sum / count * 1000 : NAN;
}

/* Mean of the "cpu MHz" lines at the start of /proc/cpuinfo, or NaN. */
static double frequency_of_cpuinfo(const char *root)
{
	char text[8192];
	double sum = 0;
	int count = 0;
	read_start(text, sizeof text, root, "/proc/cpuinfo");
	for (const char *line = text, *next; (next = text_next_line(line)); line = next) {
		double mhz; /* a last line may be cut in the middle of its number: it is left out */
		if (strncmp(line, "cpu MHz", 7) == 0 && text_decimal(&mhz, line + strcspn(line, "0123456789\n"))) {
			sum += mhz;
			count++;
		}
	}
	return count ? sum / count * 1e6 : NAN;
}

void evidence_read(struct evidence *out, const char *root)
{
	*out = (struct evidence){.steal = NAN, .busy = NAN};
	read_stat(out, root);
	out->cpu_pressure = read_pressure(root, "/proc/pressure/cpu");
	out->memory_pressure = read_pressure(root, "/proc/pressure/memory");
	out->load = read_load(root);
	out->frequency = frequency_of_cpufreq(root);
	if (isnan(out->frequency))
		out->frequency = frequency_of_cpuinfo(root);
}

/* Counters are coarse and some run backwards for a moment: below nothing is nothing. NaN stays. */
static double grown(double before, double after)
{
	double difference = after - before;
	return difference < 0 ? 0 : difference;
}

struct noise evidence_between(const struct evidence *before, const struct evidence *after, double own_seconds)
{
	return (struct noise){
		.steal_seconds = grown(before->steal, after->steal),
		.busy_seconds = grown(before->busy + own_seconds, after->busy),
		.cpu_pressure = grown(before->cpu_pressure, after->cpu_pressure),
		.memory_pressure = grown(before->memory_pressure, after->memory_pressure),
		.load = before->load,
		.frequency_hz = after->frequency,
	};
}

uint64_t memory_available(const char *root)
{
	int64_t kib = 0;
	char *meminfo = tree_text(root, "/proc/meminfo");
	bool known = text_field_int(&kib, meminfo, "MemAvailable") && kib >= 0;
	free(meminfo);
	uint64_t free_bytes = known ? (uint64_t)kib * 1024 : UINT64_MAX;
	uint64_t left = cgroup_memory_left(root);
	if (left < free_bytes)
		free_bytes = left;
	if (free_bytes == UINT64_MAX)
		return 0;
	return free_bytes ? free_bytes : 1; /* a full group is known to be full */
}

/* The affinity of this process as the kernel writes it, so that a captured tree has one too. */
static size_t cpus_allowed(const char *root)
{
	char *status = tree_text(root, "/proc/self/status");
	char *list = text_field(status, "Cpus_allowed_list");
	if (!list)
		list = tree_text(root, "/sys/devices/system/cpu/online");
	size_t count = list ? cpulist_count(list) : 0;
	free(list);
	free(status);
	return count;
}

int cpus_available(const char *root)
{
	double allowed = (double)cpus_allowed(root);
	double cpus = fmin(allowed > 0 ? allowed : 1, ceil(cgroup_cpu_quota(root)));
	return cpus < 1 ? 1 : (int)cpus;
}

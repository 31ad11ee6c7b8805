#include "worker/usage.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "base/file.h"
#include "base/mem.h"

#define STATUS_MAX (1u << 20)

/* "VmHWM:     1234 kB" of the status text, in bytes; 0: not there. */
static uint64_t peak_of_status(const char *status)
{
	uint64_t kib;
	const char *line = strstr(status, "\nVmHWM:");
	return line && sscanf(line, "\nVmHWM: %" SCNu64 " kB", &kib) == 1 ? kib * 1024 : 0;
}

static uint64_t peak_of_self(const char *root)
{
	struct buf status = BUF_INIT;
	char *path = mem_printf("%s/proc/self/status", root);
	uint64_t peak = file_read(&status, path, STATUS_MAX, NULL) ? peak_of_status(status.data) : 0;
	free(path);
	buf_free(&status);
	return peak;
}

static double seconds(struct timeval time)
{
	return (double)time.tv_sec + 1e-6 * (double)time.tv_usec;
}

static void add(struct usage *usage, const struct rusage *part)
{
	usage->user_seconds += seconds(part->ru_utime);
	usage->system_seconds += seconds(part->ru_stime);
	usage->voluntary_switches += part->ru_nvcsw;
	usage->involuntary_switches += part->ru_nivcsw;
	usage->minor_faults += part->ru_minflt;
	usage->major_faults += part->ru_majflt;
}

void usage_read(struct usage *out, const char *root)
{
	struct rusage self, children;
	*out = (struct usage){.peak_bytes = peak_of_self(root)};
	if (getrusage(RUSAGE_SELF, &self) != 0 || getrusage(RUSAGE_CHILDREN, &children) != 0)
		return;
	add(out, &self);
	add(out, &children);
	uint64_t of_children = (uint64_t)children.ru_maxrss * 1024;
	if (of_children > out->peak_bytes)
		out->peak_bytes = of_children;
}

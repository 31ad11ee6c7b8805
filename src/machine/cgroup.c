#include "machine/cgroup.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "machine/tree.h"

#define MOUNT "/sys/fs/cgroup"

/* One group, and how far up there are others: path is below the root, the first `mount` bytes are the hierarchy. */
struct group {
	char *path;
	size_t mount;
};

/* Is `name` one of the words of "cpu,cpuacct"? Version 2 has one hierarchy, and no word. */
static bool has_controller(const char *controllers, size_t length, const char *name)
{
	size_t wanted = strlen(name);
	if (!wanted || !length)
		return wanted == length;
	for (const char *end = controllers + length; controllers < end;) {
		size_t word = strcspn(controllers, ",:");
		if (word == wanted && strncmp(controllers, name, word) == 0)
			return true;
		controllers += word + 1;
	}
	return false;
}

static char *hierarchy(const char *root, const char *controllers, size_t length, const char *name)
{
	if (!*name)
		return mem_text(tree_has(root, MOUNT "/unified") ? MOUNT "/unified" : MOUNT);
	char *mount = mem_printf(MOUNT "/%.*s", (int)length, controllers);
	if (tree_has(root, mount))
		return mount;
	free(mount);
	return mem_printf(MOUNT "/%s", name);
}

/* A line of /proc/self/cgroup is "4:memory:/user.slice" or, of version 2, "0::/user.slice". */
static bool group_find(struct group *out, const char *root, const char *controller)
{
	char *text = tree_text(root, "/proc/self/cgroup");
	bool found = false;
	for (const char *line = text; line && !found; line = text_next_line(line)) {
		const char *name = line + strcspn(line, ":\n");
		const char *path = *name == ':' ? name + 1 + strcspn(name + 1, ":\n") : name;
		if (*path != ':' || !has_controller(name + 1, (size_t)(path - name - 1), controller))
			continue;
		char *mount = hierarchy(root, name + 1, (size_t)(path - name - 1), controller);
		out->mount = strlen(mount);
		out->path = mem_printf("%s%.*s", mount, (int)strcspn(path + 1, "\n"), path + 1);
		free(mount);
		found = true;
	}
	free(text);
	return found;
}

/* To the group above; false, and released, at the top. In a container the path may be one of the host that cannot
 * be seen: the walk ends at the mount, which then is the container's own group. */
static bool group_up(struct group *group)
{
	char *slash = strrchr(group->path, '/');
	if ((size_t)(slash - group->path) >= group->mount) {
		*slash = '\0';
		return true;
	}
	free(group->path);
	return false;
}

static double quota_v2(const char *root, const char *path)
{
	double quota, period;
	char *text = tree_text(root, "%s/cpu.max", path); /* "250000 100000", "max 100000" */
	bool good = text && sscanf(text, "%lf %lf", &quota, &period) == 2 && quota > 0 && period > 0;
	free(text);
	return good ? quota / period : INFINITY;
}

static double quota_v1(const char *root, const char *path)
{
	int64_t quota, period; /* a quota of -1: none */
	if (!tree_int(&quota, root, "%s/cpu.cfs_quota_us", path) || quota <= 0 ||
	    !tree_int(&period, root, "%s/cpu.cfs_period_us", path) || period <= 0)
		return INFINITY;
	return (double)quota / (double)period;
}

static double smallest_quota(const char *root, const char *controller,
			     double (*read)(const char *root, const char *path))
{
	struct group group;
	double smallest = INFINITY;
	if (group_find(&group, root, controller))
		do
			smallest = fmin(smallest, read(root, group.path));
		while (group_up(&group));
	return smallest;
}

double cgroup_cpu_quota(const char *root)
{
	return fmin(smallest_quota(root, "", quota_v2), smallest_quota(root, "cpu", quota_v1));
}

/* The names that the two versions give the same things; of two limits both hold. */
struct memory_files {
	const char *controller, *limits[2], *usage, *idle_cache;
};

static const struct memory_files memory_files[] = {
	{"", {"memory.max", "memory.high"}, "memory.current", "inactive_file"},
	{"memory", {"memory.limit_in_bytes", NULL}, "memory.usage_in_bytes", "total_inactive_file"},
};

static uint64_t limit_at(const char *root, const char *path, const struct memory_files *files)
{
	uint64_t limit = UINT64_MAX;
	for (size_t i = 0; i < COUNT_OF(files->limits) && files->limits[i]; i++) {
		int64_t value; /* "max" is no number; version 1 says "no limit" by one near 2^63 */
		if (tree_int(&value, root, "%s/%s", path, files->limits[i]) && value >= 0 && value < (int64_t)1 << 60 &&
		    (uint64_t)value < limit)
			limit = (uint64_t)value;
	}
	return limit;
}

/* A line of memory.stat is "inactive_file 1234". */
static int64_t idle_cache_at(const char *root, const char *path, const char *name)
{
	int64_t bytes = 0;
	size_t length = strlen(name);
	char *text = tree_text(root, "%s/memory.stat", path);
	for (const char *line = text; line; line = text_next_line(line))
		if (strncmp(line, name, length) == 0 && line[length] == ' ')
			bytes = strtoll(line + length, NULL, 10);
	free(text);
	return bytes;
}

static uint64_t left_at(const char *root, const char *path, const struct memory_files *files)
{
	int64_t usage;
	uint64_t limit = limit_at(root, path, files);
	if (limit == UINT64_MAX || !tree_int(&usage, root, "%s/%s", path, files->usage))
		return limit;
	usage -= idle_cache_at(root, path, files->idle_cache);
	uint64_t used = usage > 0 ? (uint64_t)usage : 0;
	return used < limit ? limit - used : 0;
}

static uint64_t smallest_memory(const char *root,
				uint64_t (*read)(const char *root, const char *path, const struct memory_files *files))
{
	uint64_t smallest = UINT64_MAX;
	for (size_t i = 0; i < COUNT_OF(memory_files); i++) {
		struct group group;
		if (!group_find(&group, root, memory_files[i].controller))
			continue;
		do {
			uint64_t here = read(root, group.path, &memory_files[i]);
			smallest = here < smallest ? here : smallest;
		} while (group_up(&group));
	}
	return smallest;
}

uint64_t cgroup_memory_limit(const char *root)
{
	return smallest_memory(root, limit_at);
}

uint64_t cgroup_memory_left(const char *root)
{
	return smallest_memory(root, left_at);
}

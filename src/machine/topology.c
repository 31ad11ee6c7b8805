/*
 * topology.* and cache.*: read from /sys directly, on the running system as in a captured tree, so that what is
 * tested is what runs. hwloc takes its root from an environment variable, which a program with threads must not
 * set; it fills in what /sys does not tell (hwloc.c), and a test compares the two where both do.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "machine/hardware.h"
#include "machine/tree.h"

#define CPU_FOLDER "/sys/devices/system/cpu"

/* Siblings under the name of before 5.x and after it; one text stands for one core or package. */
static char *siblings(const char *root, int cpu, const char *name, const char *old_name)
{
	char *list = tree_text(root, CPU_FOLDER "/cpu%d/topology/%s", cpu, name);
	return list ? list : tree_text(root, CPU_FOLDER "/cpu%d/topology/%s", cpu, old_name);
}

struct counted {
	struct words cores, packages;
	int64_t threads;
};

static void count_cpu(struct counted *counted, const char *root, int cpu)
{
	char *core = siblings(root, cpu, "core_cpus_list", "thread_siblings_list");
	char *package = siblings(root, cpu, "package_cpus_list", "core_siblings_list");
	if (core) {
		counted->threads++; /* a CPU that is off line has no topology folder */
		words_add(&counted->cores, core);
	}
	if (package)
		words_add(&counted->packages, package);
	free(core);
	free(package);
}

static void count_in_sys(struct counted *counted, const char *root)
{
	int *cpus;
	size_t count = tree_numbered(&cpus, root, CPU_FOLDER, "cpu");
	for (size_t i = 0; i < count; i++)
		count_cpu(counted, root, cpus[i]);
	free(cpus);
}

/* x86 tells package and core of each processor in /proc/cpuinfo too; elsewhere only the processors are counted. */
static void count_in_cpuinfo(struct counted *counted, const char *root)
{
	char *cpuinfo = tree_text(root, "/proc/cpuinfo");
	int64_t package = -1, core;
	for (const char *line = cpuinfo; line; line = text_next_line(line)) {
		char id[64];
		if (strncmp(line, "processor", 9) == 0)
			counted->threads++;
		if (strncmp(line, "physical id", 11) == 0 && text_field_int(&package, line, "physical id")) {
			snprintf(id, sizeof id, "%lld", (long long)package);
			words_add(&counted->packages, id);
		}
		if (strncmp(line, "core id", 7) == 0 && text_field_int(&core, line, "core id")) {
			snprintf(id, sizeof id, "%lld:%lld", (long long)package, (long long)core);
			words_add(&counted->cores, id);
		}
	}
	free(cpuinfo);
}

static void add_count(struct facts *facts, const char *key, int64_t count)
{
	if (count > 0)
		facts_int(facts, key, count);
}

/* CPUs that are there, on line or not: SMT switched off takes none of them away. */
static void read_present(struct facts *facts, const char *root)
{
	char *present = tree_text(root, CPU_FOLDER "/present");
	if (present)
		add_count(facts, "topology.processors", (int64_t)cpulist_count(present));
	free(present);
}

void topology_read(struct facts *facts, const char *root)
{
	struct counted counted = {0};
	int *nodes;
	count_in_sys(&counted, root);
	if (!counted.threads)
		count_in_cpuinfo(&counted, root);
	add_count(facts, "topology.packages", (int64_t)counted.packages.count);
	add_count(facts, "topology.cores", (int64_t)counted.cores.count);
	add_count(facts, "topology.threads", counted.threads);
	read_present(facts, root);
	add_count(facts, "topology.numa_nodes",
		  (int64_t)tree_numbered(&nodes, root, "/sys/devices/system/node", "node"));
	free(nodes);
	words_free(&counted.cores);
	words_free(&counted.packages);
}

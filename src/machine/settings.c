/* settings.*: a table of the files in which the kernel shows its switches (Documentation/admin-guide of the kernel:
 * pm/cpufreq.rst, pm/intel_pstate.rst, mm/transhuge.rst, sysctl/). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "machine/cgroup.h"
#include "machine/system.h"
#include "machine/tree.h"

#define CPU_FOLDER "/sys/devices/system/cpu"
#define CPUFREQ    CPU_FOLDER "/cpu0/cpufreq"

enum form {
	AS_TEXT,
	AS_INT,
	AS_KHZ,
	AS_YES,    /* 1: yes */
	AS_NO,     /* 1: no */
	AS_CHOICE, /* "always [madvise] never" */
};

/* Of two lines with the same key the later one wins where it is there. */
static const struct setting {
	const char *key;
	enum form form;
	const char *path;
} settings[] = {
	{"settings.cpufreq_driver", AS_TEXT, CPUFREQ "/scaling_driver"},
	{"settings.energy_preference", AS_TEXT, CPUFREQ "/energy_performance_preference"},
	{"settings.clock_min_hz", AS_KHZ, CPUFREQ "/scaling_min_freq"},
	{"settings.clock_max_hz", AS_KHZ, CPUFREQ "/scaling_max_freq"},
	{"settings.turbo", AS_YES, CPU_FOLDER "/cpufreq/boost"},
	{"settings.turbo", AS_NO, CPU_FOLDER "/intel_pstate/no_turbo"},
	{"settings.smt", AS_YES, CPU_FOLDER "/smt/active"},
	{"settings.smt_control", AS_TEXT, CPU_FOLDER "/smt/control"},
	{"settings.idle_driver", AS_TEXT, CPU_FOLDER "/cpuidle/current_driver"},
	{"settings.transparent_hugepages", AS_CHOICE, "/sys/kernel/mm/transparent_hugepage/enabled"},
	{"settings.transparent_hugepages_defrag", AS_CHOICE, "/sys/kernel/mm/transparent_hugepage/defrag"},
	{"settings.hugepages", AS_INT, "/proc/sys/vm/nr_hugepages"},
	{"settings.swappiness", AS_INT, "/proc/sys/vm/swappiness"},
	{"settings.overcommit_memory", AS_INT, "/proc/sys/vm/overcommit_memory"},
	{"settings.numa_balancing", AS_INT, "/proc/sys/kernel/numa_balancing"},
	{"settings.aslr", AS_INT, "/proc/sys/kernel/randomize_va_space"},
	{"settings.perf_event_paranoid", AS_INT, "/proc/sys/kernel/perf_event_paranoid"},
};

static void add_number(struct facts *facts, const struct setting *setting, const char *root)
{
	int64_t value;
	if (!tree_int(&value, root, "%s", setting->path))
		return;
	if (setting->form == AS_INT)
		facts_int(facts, setting->key, value);
	else if (setting->form == AS_KHZ)
		facts_int(facts, setting->key, value * 1000);
	else
		facts_bool(facts, setting->key, (value != 0) == (setting->form == AS_YES));
}

static void add_text(struct facts *facts, const struct setting *setting, const char *root)
{
	char *text = tree_text(root, "%s", setting->path);
	char *open = text && setting->form == AS_CHOICE ? strchr(text, '[') : NULL;
	char *close = open ? strchr(open, ']') : NULL;
	if (close)
		*close = '\0';
	if (text && (close || setting->form == AS_TEXT))
		facts_text(facts, setting->key, close ? open + 1 : text);
	free(text);
}

/* One word where all CPUs have the same governor, else each once. */
static void read_governor(struct facts *facts, const char *root)
{
	int *cpus;
	struct words governors = {0};
	struct buf all = BUF_INIT;
	size_t count = tree_numbered(&cpus, root, CPU_FOLDER, "cpu");
	for (size_t i = 0; i < count; i++) {
		char *governor = tree_text(root, CPU_FOLDER "/cpu%d/cpufreq/scaling_governor", cpus[i]);
		if (governor && words_add(&governors, governor))
			buf_printf(&all, "%s%s", all.length ? ", " : "", governor);
		free(governor);
	}
	facts_text(facts, "settings.governor", all.data);
	buf_free(&all);
	words_free(&governors);
	free(cpus);
}

static void read_limits(struct facts *facts, const char *root)
{
	int64_t kib;
	char *meminfo = tree_text(root, "/proc/meminfo");
	if (text_field_int(&kib, meminfo, "SwapTotal"))
		facts_int(facts, "settings.swap_bytes", kib * 1024);
	free(meminfo);
	double quota = cgroup_cpu_quota(root);
	if (isfinite(quota))
		facts_number(facts, "settings.cpu_quota", quota);
	uint64_t limit = cgroup_memory_limit(root);
	if (limit < UINT64_MAX)
		facts_int(facts, "settings.memory_limit_bytes", (int64_t)limit);
}

void settings_read(struct facts *facts, const char *root)
{
	read_governor(facts, root);
	for (size_t i = 0; i < COUNT_OF(settings); i++)
		if (settings[i].form == AS_TEXT || settings[i].form == AS_CHOICE)
			add_text(facts, &settings[i], root);
		else
			add_number(facts, &settings[i], root);
	read_limits(facts, root);
}

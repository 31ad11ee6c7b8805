/* machine_read_system(): os.*, kernel.*, platform.*, mitigations.*; settings.* is in settings.c. */
#include <ctype.h>
#include <gnu/libc-version.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/path.h"
#include "machine/machine.h"
#include "machine/system.h"
#include "machine/tree.h"

static void add_file(struct facts *facts, const char *key, const char *root, const char *path)
{
	char *text = tree_text(root, "%s", path);
	facts_text(facts, key, text);
	free(text);
}

/* A line of os-release is NAME=value, 'value' or "value" (os-release(5)). */
static void add_os_field(struct facts *facts, const char *key, const char *text, const char *name)
{
	size_t length = strlen(name);
	for (const char *line = text; line; line = text_next_line(line)) {
		if (strncmp(line, name, length) != 0 || line[length] != '=')
			continue;
		const char *value = line + length + 1;
		size_t size = strcspn(value, "\n");
		if (size > 1 && (*value == '"' || *value == '\'') && value[size - 1] == *value)
			value++, size -= 2;
		char *copy = mem_text_n(value, size);
		facts_text(facts, key, copy);
		free(copy);
	}
}

static void read_os(struct facts *facts, const char *root)
{
	char *text = tree_text(root, "/etc/os-release");
	if (!text)
		text = tree_text(root, "/usr/lib/os-release");
	add_os_field(facts, "os.name", text, "PRETTY_NAME");
	add_os_field(facts, "os.id", text, "ID");
	add_os_field(facts, "os.version", text, "VERSION_ID");
	free(text);
#ifdef __GLIBC__
	if (!*root) {
		char *libc = mem_printf("glibc %s", gnu_get_libc_version());
		facts_text(facts, "os.libc", libc);
		free(libc);
	}
#endif
}

/* Of the command line only what changes speed: the rest is nobody's business and may be secret. */
static bool is_kept_option(const char *option, size_t length)
{
	static const char *const kept[] = {
		"isolcpus",
		"nohz_full",
		"rcu_nocbs",
		"mitigations",
		"nosmt",
		"intel_pstate",
		"amd_pstate",
		"idle",
		"intel_idle.max_cstate",
		"processor.max_cstate",
		"nopti",
		"spectre_v2",
		"retbleed",
		"spec_store_bypass_disable",
		"numa_balancing",
		"tsc",
		"clocksource",
		"hugepages",
		"hugepagesz",
		"transparent_hugepage",
	};
	for (size_t i = 0; i < COUNT_OF(kept); i++)
		if (strlen(kept[i]) == length && strncmp(option, kept[i], length) == 0)
			return true;
	return false;
}

static void read_command_line(struct facts *facts, const char *root)
{
	struct buf kept = BUF_INIT;
	char *line = tree_text(root, "/proc/cmdline");
	for (const char *word = line; word && *word;) {
		size_t length = strcspn(word, " \n");
		if (is_kept_option(word, strcspn(word, "= \n")))
			buf_printf(&kept, "%s%.*s", kept.length ? " " : "", (int)length, word);
		word += length + strspn(word + length, " \n");
	}
	facts_words(facts, "kernel.options", kept.data);
	buf_free(&kept);
	free(line);
}

static void read_kernel(struct facts *facts, const char *root)
{
	add_file(facts, "kernel.name", root, "/proc/sys/kernel/ostype");
	add_file(facts, "kernel.release", root, "/proc/sys/kernel/osrelease");
	add_file(facts, "kernel.version", root, "/proc/sys/kernel/version");
	read_command_line(facts, root);
	add_file(facts, "kernel.clock_source", root,
		 "/sys/devices/system/clocksource/clocksource0/current_clocksource");
	if (!*root)
		facts_int(facts, "kernel.page_bytes", sysconf(_SC_PAGESIZE));
}

/* A container leaves one of these marks; systemd's holds the name of what made it. */
static void read_container(struct facts *facts, const char *root)
{
	add_file(facts, "platform.container", root, "/run/systemd/container");
	if (facts_find(facts, "platform.container"))
		return;
	if (tree_has(root, "/.dockerenv"))
		facts_text(facts, "platform.container", "docker");
	else if (tree_has(root, "/run/.containerenv"))
		facts_text(facts, "platform.container", "podman");
}

static void read_platform(struct facts *facts, const char *root)
{
	const char *hypervisor;
	char *cpuinfo = tree_text(root, "/proc/cpuinfo");
	char *microcode = text_field(cpuinfo, "microcode");
	facts_text(facts, "platform.microcode", microcode);
	add_file(facts, "platform.bios_version", root, "/sys/class/dmi/id/bios_version");
	add_file(facts, "platform.bios_date", root, "/sys/class/dmi/id/bios_date");
	if (hypervisor_find(&hypervisor, root, cpuinfo)) {
		facts_bool(facts, "platform.virtual", true);
		facts_text(facts, "platform.hypervisor", hypervisor);
	}
	read_container(facts, root);
	free(microcode);
	free(cpuinfo);
}

/* A new kernel may bring a file of any name; a key has its own alphabet. */
static void add_mitigation(struct facts *facts, const char *root, const char *name)
{
	char *path = mem_printf("/sys/devices/system/cpu/vulnerabilities/%s", name);
	char *key = mem_printf("mitigations.%s", name);
	for (char *c = key + strlen("mitigations."); *c; c++)
		*c = isalnum((unsigned char)*c) ? (char)tolower((unsigned char)*c) : '_';
	add_file(facts, key, root, path);
	free(key);
	free(path);
}

static void read_mitigations(struct facts *facts, const char *root)
{
	char **names, *folder = mem_printf("%s/sys/devices/system/cpu/vulnerabilities", root);
	size_t count;
	if (path_list(&names, &count, folder, NULL)) {
		for (size_t i = 0; i < count; i++)
			add_mitigation(facts, root, names[i]);
		path_list_free(names, count);
	}
	free(folder);
}

void machine_read_system(struct facts *out, const char *root)
{
	*out = (struct facts){0};
	read_os(out, root);
	read_kernel(out, root);
	read_platform(out, root);
	settings_read(out, root);
	read_mitigations(out, root);
}

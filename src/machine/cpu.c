/* cpu.*: /proc/cpuinfo, in the forms of x86, ARM and the others, and the limits of the clock. */
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>

#include "base/buf.h"
#include "base/mem.h"
#include "machine/hardware.h"
#include "machine/tree.h"

static void add_text(struct facts *facts, const char *key, const char *text, const char *field)
{
	char *value = text_field(text, field);
	facts_text(facts, key, value);
	free(value);
}

static void add_int(struct facts *facts, const char *key, const char *text, const char *field)
{
	int64_t value;
	if (text_field_int(&value, text, field))
		facts_int(facts, key, value);
}

/* Takes `text` out of the name wherever it stands. */
static void drop(char *name, const char *text)
{
	size_t length = strlen(text);
	for (char *at; (at = strcasestr(name, text));)
		memmove(at, at + length, strlen(at + length) + 1);
}

static void squeeze_spaces(char *name)
{
	char *to = name;
	for (const char *from = name; *from; from++)
		if (*from != ' ' || (to > name && to[-1] != ' '))
			*to++ = *from;
	while (to > name && to[-1] == ' ')
		to--;
	*to = '\0';
}

/* "AMD EPYC 7763 64-Core Processor": the number of cores is a fact of its own, and of a virtual machine not true. */
static void drop_core_count(char *name)
{
	char *at = strstr(name, "-Core Processor");
	if (!at)
		return;
	while (at > name && at[-1] != ' ')
		at--;
	*at = '\0';
}

static void cut_at(char *name, const char *text)
{
	char *at = strstr(name, text);
	if (at)
		*at = '\0';
}

char *cpu_clean_name(const char *model_name)
{
	char *name = mem_text(model_name);
	cut_at(name, "@");
	cut_at(name, " with Radeon");
	drop(name, "(R)");
	drop(name, "(TM)");
	if (strstr(name, "Intel"))
		drop(name, " CPU");
	drop_core_count(name);
	squeeze_spaces(name);
	return name;
}

/* "Intel(R) Xeon(R) CPU E5-2670 v3 @ 2.30GHz": Intel writes the base clock into the name. */
static double clock_in_name(const char *model_name)
{
	double clock;
	const char *at = model_name ? strrchr(model_name, '@') : NULL;
	if (at && strstr(at, "GHz") && text_decimal(&clock, at + 1 + strspn(at + 1, " ")))
		return clock * 1e9;
	return 0;
}

/* All kinds of core in the order in which they come: "Arm Cortex-A53 + Arm Cortex-A72" of a big.LITTLE chip. */
static char *arm_names(const char *cpuinfo)
{
	struct words names = {0};
	struct buf all = BUF_INIT;
	int64_t implementer = -1, part;
	for (const char *line = cpuinfo; line; line = text_next_line(line)) {
		if (strncmp(line, "CPU implementer", 15) == 0)
			text_field_int(&implementer, line, "CPU implementer");
		if (strncmp(line, "CPU part", 8) != 0 || !text_field_int(&part, line, "CPU part"))
			continue;
		char *name = arm_part_name(implementer, part);
		if (words_add(&names, name))
			buf_printf(&all, "%s%s", all.length ? " + " : "", name);
		free(name);
	}
	words_free(&names);
	return buf_detach(&all);
}

static void read_arm(struct facts *facts, const char *cpuinfo, int64_t implementer)
{
	facts_text(facts, "cpu.vendor", arm_implementer_name(implementer));
	char *name = arm_names(cpuinfo);
	facts_text(facts, "cpu.name", name);
	free(name);
	add_text(facts, "cpu.implementer", cpuinfo, "CPU implementer");
	add_text(facts, "cpu.part", cpuinfo, "CPU part");
	add_text(facts, "cpu.variant", cpuinfo, "CPU variant");
	add_text(facts, "cpu.revision", cpuinfo, "CPU revision");
	add_int(facts, "cpu.arm_version", cpuinfo, "CPU architecture");
}

/* "model name" is x86's, "cpu" POWER's, "cpu model" MIPS's, "uarch" RISC-V's. */
static void read_named(struct facts *facts, const char *cpuinfo)
{
	static const char *const fields[] = {"model name", "cpu model", "cpu", "uarch"};
	char *name = NULL;
	for (size_t i = 0; !name && i < COUNT_OF(fields); i++)
		name = text_field(cpuinfo, fields[i]);
	add_text(facts, "cpu.vendor", cpuinfo, "vendor_id");
	if (name) {
		char *clean = cpu_clean_name(name);
		facts_text(facts, "cpu.name", clean);
		free(clean);
	}
	facts_text(facts, "cpu.model_name", name);
	free(name);
	add_int(facts, "cpu.family", cpuinfo, "cpu family");
	add_int(facts, "cpu.model", cpuinfo, "model");
	add_int(facts, "cpu.stepping", cpuinfo, "stepping");
}

static void read_flags(struct facts *facts, const char *cpuinfo)
{
	static const char *const fields[] = {"flags", "Features", "features", "isa"};
	char *flags = NULL;
	for (size_t i = 0; !flags && i < COUNT_OF(fields); i++)
		flags = text_field(cpuinfo, fields[i]);
	facts_words(facts, "cpu.flags", flags);
	free(flags);
}

/* The kernel tells it itself since 6.1; in a captured tree of an older one, /proc/cpuinfo lets it be inferred. */
static void read_architecture(struct facts *facts, const char *root)
{
	struct utsname name;
	char *architecture = tree_text(root, "/proc/sys/kernel/arch");
	if (architecture)
		facts_text(facts, "cpu.architecture", architecture);
	else if (!*root && uname(&name) == 0)
		facts_text(facts, "cpu.architecture", name.machine);
	else if (facts_has_word(facts, "cpu.flags", "lm"))
		facts_text(facts, "cpu.architecture", "x86_64");
	else if (facts_has_word(facts, "cpu.flags", "asimd"))
		facts_text(facts, "cpu.architecture", "aarch64");
	free(architecture);
}

static void add_khz(struct facts *facts, const char *key, const char *root, const char *file)
{
	int64_t khz;
	if (tree_int(&khz, root, "/sys/devices/system/cpu/cpu0/cpufreq/%s", file))
		facts_int(facts, key, khz * 1000);
}

/* Without cpufreq and without aperfmperf, "cpu MHz" is what the kernel measured once, when it started: rounded to
 * 10 MHz it is the same after each start. Otherwise it is the clock of this moment, which is no fact of a machine. */
static void read_fixed_clock(struct facts *facts, const char *cpuinfo)
{
	char *text = text_field(cpuinfo, "cpu MHz");
	double mhz;
	if (text && text_decimal(&mhz, text) && mhz >= 10 && mhz < 1e5 &&
	    !facts_has_word(facts, "cpu.flags", "aperfmperf"))
		facts_int(facts, "cpu.clock_hz", (int64_t)(mhz / 10 + 0.5) * 10000000);
	free(text);
}

static void read_clock(struct facts *facts, const char *root, const char *cpuinfo)
{
	add_khz(facts, "cpu.base_hz", root, "base_frequency");
	double named = clock_in_name(facts_get_text(facts, "cpu.model_name"));
	if (named > 0 && !facts_find(facts, "cpu.base_hz"))
		facts_int(facts, "cpu.base_hz", (int64_t)(named + 0.5));
	add_khz(facts, "cpu.min_hz", root, "cpuinfo_min_freq");
	add_khz(facts, "cpu.max_hz", root, "cpuinfo_max_freq");
	if (!facts_find(facts, "cpu.max_hz"))
		read_fixed_clock(facts, cpuinfo);
}

void cpu_read(struct facts *facts, const char *root)
{
	int64_t implementer;
	char *cpuinfo = tree_text(root, "/proc/cpuinfo");
	if (text_field_int(&implementer, cpuinfo, "CPU implementer"))
		read_arm(facts, cpuinfo, implementer);
	else
		read_named(facts, cpuinfo);
	read_flags(facts, cpuinfo);
	read_architecture(facts, root);
	read_clock(facts, root, cpuinfo);
	free(cpuinfo);
}

/*
 * Does the kernel that a BLAS library chose fit the CPU? Kernels and processors are compared by the instruction set
 * that they use; the names are those of OpenBLAS (driver/others/dynamic.c, dynamic_arm64.c) and BLIS (config/).
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "machine/blas.h"

enum level { LEVEL_SSE2, LEVEL_SSE3, LEVEL_SSSE3, LEVEL_SSE4, LEVEL_AVX, LEVEL_AVX2, LEVEL_AVX512, LEVEL_COUNT };

static const char *const level_names[LEVEL_COUNT] = {"SSE2", "SSE3", "SSSE3", "SSE4", "AVX", "AVX2", "AVX-512"};

/* What all kernels of that level need; avx512vl and its like came with the first server that had AVX-512. */
static const char *const level_flags[LEVEL_COUNT][6] = {
	{"sse2"},
	{"pni"},
	{"ssse3"},
	{"sse4_1"},
	{"avx"},
	{"avx2", "fma"},
	{"avx512f", "avx512dq", "avx512bw", "avx512cd", "avx512vl"},
};

struct kernel_level {
	const char *name;
	enum level level;
};

static const struct kernel_level openblas_kernels[] = {
	{"Generic", LEVEL_SSE2},          {"Northwood", LEVEL_SSE2},
	{"Opteron", LEVEL_SSE2},          {"Prescott", LEVEL_SSE3},
	{"Opteron_SSE3", LEVEL_SSE3},     {"Barcelona", LEVEL_SSE3},
	{"Core2", LEVEL_SSSE3},           {"Atom", LEVEL_SSSE3},
	{"Bobcat", LEVEL_SSSE3},          {"Nano", LEVEL_SSSE3},
	{"Penryn", LEVEL_SSE4},           {"Dunnington", LEVEL_SSE4},
	{"Nehalem", LEVEL_SSE4},          {"Sandybridge", LEVEL_AVX},
	{"Bulldozer", LEVEL_AVX},         {"Piledriver", LEVEL_AVX},
	{"Steamroller", LEVEL_AVX},       {"Excavator", LEVEL_AVX2},
	{"Haswell", LEVEL_AVX2},          {"Zen", LEVEL_AVX2},
	{"SkylakeX", LEVEL_AVX512},       {"Cooperlake", LEVEL_AVX512},
	{"Sapphirerapids", LEVEL_AVX512},
};

static const struct kernel_level blis_kernels[] = {
	{"generic", LEVEL_SSE2},   {"penryn", LEVEL_SSSE3},    {"sandybridge", LEVEL_AVX}, {"bulldozer", LEVEL_AVX},
	{"piledriver", LEVEL_AVX}, {"steamroller", LEVEL_AVX}, {"excavator", LEVEL_AVX},   {"haswell", LEVEL_AVX2},
	{"zen", LEVEL_AVX2},       {"zen2", LEVEL_AVX2},       {"zen3", LEVEL_AVX2},       {"zen4", LEVEL_AVX512},
	{"zen5", LEVEL_AVX512},    {"knl", LEVEL_AVX512},      {"skx", LEVEL_AVX512},
};

static const struct kernel_level *find_kernel(const struct kernel_level *list, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcasecmp(list[i].name, name) == 0)
			return &list[i];
	return NULL;
}

static bool has_level(const struct facts *cpu, enum level level)
{
	for (size_t i = 0; i < COUNT_OF(level_flags[level]) && level_flags[level][i]; i++)
		if (!facts_has_word(cpu, "cpu.flags", level_flags[level][i]))
			return false;
	return true;
}

static enum level level_of(const struct facts *cpu)
{
	enum level level = LEVEL_AVX512;
	while (level > LEVEL_SSE2 && !has_level(cpu, level))
		level--;
	return level;
}

static bool is_amd(const struct facts *cpu)
{
	const char *vendor = facts_get_text(cpu, "cpu.vendor");
	return vendor && strcmp(vendor, "AuthenticAMD") == 0;
}

/* OPENBLAS_CORETYPE chooses among the kernels of a DYNAMIC_ARCH build and is ignored in others. */
static char *openblas_remedy(const struct library *library, const char *core)
{
	if (library->config && !strstr(library->config, "DYNAMIC_ARCH"))
		return mem_text("This library was built for one kind of processor: install one that was built with "
				"DYNAMIC_ARCH=1");
	return mem_printf("Set OPENBLAS_CORETYPE=%s, or install a newer OpenBLAS", core);
}

static const char *openblas_core(const struct facts *cpu, enum level level)
{
	static const char *const cores[LEVEL_COUNT] = {
		NULL, "PRESCOTT", "CORE2", "NEHALEM", "SANDYBRIDGE", "HASWELL", "SKYLAKEX",
	};
	return level == LEVEL_AVX2 && is_amd(cpu) ? "ZEN" : cores[level];
}

static char *warning(const char *family, const struct library *library, const char *uses, const char *has,
		     const char *remedy)
{
	const char *version = library->version ? library->version : "";
	return mem_printf("%s chose its %s kernel (%s) although this processor has %s: %s%s%s may not know the "
			  "processor. %s",
			  family, library->kernel, uses, has, family, *version ? " " : "", version, remedy);
}

static char *judge_openblas(const struct library *library, const struct facts *cpu)
{
	enum level has = level_of(cpu);
	const struct kernel_level *kernel = find_kernel(openblas_kernels, COUNT_OF(openblas_kernels), library->kernel);
	const char *core = openblas_core(cpu, has);
	/* Below AVX the kernels differ by the make of the processor more than by its instructions. */
	if (!kernel || kernel->level >= has || has < LEVEL_AVX || !core)
		return NULL;
	char *remedy = openblas_remedy(library, core);
	char *text = warning("OpenBLAS", library, level_names[kernel->level], level_names[has], remedy);
	free(remedy);
	return text;
}

/* BLIS reads BLIS_ARCH_TYPE as a number (0 is skx, also where a word stands, 3 is haswell in BLIS 0.9); AMD's
 * version of it reads a name. For AMD's processors BLIS has the zen kernels, with AVX2 on purpose. */
static char *judge_blis(const struct library *library, const struct facts *cpu)
{
	enum level has = level_of(cpu);
	const struct kernel_level *kernel = find_kernel(blis_kernels, COUNT_OF(blis_kernels), library->kernel);
	if (!kernel || kernel->level >= has || has < LEVEL_AVX)
		return NULL;
	if (is_amd(cpu) && kernel->level >= LEVEL_AVX2)
		return NULL;
	const char *remedy = has == LEVEL_AVX512 && !is_amd(cpu)
				     ? "Set BLIS_ARCH_TYPE=skx, or install a newer BLIS"
				     : "Install a newer BLIS, or one built for this processor";
	return warning("BLIS", library, level_names[kernel->level], level_names[has], remedy);
}

/* Cores that OpenBLAS has a kernel for, by the codes of /proc/cpuinfo. */
static const struct {
	const char *implementer, *part, *core;
} arm_cores[] = {
	{"0x41", "0xd03", "CORTEXA53"},  {"0x41", "0xd05", "CORTEXA55"},  {"0x41", "0xd07", "CORTEXA57"},
	{"0x41", "0xd08", "CORTEXA72"},  {"0x41", "0xd09", "CORTEXA73"},  {"0x41", "0xd0c", "NEOVERSEN1"},
	{"0x41", "0xd40", "NEOVERSEV1"}, {"0x41", "0xd49", "NEOVERSEN2"}, {"0x43", "0x0af", "THUNDERX2T99"},
	{"0x46", "0x001", "A64FX"},      {"0x48", "0xd01", "TSV110"},
};

static char *judge_openblas_on_arm(const struct library *library, const struct facts *cpu)
{
	const char *implementer = facts_get_text(cpu, "cpu.implementer"), *part = facts_get_text(cpu, "cpu.part");
	const char *name = facts_get_text(cpu, "cpu.name");
	if (strcasecmp(library->kernel, "armv8") != 0 || !implementer || !part || !name)
		return NULL;
	for (size_t i = 0; i < COUNT_OF(arm_cores); i++) {
		if (strcmp(arm_cores[i].implementer, implementer) != 0 || strcmp(arm_cores[i].part, part) != 0)
			continue;
		char *remedy = openblas_remedy(library, arm_cores[i].core);
		char *text =
			mem_printf("OpenBLAS chose its %s kernel, which is for any ARM, although it can have one for "
				   "this %s. %s",
				   library->kernel, name, remedy);
		free(remedy);
		return text;
	}
	return NULL;
}

static bool is_library(const struct library *library, const char *prefix, const char *mark)
{
	return (library->name && strncasecmp(library->name, prefix, strlen(prefix)) == 0) ||
	       (library->config && strstr(library->config, mark));
}

void library_judge_kernel(struct library *library, const struct facts *cpu)
{
	char *text = NULL;
	/* What the worker itself found wrong with its linkage weighs more. */
	if (library->warning || !library->kernel || !facts_find(cpu, "cpu.flags"))
		return;
	if (is_library(library, "openblas", "OpenBLAS"))
		text = facts_find(cpu, "cpu.implementer") ? judge_openblas_on_arm(library, cpu)
							  : judge_openblas(library, cpu);
	else if (is_library(library, "blis", "BLIS"))
		text = facts_find(cpu, "cpu.implementer") ? NULL : judge_blis(library, cpu);
	library->warning = text;
}

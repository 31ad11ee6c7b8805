/*
 * Intel's MKL (oneMKL): functions in C spelling, documented in its developer
 * reference under "Support Functions".
 */
#include <dlfcn.h>
#include <string.h>

#include "base/mem.h"
#include "linkage/family.h"

/* What MKL_CBWR_Get_Auto_Branch() gives: the branch of code for this processor (mkl_types.h, MKL_CBWR_*). */
static const struct {
	int branch;
	const char *name;
} branches[] = {
	{3, "COMPATIBLE"}, {4, "SSE2"},        {6, "SSSE3"},   {7, "SSE4_1"},         {8, "SSE4_2"},     {9, "AVX"},
	{10, "AVX2"},      {11, "AVX512_MIC"}, {12, "AVX512"}, {13, "AVX512_MIC_E1"}, {14, "AVX512_E1"},
};

static char *branch_name(int branch)
{
	for (size_t i = 0; i < COUNT_OF(branches); i++)
		if (branches[i].branch == branch)
			return mem_text(branches[i].name);
	return NULL;
}

/* "... Math Kernel Library Version 2022.1-Product Build 20220311 for ..." */
static char *version_within(const char *config)
{
	static const char lead[] = "Version ";
	const char *at = strstr(config, lead);
	if (!at)
		return NULL;
	at += sizeof lead - 1;
	return mem_text_n(at, strcspn(at, " -"));
}

static void describe(struct library *library, void *handle)
{
	char config[256] = "";
	void (*get_version)(char *, int) = (void (*)(char *, int))dlsym(handle, "MKL_Get_Version_String");
	if (get_version) {
		get_version(config, sizeof config - 1);
		config[strcspn(config, "\n")] = '\0';
		for (size_t end = strlen(config); end > 0 && config[end - 1] == ' '; end--)
			config[end - 1] = '\0'; /* Fortran's habit: filled up with blanks */
		library->config = mem_text(config);
		library->version = version_within(config);
	}
	library->kernel = branch_name(family_ask_int(handle, "MKL_CBWR_Get_Auto_Branch", 0));
	library->threads = family_ask_int(handle, "MKL_Get_Max_Threads", 0);
}

static int set_threads(const struct library *library, void *handle, int threads)
{
	(void)library;
	void (*set)(int) = (void (*)(int))dlsym(handle, "MKL_Set_Num_Threads");
	if (set)
		set(threads);
	return family_ask_int(handle, "MKL_Get_Max_Threads", 1);
}

const struct blas_family family_mkl = {
	.name = "mkl",
	.symbol = "MKL_Get_Version_String",
	.describe = describe,
	.set_threads = set_threads,
};

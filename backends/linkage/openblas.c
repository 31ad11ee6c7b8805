/*
 * OpenBLAS: tells everything by functions. Debian splits it: libblas.so.3 holds
 * the interface only, libopenblas.so.0 the kernels and these functions.
 */
#include <dlfcn.h>
#include <string.h>

#include "base/mem.h"
#include "linkage/family.h"

/* "OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH ...": releases before 0.3.4 begin with the options. */
static void read_config(struct library *library, const char *config)
{
	static const char lead[] = "OpenBLAS ";
	mem_replace(&library->config, config);
	if (config && strncmp(config, lead, sizeof lead - 1) == 0) {
		const char *version = config + sizeof lead - 1;
		library->version = mem_text_n(version, strcspn(version, " "));
	}
}

static void describe(struct library *library, void *handle)
{
	static const char *const threading[] = {"serial", "pthread", "openmp"};
	read_config(library, family_ask_text(handle, "openblas_get_config"));
	library->kernel = mem_text(family_ask_text(handle, "openblas_get_corename"));
	library->threads = family_ask_int(handle, "openblas_get_num_threads", 0);
	int parallel = family_ask_int(handle, "openblas_get_parallel", -1);
	if (parallel >= 0 && parallel < (int)COUNT_OF(threading))
		library->threading = mem_text(threading[parallel]);
}

static int set_threads(const struct library *library, void *handle, int threads)
{
	(void)library;
	void (*set)(int) = (void (*)(int))dlsym(handle, "openblas_set_num_threads");
	if (set)
		set(threads);
	return family_ask_int(handle, "openblas_get_num_threads", 1);
}

const struct blas_family family_openblas = {
	.name = "openblas",
	.symbol = "openblas_get_config",
	.describe = describe,
	.set_threads = set_threads,
};

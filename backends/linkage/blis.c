/*
 * BLIS: Debian's libblas.so.3 exports the BLAS names and hides bli_*. The
 * library names the kernels it chose only on stderr, on its first call, where
 * BLIS_ARCH_DEBUG is set:
 *
 *   libblis: selecting sub-configuration 'haswell'.
 *
 * In this process that call may have been made long ago, so the child loads a
 * second copy in a name space of its own (dlmopen) and calls that one.
 */
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "linkage/child.h"
#include "linkage/family.h"

static void make_first_call(const void *path)
{
	setenv("BLIS_ARCH_DEBUG", "1", 1);
	void *copy = dlmopen(LM_ID_NEWLM, path, RTLD_NOW | RTLD_LOCAL);
	if (!copy)
		return;
	typedef double (*ddot_fn)(const int64_t *, const double *, const int64_t *, const double *, const int64_t *);
	ddot_fn ddot = (ddot_fn)dlsym(copy, "ddot_");
	const int64_t one = 1;
	const double value = 1;
	if (ddot)
		ddot(&one, &value, &one, &value, &one);
}

/* One line of the debug output: the choice, or what made it ("Number of FMA units unknown; using ..."). */
static void read_line(struct library *library, const char *line, size_t length)
{
	static const char lead[] = "libblis: ", choice[] = "selecting sub-configuration '";
	if (length < sizeof lead - 1 || strncmp(line, lead, sizeof lead - 1) != 0)
		return;
	line += sizeof lead - 1;
	length -= sizeof lead - 1;
	if (length >= sizeof choice - 1 && strncmp(line, choice, sizeof choice - 1) == 0) {
		free(library->kernel);
		library->kernel = mem_text_n(line + sizeof choice - 1, strcspn(line + sizeof choice - 1, "'\n"));
	} else if (!library->config) {
		library->config = mem_text_n(line, length);
	}
}

static void ask_for_kernel(struct library *library)
{
	struct buf text = BUF_INIT;
	if (child_ask(&text, make_first_call, library->path)) {
		for (const char *line = text.data; *line;) {
			size_t length = strcspn(line, "\n");
			read_line(library, line, length);
			line += length + (line[length] == '\n');
		}
	}
	buf_free(&text);
}

/* The folder's name ends in it: blis-serial, blis-openmp, blis-pthread. */
static const char *threading_of(const struct library *library)
{
	static const char *const words[] = {"serial", "openmp", "pthread"};
	const char *dash = strrchr(library->name, '-');
	for (size_t i = 0; dash && i < COUNT_OF(words); i++)
		if (strcmp(dash + 1, words[i]) == 0)
			return words[i];
	return NULL;
}

/* As BLIS does: the first of these that is a positive number, or one thread. */
static int threads_of_environment(void)
{
	static const char *const names[] = {"BLIS_NUM_THREADS", "OMP_NUM_THREADS"};
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		const char *text = getenv(names[i]);
		long value = text ? strtol(text, NULL, 10) : 0;
		if (value > 0)
			return (int)value;
	}
	return 1;
}

static bool is_serial(const struct library *library)
{
	const char *threading = threading_of(library);
	return threading && strcmp(threading, "serial") == 0;
}

static void describe(struct library *library, void *handle)
{
	library->version = mem_text(family_ask_text(handle, "bli_info_get_version_str"));
	library->threading = mem_text(threading_of(library));
	library->threads = is_serial(library) ? 1 : threads_of_environment();
	ask_for_kernel(library);
}

/* Its functions for this are hidden, but it reads the environment on its first call, not when it is loaded. A
 * factorisation by loop (BLIS_JC_NT ...) would win over the number, so it goes. */
static int set_threads(const struct library *library, void *handle, int threads)
{
	static const char *const loops[] = {"BLIS_JC_NT", "BLIS_PC_NT", "BLIS_IC_NT", "BLIS_JR_NT", "BLIS_IR_NT"};
	(void)handle;
	if (is_serial(library))
		return 1;
	for (size_t i = 0; i < COUNT_OF(loops); i++)
		unsetenv(loops[i]);
	char *text = mem_printf("%d", threads);
	setenv("BLIS_NUM_THREADS", text, 1);
	free(text);
	return threads_of_environment();
}

const struct blas_family family_blis = {
	.name = "blis",
	.symbol = "bli_info_get_version_str",
	.hides_symbol = true,
	.describe = describe,
	.set_threads = set_threads,
};

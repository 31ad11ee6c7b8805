/*
 * ATLAS: one function, and that prints to stdout:
 *
 *   ATLAS version 3.10.3 built by buildd on Wed Nov 30 09:35:28 UTC 2022:
 *      ARCHDEFS : -DATL_OS_Linux -DATL_ARCH_x86SSE2 -DATL_CPUMHZ=1996 ...
 *
 * Its kernels were chosen when it was built; ATL_ARCH_ names them.
 */
#include <dlfcn.h>
#include <string.h>

#include "base/mem.h"
#include "linkage/child.h"
#include "linkage/family.h"

static void print_buildinfo(const void *handle)
{
	void (*print)(void) = (void (*)(void))dlsym((void *)handle, "ATL_buildinfo");
	if (print)
		print();
}

/* The text between `lead` and the first of the characters in `ends`; NULL where there is no lead. */
static char *text_after(const char *text, const char *lead, const char *ends)
{
	const char *at = strstr(text, lead);
	if (!at)
		return NULL;
	at += strlen(lead);
	return mem_text_n(at, strcspn(at, ends));
}

static void describe(struct library *library, void *handle)
{
	struct buf text = BUF_INIT;
	if (child_ask(&text, print_buildinfo, handle)) {
		library->version = text_after(text.data, "ATLAS version ", " \n");
		library->config = text_after(text.data, "ARCHDEFS : ", "\n");
		library->kernel = text_after(text.data, "-DATL_ARCH_", " \n");
	}
	buf_free(&text);
	library->threading = mem_text("serial");
	library->threads = 1;
}

/* Its threaded variant has names of its own (libtatlas), so libblas.so.3 is the serial one. */
const struct blas_family family_atlas = {
	.name = "atlas",
	.symbol = "ATL_buildinfo",
	.describe = describe,
};

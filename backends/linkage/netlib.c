/*
 * The reference BLAS of netlib says nothing of itself, and has nothing to choose: plain Fortran loops.
 * A variable of its C interface is the one name that no other library has.
 */
#include "base/mem.h"
#include "linkage/family.h"

static void describe(struct library *library, void *handle)
{
	(void)handle;
	library->config = mem_text("reference");
	library->threading = mem_text("serial");
	library->threads = 1;
}

const struct blas_family family_netlib = {
	.name = "netlib",
	.symbol = "RowMajorStrg",
	.hides_symbol = true,
	.describe = describe,
};

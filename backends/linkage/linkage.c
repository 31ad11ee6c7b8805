#include "linkage/linkage.h"

#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "linkage/family.h"
#include "model/library_name.h"
#include "worker/libs.h"

struct linkage {
	struct library blas;              /* holds dgemm_ */
	struct library core;              /* holds the kernels; path NULL where it is the same file */
	void *handle;                     /* of blas, for symbols in it and in what it needs */
	const struct blas_family *family; /* NULL: not known */
};

/* The file of the family's own symbol, where that is not the file of dgemm_. */
static void find_core(struct linkage *linkage)
{
	const void *inside = linkage->family ? dlsym(linkage->handle, linkage->family->symbol) : NULL;
	if (!inside || !libs_of_address(&linkage->core, inside))
		return;
	if (strcmp(linkage->core.path, linkage->blas.path) == 0) {
		library_free(&linkage->core);
		return;
	}
	linkage->core.name = library_name_of_folder(linkage->core.path);
	if (!linkage->core.name)
		linkage->core.name = mem_text(linkage->blas.name);
}

bool linkage_open(struct linkage **out, struct error *err)
{
	struct linkage *linkage = mem_zero(1, sizeof *linkage);
	if (!libs_of_symbol(&linkage->blas, "dgemm_")) {
		linkage_close(linkage);
		return error_set(err, ERROR_SYSTEM,
				 "no shared library of this program holds dgemm_; link it with -lblas");
	}
	linkage->handle = dlopen(linkage->blas.path, RTLD_LAZY | RTLD_NOLOAD);
	if (!linkage->handle) {
		error_set(err, ERROR_SYSTEM, "%s is loaded, but cannot be asked: %s", linkage->blas.path, dlerror());
		linkage_close(linkage);
		return false;
	}
	linkage->blas.name = library_name_of(linkage->blas.path);
	linkage->family = family_find(linkage->handle, linkage->blas.name);
	find_core(linkage);
	*out = linkage;
	return true;
}

void linkage_close(struct linkage *linkage)
{
	if (!linkage)
		return;
	if (linkage->handle)
		dlclose(linkage->handle);
	library_free(&linkage->blas);
	library_free(&linkage->core);
	free(linkage);
}

const char *linkage_name(const struct linkage *linkage)
{
	return linkage->core.path ? linkage->core.name : linkage->blas.name;
}

bool linkage_set_threads(const struct linkage *linkage, int threads, struct error *err)
{
	const struct blas_family *family = linkage->family;
	const char *name = linkage_name(linkage);
	if (!family)
		return error_set(err, ERROR_USAGE, "%s (%s) is no library whose threads are known how to set", name,
				 linkage->blas.path);
	int given = family->set_threads ? family->set_threads(&linkage->blas, linkage->handle, threads) : 1;
	if (given == threads)
		return true;
	return error_set(err, ERROR_USAGE, "%s computes on %d thread%s here, not on %d", name, given,
			 given == 1 ? "" : "s", threads);
}

/* Does the library read its integer arguments as 32 or as 64 bits? A count of -2^63 + 2 is 2 to the one and negative,
 * so nothing to sum, to the other. Only where the lower half of a number comes first. */
static int integer_bits(void *handle)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	typedef double (*ddot_fn)(const int64_t *, const double *, const int64_t *, const double *, const int64_t *);
	ddot_fn ddot = (ddot_fn)dlsym(handle, "ddot_");
	const int64_t count = INT64_MIN + 2, step = 1;
	const double ones[] = {1, 1};
	if (ddot)
		return ddot(&count, ones, &step, ones, &step) == 2 ? 32 : 64;
#else
	(void)handle;
#endif
	return 0;
}

/* The shell of one build on the kernels of another: not what anyone meant, and easily had, as LD_LIBRARY_PATH and
 * the system's links choose each of the two files by itself. */
static char *warning_of_pair(const struct linkage *linkage)
{
	const struct library *shell = &linkage->blas, *core = &linkage->core;
	if (!core->path || strcmp(shell->name, core->name) == 0)
		return NULL;
	return mem_printf(
		"the interface is that of %s, but the kernels are those of %s (%s); put the folder of the one "
		"that is meant in front of LD_LIBRARY_PATH",
		shell->name, core->name, core->path);
}

void linkage_describe(const struct linkage *linkage, struct worker *worker)
{
	struct library blas = library_copy(&linkage->blas);
	blas.kind = mem_text("blas");
	mem_replace(&blas.name, linkage_name(linkage));
	if (linkage->family)
		linkage->family->describe(&blas, linkage->handle);
	blas.integer_bits = integer_bits(linkage->handle);
	blas.warning = warning_of_pair(linkage);
	libs_add(worker, blas);
	if (!linkage->core.path)
		return;
	struct library core = library_copy(&linkage->core);
	core.kind = mem_text("blas-core");
	core.version = mem_text(blas.version);
	libs_add(worker, core);
}

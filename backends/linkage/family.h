/*
 * family.h: what the families of BLAS libraries have in common: a table of how
 * each is recognised, asked and told. Private to backends/linkage.
 */
#ifndef LAPCHART_LINKAGE_FAMILY_H
#define LAPCHART_LINKAGE_FAMILY_H

#include "model/library.h"

struct blas_family {
	const char *name;
	const char *symbol; /* what only this family defines, in the file that holds the kernels */
	bool hides_symbol;  /* in some builds: then the name, which begins with the family's, must do */

	/* Fills version, config, kernel, threading and threads as far as they are known. `handle` is dlopen()'s;
	 * name and path are there. */
	void (*describe)(struct library *library, void *handle);
	/* Returns the number of threads that the library will use. NULL: always one. */
	int (*set_threads)(const struct library *library, void *handle, int threads);
};

extern const struct blas_family family_openblas, family_mkl, family_atlas, family_blis, family_netlib;

/* The family of a library that is called `name`; NULL where it is none that is known. */
const struct blas_family *family_find(void *handle, const char *name);

/* Calls `const char *symbol(void)` or `int symbol(void)`; NULL and `otherwise` where the library has none. */
const char *family_ask_text(void *handle, const char *symbol);
int family_ask_int(void *handle, const char *symbol, int otherwise);

#endif

/*
 * blas.h: the BLAS libraries that are installed, and how well a kernel fits.
 *
 * Debian's packages all have the soname libblas.so.3 and stand in folders of
 * their own (/usr/lib/TRIPLET/openblas-openmp/libblas.so.3); which one runs is
 * decided by a link. The name of a library here is the folder's: "netlib"
 * (folder blas), "atlas", "openblas-serial", "blis-openmp" ...
 */
#ifndef LAPCHART_MACHINE_BLAS_H
#define LAPCHART_MACHINE_BLAS_H

#include <stddef.h>

#include "model/facts.h"
#include "model/library.h"

struct blas {
	char *name; /* "openblas-openmp" */
	char *path; /* of libblas.so.3, after realpath, root included */
};

/* All that are found below the root's library folders, sorted by name, each real file once. Names differ: a second
 * "atlas" is "atlas-2". A link that leads out of the root is left out. */
void blas_find(struct blas **out, size_t *count, const char *root);
void blas_free(struct blas *list, size_t count);

/* A library of the texts (np.dot over ATLAS, OpenBLAS, MKL, Accelerate) that is not among those that were found. */
struct blas_absent {
	const char *name;   /* "mkl" */
	const char *reason; /* why, and what to do */
};
#define BLAS_KNOWN 4
/* Returns how many; sorted by name. */
size_t blas_find_absent(struct blas_absent out[BLAS_KNOWN], const struct blas *list, size_t count);

/* Fills package and package_version of a library from dpkg's files below the root; leaves them where unknown. */
void library_find_package(struct library *library, const char *root);

/* Sets library->warning where the kernel that a library chose is older than the CPU allows ("Prescott" on a
 * processor with AVX2): what is wrong, and the remedy (OPENBLAS_CORETYPE=..., BLIS_ARCH_TYPE=...). `cpu`: the
 * facts of machine_read(). A kernel that fits, or is not known, leaves it NULL;
 * a warning that is there already (the worker's own) stays. */
void library_judge_kernel(struct library *library, const struct facts *cpu);

#endif

/*
 * name.h: what a BLAS is called by where it lies; the same rule as blas_find()
 * in machine/blas.h, so that the plan's names and the workers' agree. Private
 * to backends/linkage.
 */
#ifndef LAPCHART_LINKAGE_NAME_H
#define LAPCHART_LINKAGE_NAME_H

/* ".../openblas-openmp/libblas.so.3" -> "openblas-openmp", ".../blas/..." -> "netlib", "/opt/amd-blis/lib/..." ->
 * "amd-blis". NULL where no folder belongs to one library: "/usr/lib/x86_64-linux-gnu/...". Caller frees. */
char *name_of_folder(const char *path);

/* The folder's name, else what the file is called: "openblas", "mkl" ... or "blas". Caller frees. */
char *name_of_library(const char *path);

#endif

/*
 * library_name.h: what a BLAS is called by where it lies: one rule for the plan
 * (machine/blas.h) and for the workers that prove what ran (backends/linkage).
 */
#ifndef LAPCHART_MODEL_LIBRARY_NAME_H
#define LAPCHART_MODEL_LIBRARY_NAME_H

/* ".../openblas-openmp/libblas.so.3" -> "openblas-openmp", ".../blas/..." -> "netlib", "/opt/amd-blis/lib/..." ->
 * "amd-blis". NULL where no folder belongs to one library: "/usr/lib/x86_64-linux-gnu/...". Caller frees. */
char *library_name_of_folder(const char *path);

/* The folder's name, else what the file is called: "openblas", "mkl" ... or "blas". Caller frees. */
char *library_name_of(const char *path);

#endif

/*
 * linkage.h: which BLAS do the calls of this program reach, and what does it
 * say of itself?
 *
 * A file name does not tell: all of Debian's BLAS packages have the soname
 * libblas.so.3, and a link decides which of them runs. So the question is put
 * to the process: which file holds dgemm_, and which one the kernels behind it.
 * Libraries that tell about themselves only by printing are asked in a child.
 *
 * The name of a library is that of its folder, as in machine/blas.h:
 * .../openblas-openmp/libblas.so.3 is "openblas-openmp".
 */
#ifndef LAPCHART_LINKAGE_LINKAGE_H
#define LAPCHART_LINKAGE_LINKAGE_H

#include "model/worker.h"

struct linkage;

/* Finds the library that holds dgemm_, without calling it. An error where the program has none. */
bool linkage_open(struct linkage **out, struct error *err);
void linkage_close(struct linkage *linkage);

/* The library that computes; lent. Where libblas.so.3 is a shell around another file (OpenBLAS), it is that file's
 * folder which counts: the dynamic linker may have paired the shell of one build with the kernels of another. */
const char *linkage_name(const struct linkage *linkage);

/* Makes the library compute on so many threads, and makes sure of it. Only before its first call: some read their
 * environment then and never again. A library that cannot is an error that says what it can. */
bool linkage_set_threads(const struct linkage *linkage, int threads, struct error *err);

/* Adds the library to the description (kind "blas"), and behind it the file with its kernels where that is another
 * one (kind "blas-core"). Calls into the library, and may start a child. */
void linkage_describe(const struct linkage *linkage, struct worker *worker);

#endif

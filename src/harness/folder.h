/*
 * folder.h: the private folder of one visit: the worker's current folder,
 * which holds the link libblas.so.3 where the visit names a library, and is
 * removed with all that the worker wrote into it.
 */
#ifndef LAPCHART_HARNESS_FOLDER_H
#define LAPCHART_HARNESS_FOLDER_H

#include "base/error.h"

#define FOLDER_LIBRARY_NAME "libblas.so.3" /* the soname of every BLAS */

struct folder {
	char *path;  /* absolute */
	char *reply; /* file in it that LAPCHART_REPLY names */
};

bool folder_make(struct folder *out, const char *scratch, const char *library_path, struct error *err);
/* What cannot be removed stays behind in `scratch`, whose owner removes that. */
void folder_remove(struct folder *folder);

/* The path as seen from the root, for a process that runs in another folder. Caller frees. */
char *folder_absolute(const char *path);

#endif

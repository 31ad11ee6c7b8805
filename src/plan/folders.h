/*
 * folders.h: the files of several folders, one after the other: how definitions and published figures are found.
 */
#ifndef LAPCHART_PLAN_FOLDERS_H
#define LAPCHART_PLAN_FOLDERS_H

#include <stddef.h>

#include "base/error.h"

/* Takes one file over into `out`; `folder` is where it was found. */
typedef bool folders_take(void *out, const char *path, const char *folder, struct error *err);

/* Calls it for all *.conf of the folders, each of which may be absent: folder by folder, sorted by name in each, none
 * that is hidden. Ends with the first error. */
bool folders_read(void *out, const char *const *folders, size_t folder_count, folders_take *take, struct error *err);

#endif

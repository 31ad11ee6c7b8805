/*
 * file.h: whole files, read with a limit and written so that a reader sees the
 * old or the new contents and never a half.
 */
#ifndef LAPCHART_BASE_FILE_H
#define LAPCHART_BASE_FILE_H

#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"

/* Reads a whole file (also from /proc and /sys, where the size is not known before). More than `limit`
 * bytes is an error. On failure `out` is as it was. */
bool file_read(struct buf *out, const char *path, size_t limit, struct error *err);

/* Is there a file, and can it be read? Then its text without white space at the end; else NULL. For the
 * one-line files of /proc and /sys. `root` is put in front of `path`; caller frees. */
char *file_read_line(const char *root, const char *path);

enum file_written { FILE_FAILED, FILE_CREATED, FILE_CHANGED, FILE_UNCHANGED };

/* Writes bytes by a temporary file in the same folder and a rename. A file that already holds these bytes
 * is left alone, time stamp and all. */
enum file_written file_write(const char *path, const void *bytes, size_t length, struct error *err);

/* write(2) until all is written; retries after signals. */
bool file_write_all(int fd, const void *bytes, size_t length, struct error *err);

#endif

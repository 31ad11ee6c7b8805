/*
 * output.h: the folder of a site. A file is written by a temporary one and a
 * rename, and only where its bytes changed; files that an earlier publish made
 * and this one did not are removed at the end (the list is kept in
 * .lapchart-files; anything else in the folder is left alone).
 * Safe from several threads at once.
 */
#ifndef LAPCHART_PAGE_OUTPUT_H
#define LAPCHART_PAGE_OUTPUT_H

#include <stddef.h>

#include "base/error.h"

struct output;

/* Creates the folder. A folder that is not empty and has no .lapchart-files is an error that names it: lapchart
 * does not write into somebody's home by mistake. */
bool output_open(struct output **out, const char *folder, struct error *err);
/* `path` is relative, without ".."; folders on the way are made. The same path twice is an error. */
bool output_write(struct output *output, const char *path, const void *bytes, size_t length, struct error *err);
struct output_counts {
	size_t created, changed, unchanged, removed;
};
/* Removes what is no longer part of the site, writes the list, and frees. */
bool output_finish(struct output *output, struct output_counts *counts, struct error *err);
/* Gives up: frees, removes nothing. */
void output_abandon(struct output *output);

#endif

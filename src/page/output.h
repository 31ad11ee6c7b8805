/*
 * output.h: the folder of a site. A file is written by a temporary one and a
 * rename, and only where its bytes changed; files that an earlier publish made
 * and this one did not are removed at the end, with the folders that they leave
 * empty. Anything else in the folder is left alone.
 * Safe from several threads at once.
 *
 * A publish may be killed at any moment. What it made is known, since a file is
 * noted in .lapchart-files before it is written; what it was writing lies in
 * .lapchart-new/. The next publish empties the one and removes what the other
 * names and the site no longer has. While a publish goes on, the folder is
 * locked: a second one is an error.
 */
#ifndef LAPCHART_PAGE_OUTPUT_H
#define LAPCHART_PAGE_OUTPUT_H

#include <stddef.h>

#include "base/error.h"

struct output;

/* Creates the folder. A folder that is not empty and has no .lapchart-files is an error that names it: lapchart
 * does not write into somebody's home by mistake. */
bool output_open(struct output **out, const char *folder, struct error *err);
/* `path` is relative, without "." and ".."; folders on the way are made. The same path twice is an error; so is a
 * file there that lapchart did not make, and a link in place of a folder. */
bool output_write(struct output *output, const char *path, const void *bytes, size_t length, struct error *err);
struct output_counts {
	size_t created, changed, unchanged, removed;
};
/* Removes what is no longer part of the site, writes the list, and frees (on failure too). */
bool output_finish(struct output *output, struct output_counts *counts, struct error *err);
/* Gives up: frees, removes nothing of the site. */
void output_abandon(struct output *output);

#endif

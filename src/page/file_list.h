/*
 * file_list.h: which files of a folder are lapchart's. Inside of page/; others
 * see output.h.
 *
 * The list is the file .lapchart-files, a path a line. A path is appended to it
 * before its file is written, so that at any moment the list on the disk names
 * at least all that lapchart made; a publish that ends well replaces the list by
 * the exact one. A last line without its end is one that was being appended
 * when the program was killed: its file was not begun, and the line is cut off.
 *
 * Not safe from several threads: output.c holds the lock.
 */
#ifndef LAPCHART_PAGE_FILE_LIST_H
#define LAPCHART_PAGE_FILE_LIST_H

#include "base/buf.h"
#include "base/error.h"

#define FILE_LIST_NAME ".lapchart-files"

struct file_list;

/* Reads the list of the folder; makes an empty one where none is. A line that is no path of a site is an error. */
bool file_list_open(struct file_list **out, const char *folder, struct error *err);
void file_list_close(struct file_list *list);

/* This publish will write this file: notes it on the disk where need be. Errors: a path that cannot be one of a
 * site, one claimed before, a file that is there without being listed. */
bool file_list_claim(struct file_list *list, const char *path, struct error *err);

/* Calls back with each path that is listed and was not claimed, in bytewise order. */
void file_list_each_stale(const struct file_list *list, void (*visit)(const char *path, void *context), void *context);
/* The text of a list of the claimed paths. */
void file_list_write(struct buf *out, const struct file_list *list);

#endif

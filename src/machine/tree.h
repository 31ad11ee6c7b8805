/*
 * tree.h: what the readers of this floor share: files of /proc, /sys and /etc
 * below a root, and the few forms in which the kernel writes them.
 *
 * Paths are formats and stand for ROOT/PATH. What is missing, cannot be read or
 * is not of the form asked for gives NULL or false and is no error: facts that
 * cannot be found are absent. Texts that are returned belong to the caller.
 */
#ifndef LAPCHART_MACHINE_TREE_H
#define LAPCHART_MACHINE_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "model/facts.h"

/* A whole file (16 MiB at most) without white space at its end; an empty one gives NULL. */
char *tree_text(const char *root, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* A file that holds one number, decimal or (with 0x) hexadecimal. */
bool tree_int(int64_t *out, const char *root, const char *fmt, ...) PRINTF_LIKE(3, 4);
bool tree_has(const char *root, const char *path);

/* The numbers N of all names PREFIXn in a folder, ascending; free *out. */
size_t tree_numbered(int **out, const char *root, const char *folder, const char *prefix);

/* The value behind the first "KEY : " at the start of a line of /proc/cpuinfo, meminfo, status ..., or NULL. */
char *text_field(const char *text, const char *key);
/* The same as a number; what follows the digits (" kB") is left alone. */
bool text_field_int(int64_t *out, const char *text, const char *key);
/* The decimal number at the start of a text, "2600.000" or "0.35 0.20": with a point in every locale. */
bool text_decimal(double *out, const char *text);
/* Start of the line behind this one, or NULL behind the last. */
const char *text_next_line(const char *text);

/* How many CPUs a list such as "0-3,8" names; 0 where it is none. */
size_t cpulist_count(const char *list);

/* A set of texts in the order in which they came. */
struct words {
	char **items;
	size_t count, capacity;
};
bool words_add(struct words *words, const char *text); /* false: it was there already */
void words_free(struct words *words);

#endif

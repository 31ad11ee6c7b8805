/*
 * wordlist.h: a list of texts that ends with NULL, as execve() takes for
 * arguments and environment.
 */
#ifndef LAPCHART_HARNESS_WORDLIST_H
#define LAPCHART_HARNESS_WORDLIST_H

#include <stddef.h>

#include "base/error.h"

struct wordlist {
	char **items; /* NULL while empty; else items[count] is NULL */
	size_t count, capacity;
};

void wordlist_add(struct wordlist *words, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* Sets NAME=VALUE in an environment; a NULL value removes NAME. */
void wordlist_set(struct wordlist *words, const char *name, const char *value);
const char *wordlist_get(const struct wordlist *words, const char *name); /* lent; NULL: not set */
struct wordlist wordlist_of_environment(void);                            /* a copy of this process's own */
void wordlist_free(struct wordlist *words);

#endif

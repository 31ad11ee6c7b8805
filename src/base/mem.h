/*
 * mem.h: memory that is there, or the program ends.
 *
 * lapchart is a command, not a library: where the system has no memory left
 * for its small structures, it says so and exits. Sizes that come from outside
 * are checked by those who read them, before they get here.
 * Everything is released with free().
 */
#ifndef LAPCHART_BASE_MEM_H
#define LAPCHART_BASE_MEM_H

#include <stddef.h>

#include "base/error.h"

void *mem_alloc(size_t size);                             /* uninitialised */
void *mem_zero(size_t count, size_t size);                /* zeroed; overflow is checked */
void *mem_resize(void *old, size_t count, size_t size);   /* overflow is checked */
char *mem_text(const char *text);                         /* copy; NULL gives NULL */
char *mem_text_n(const char *text, size_t length);        /* copy of the first bytes */
char *mem_printf(const char *fmt, ...) PRINTF_LIKE(1, 2); /* never NULL */

/* Replaces *slot, which is freed, by a copy of `text` (NULL allowed). */
void mem_replace(char **slot, const char *text);

/* Makes room for one more element in a growable array of `count` elements. */
#define MEM_GROW(array, count, capacity)                                                                               \
	do {                                                                                                           \
		if ((count) == (capacity)) {                                                                           \
			(capacity) = (capacity) ? (capacity)*2 : 8;                                                    \
			(array) = mem_resize((array), (capacity), sizeof *(array));                                    \
		}                                                                                                      \
	} while (0)

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

#endif

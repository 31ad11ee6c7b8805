/*
 * array.h: large arrays of a kernel. Not mem_alloc(): that ends the program, and a problem that is too large should end
 * the visit with its reason.
 */
#ifndef LAPCHART_WORKER_ARRAY_H
#define LAPCHART_WORKER_ARRAY_H

#include <stddef.h>

#include "base/error.h"

enum array_pages {
	ARRAY_ANY_PAGES,
	ARRAY_HUGE_PAGES, /* from 2 MiB on, where the system has them: strides touch many pages */
};

/* What a lack of memory says: "no memory for WHAT 2.00 GiB; ADVICE". */
struct array_words {
	const char *what;   /* "a matrix of", or "" */
	const char *advice; /* "choose a smaller n" */
};

/* At least so many bytes, at the border of a cache line or of a huge page; free() takes them. NULL: an error. */
void *array_allocate(size_t bytes, enum array_pages pages, const struct array_words *words, struct error *err);

#endif

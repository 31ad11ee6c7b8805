/*
 * nearest.h: which known word somebody may have meant.
 */
#ifndef LAPCHART_PLAN_NEAREST_H
#define LAPCHART_PLAN_NEAREST_H

#include <stddef.h>

/* Keeps the nearest of the words shown to it, by edit distance; the first of equals. */
struct nearest {
	const char *wanted;
	const char *word; /* lent; NULL: none is near */
	size_t distance;
};

struct nearest nearest_to(const char *wanted);
void nearest_try(struct nearest *nearest, const char *word);

#endif

#include "plan/nearest.h"

#include <string.h>

/* Longer words are not compared: their distance would need memory, and nobody mistypes them. */
#define LENGTH_MAX 63

static size_t least(size_t a, size_t b, size_t c)
{
	size_t low = a < b ? a : b;
	return low < c ? low : c;
}

/* Levenshtein's distance, a row at a time. */
static size_t distance(const char *a, const char *b)
{
	size_t length = strlen(b), row[LENGTH_MAX + 1];
	for (size_t j = 0; j <= length; j++)
		row[j] = j;
	for (size_t i = 1; a[i - 1]; i++) {
		size_t diagonal = row[0];
		row[0] = i;
		for (size_t j = 1; j <= length; j++) {
			size_t above = row[j];
			row[j] = least(above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1]));
			diagonal = above;
		}
	}
	return row[length];
}

struct nearest nearest_to(const char *wanted)
{
	/* A word is near when at most half of it has to change. */
	return (struct nearest){.wanted = wanted, .distance = strlen(wanted) / 2 + 1};
}

void nearest_try(struct nearest *nearest, const char *word)
{
	if (strlen(nearest->wanted) > LENGTH_MAX || strlen(word) > LENGTH_MAX)
		return;
	size_t found = distance(nearest->wanted, word);
	if (found < nearest->distance) {
		nearest->distance = found;
		nearest->word = word;
	}
}

/*
 * svg_letters.h: text in cairo's SVG: outlines as <symbol>, and groups of
 * <use>, one for each letter. They become <path> and <use> with short names in
 * whole units of 1/32 pixel, which is half of what FreeType rounds to.
 */
#ifndef LAPCHART_CHART_SVG_LETTERS_H
#define LAPCHART_CHART_SVG_LETTERS_H

#include "chart/svg_tree.h"

struct outline {
	const char *id;   /* as cairo names it */
	const char *data; /* its path; "" for a space */
	bool used;
	char name[8]; /* its id in the result */
};

struct letters {
	struct outline *outlines; /* in order of id, as bytes */
	size_t count, capacity;
	size_t named;
};

void letters_collect(struct letters *out, const struct svg_node *root);
void letters_free(struct letters *letters);

/* Is the node a <symbol> that was collected? Then its outline is written, where a letter uses it. */
bool letters_write_outline(struct buf *out, const struct letters *letters, const struct svg_node *node);

/* A group that holds letters alone: its children have to be written by letters_write() with SVG_LETTER_SCALE around. */
bool letters_is_group(const struct letters *letters, const struct svg_node *node);
void letters_write(struct buf *out, const struct letters *letters, const struct svg_node *group);

#endif

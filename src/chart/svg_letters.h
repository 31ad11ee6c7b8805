/*
 * svg_letters.h: text in cairo's SVG: groups of <use>, one for each letter.
 * They are written in the units of svg_outline.h, with height and size said
 * once a line; a line that was written before is a <use> of that one.
 */
#ifndef LAPCHART_CHART_SVG_LETTERS_H
#define LAPCHART_CHART_SVG_LETTERS_H

#include "chart/svg_outline.h"

/* Letters of one height and size that follow each other. */
struct letter_line {
	const struct svg_node *first, *end; /* end: behind the last */
	size_t visible;
	char name[SVG_NAME_SIZE];
};

struct letters {
	struct outlines outlines;
	struct letter_line *lines; /* written so far, those that have a name */
	size_t count, capacity;
};

void letters_collect(struct letters *out, const struct svg_node *root);
void letters_free(struct letters *letters);

/* A group that holds letters alone: its children have to be written by letters_write() with SVG_LETTER_SCALE around. */
bool letters_is_group(const struct letters *letters, const struct svg_node *node);
void letters_write(struct buf *out, struct letters *letters, const struct svg_node *group);

#endif

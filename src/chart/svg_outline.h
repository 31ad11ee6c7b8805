/*
 * svg_outline.h: the outlines of letters in cairo's SVG, each a <symbol>. They
 * become <path> with short names, in whole units of 1/32 pixel, which is half
 * of what FreeType rounds to. An outline that is another one at another size
 * (a title's letter in a smaller title) is not said again.
 */
#ifndef LAPCHART_CHART_SVG_OUTLINE_H
#define LAPCHART_CHART_SVG_OUTLINE_H

#include <stdint.h>

#include "chart/svg_tree.h"

#define SVG_NAME_SIZE 8

struct outline {
	const char *id;             /* as cairo names it */
	const char *data;           /* its path; "" for a space */
	uint64_t commands;          /* hash of the path's commands, without their numbers */
	bool visible;               /* a letter uses it, and it is no space */
	const struct outline *base; /* the outline that this one is, enlarged by `scale`; NULL: none */
	double scale;               /* 1 where there is no base */
	char name[SVG_NAME_SIZE];   /* its id in the result, or its base's */
};

struct outlines {
	struct outline *items; /* in order of id, as bytes */
	size_t count, capacity;
	size_t named;
};

void outlines_collect(struct outlines *out, const struct svg_node *root);
void outlines_free(struct outlines *outlines);

/* The outline that a <use> refers to; NULL: it refers to something else, or the node is no <use>. */
const struct outline *outlines_used(const struct outlines *outlines, const struct svg_node *node);

/* Is the node a <symbol> that was collected? Then it is written, if the result needs it. */
bool outlines_write(struct buf *out, const struct outlines *outlines, const struct svg_node *node);

/* a, b ... z, aa, ab ... from 'a', likewise from 'A': never one of cairo's own ids, which end in a number. */
void svg_make_name(char name[SVG_NAME_SIZE], size_t number, char first);

#endif

/*
 * svg_tree.h: the elements of an SVG as cairo writes it: nested elements with
 * attributes in double quotes, no text between them.
 */
#ifndef LAPCHART_CHART_SVG_TREE_H
#define LAPCHART_CHART_SVG_TREE_H

#include "base/buf.h"

#define SVG_ATTRIBUTES_MAX 16

struct svg_attribute {
	const char *name, *value; /* value as in the file, with its entities */
};

struct svg_node {
	const char *tag;
	struct svg_attribute attributes[SVG_ATTRIBUTES_MAX];
	size_t count;
	struct svg_node *parent, *first, *last, *next;
};

/* Names and values are lent from `source`, which is cut up in place and has to live as long as the tree.
 * NULL: not of the form above; then err says where. */
struct svg_node *svg_parse(struct buf *source, struct error *err);
void svg_free(struct svg_node *root);

const char *svg_value(const struct svg_node *node, const char *name); /* NULL: no such attribute */

#endif

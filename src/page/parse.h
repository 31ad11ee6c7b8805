/*
 * parse.h: a template as a list of nodes in the order of its text. Inside of
 * page/; others see template.h.
 *
 * A section's node stands before those in it and knows where they end, so that
 * the list is the tree. Stand-alone lines are gone and delimiters are known by
 * then: rendering looks at nodes only.
 */
#ifndef LAPCHART_PAGE_PARSE_H
#define LAPCHART_PAGE_PARSE_H

#include "page/scan.h"

struct template;

enum node_kind {
	NODE_TEXT,
	NODE_LINE, /* here begins a line of the template: an indented partial writes its indentation */
	NODE_VARIABLE,
	NODE_RAW,
	NODE_SECTION,
	NODE_INVERTED,
	NODE_PARTIAL,
};

struct node {
	enum node_kind kind;
	struct slice text;   /* the text, or the name; lies in the template's text */
	struct slice indent; /* of a partial alone on its line: the white space before it; of others: at is NULL */
	size_t end;          /* of a section: the node behind its last one */
	const struct template *partial; /* set by the template set; NULL: there is none of this name */
};

struct template
{
	char *name; /* "index" */
	char *path; /* as messages name it: "templates/index.mustache" */
	char *text;
	size_t length;
	struct node *nodes;
	size_t count, capacity;
};

/* Fills the nodes from the text. An error names path, line and column. */
bool template_parse(struct template *template, struct error *err);

#endif

#include "chart/svg_tree.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct parser {
	const char *start;
	char *at;
	struct svg_node *root, *open; /* open: the innermost element that has not ended */
	struct error *err;
};

static bool fail(const struct parser *p, const char *what)
{
	return error_set(p->err, ERROR_DATA,
			 "this version of cairo writes an SVG that lapchart cannot shorten: %s at byte %zu", what,
			 (size_t)(p->at - p->start));
}

static void skip_space(struct parser *p)
{
	p->at += strspn(p->at, " \t\r\n");
}

/* Takes a name; the byte behind it is not yet cut off. */
static char *take_name(struct parser *p, size_t *length)
{
	char *name = p->at;
	*length = strcspn(name, " \t\r\n=/>\"<");
	p->at += *length;
	return name;
}

static bool take_attribute(struct parser *p, struct svg_node *node)
{
	size_t length;
	char *name = take_name(p, &length);
	if (!length || p->at[0] != '=' || p->at[1] != '"')
		return fail(p, "an attribute without a value");
	if (node->count == SVG_ATTRIBUTES_MAX)
		return fail(p, "an element with too many attributes");
	name[length] = '\0';
	char *value = p->at + 2, *end = strchr(value, '"');
	if (!end)
		return fail(p, "a value without an end");
	*end = '\0';
	node->attributes[node->count++] = (struct svg_attribute){name, value};
	p->at = end + 1;
	return true;
}

static void hang(struct parser *p, struct svg_node *node)
{
	node->parent = p->open;
	if (!p->open)
		p->root = node;
	else if (p->open->last)
		p->open->last->next = node;
	else
		p->open->first = node;
	if (p->open)
		p->open->last = node;
}

/* Behind the attributes: "/>" or ">". */
static bool end_head(struct parser *p, struct svg_node *node, char *tag_end)
{
	bool closed = p->at[0] == '/';
	p->at += closed;
	if (*p->at != '>')
		return fail(p, "an element without an end");
	p->at++;
	*tag_end = '\0';
	if (!closed)
		p->open = node;
	return true;
}

static bool take_element(struct parser *p)
{
	if (!p->open && p->root)
		return fail(p, "a second outermost element");
	struct svg_node *node = mem_zero(1, sizeof *node);
	hang(p, node);
	size_t length;
	char *tag = take_name(p, &length);
	node->tag = tag;
	for (skip_space(p); *p->at && !strchr("/>", *p->at); skip_space(p)) {
		if (!take_attribute(p, node))
			return false;
	}
	return end_head(p, node, tag + length);
}

static bool take_end(struct parser *p)
{
	size_t length;
	const char *tag = take_name(p, &length);
	if (!p->open || strncmp(p->open->tag, tag, length) != 0 || p->open->tag[length] || *p->at != '>')
		return fail(p, "an end that belongs to no element");
	p->at++;
	p->open = p->open->parent;
	return true;
}

static bool take_declaration(struct parser *p)
{
	char *end = strstr(p->at, "?>");
	if (!end)
		return fail(p, "a declaration without an end");
	p->at = end + 2;
	return true;
}

static bool take_any(struct parser *p)
{
	if (*p->at != '<')
		return fail(p, "text");
	p->at++;
	if (*p->at == '?')
		return take_declaration(p);
	if (*p->at != '/')
		return take_element(p);
	p->at++;
	return take_end(p);
}

struct svg_node *svg_parse(struct buf *source, struct error *err)
{
	struct parser p = {.start = source->data, .at = source->data, .err = err};
	bool good = true;
	for (skip_space(&p); good && *p.at; skip_space(&p))
		good = take_any(&p);
	if (good && (p.open || !p.root))
		good = fail(&p, "an end that is missing");
	if (good)
		return p.root;
	svg_free(p.root);
	return NULL;
}

void svg_free(struct svg_node *root)
{
	while (root) {
		struct svg_node *next = root->next;
		svg_free(root->first);
		free(root);
		root = next;
	}
}

const char *svg_value(const struct svg_node *node, const char *name)
{
	for (size_t i = 0; i < node->count; i++) {
		if (strcmp(node->attributes[i].name, name) == 0)
			return node->attributes[i].value;
	}
	return NULL;
}

#include "chart/svg_compact.h"

#include <stdlib.h>
#include <string.h>

#include "chart/svg_letters.h"
#include "chart/svg_path.h"
#include "chart/svg_style.h"
#include "chart/svg_tree.h"

struct job {
	struct buf *out;
	struct letters letters;
};

static bool is(const struct svg_node *node, const char *tag)
{
	return strcmp(node->tag, tag) == 0;
}

static const char *text_or(const char *text, const char *other)
{
	return text ? text : other;
}

static bool same_attributes(const struct svg_node *a, const struct svg_node *b)
{
	if (a->count != b->count || !is(a, b->tag))
		return false;
	for (size_t i = 0; i < a->count; i++) {
		const char *name = a->attributes[i].name, *other = svg_value(b, name);
		if (strcmp(name, "d") != 0 && (!other || strcmp(a->attributes[i].value, other) != 0))
			return false;
	}
	return true;
}

/* Opaque strokes may join: what they cover together is what each covers alone. */
static bool path_joins_next(const struct svg_node *node)
{
	const char *style = svg_value(node, "style");
	return style && strstr(style, "fill:none") && strstr(style, "stroke-opacity:1;") && node->next &&
	       !node->next->first && same_attributes(node, node->next);
}

static const struct svg_node *write_paths(struct job *job, const struct svg_node *node)
{
	buf_text(job->out, "<path");
	svg_write_attributes(job->out, node);
	buf_text(job->out, " d=\"");
	struct buf data = BUF_INIT;
	buf_text(&data, text_or(svg_value(node, "d"), ""));
	for (; path_joins_next(node); node = node->next)
		buf_text(&data, text_or(svg_value(node->next, "d"), ""));
	svg_write_path(job->out, data.data);
	buf_free(&data);
	buf_text(job->out, "\"/>");
	return node->next;
}

static bool texts_join(struct job *job, const struct svg_node *node)
{
	return node->next && letters_is_group(&job->letters, node->next) && same_attributes(node, node->next);
}

/* Texts of one colour that follow each other are one group. */
static const struct svg_node *write_texts(struct job *job, const struct svg_node *node)
{
	buf_text(job->out, "<g");
	svg_write_attributes(job->out, node);
	buf_text(job->out, " transform=\"" SVG_LETTER_SCALE "\">");
	letters_write(job->out, &job->letters, node);
	for (; texts_join(job, node); node = node->next)
		letters_write(job->out, &job->letters, node->next);
	buf_text(job->out, "</g>");
	return node->next;
}

static const struct svg_node *write_node(struct job *job, const struct svg_node *node);

static void write_children(struct job *job, const struct svg_node *node)
{
	for (const struct svg_node *child = node->first; child;)
		child = write_node(job, child);
}

/* A group that says nothing is none. */
static void write_other(struct job *job, const struct svg_node *node)
{
	struct buf attributes = BUF_INIT;
	svg_write_attributes(&attributes, node);
	bool needed = attributes.length > 0 || !is(node, "g");
	if (needed)
		buf_printf(job->out, "<%s%s%s", node->tag, attributes.data, node->first ? ">" : "/>");
	buf_free(&attributes);
	write_children(job, node);
	if (needed && node->first)
		buf_printf(job->out, "</%s>", node->tag);
}

/* Writes a node and those after it that are joined to it; returns the next. */
static const struct svg_node *write_node(struct job *job, const struct svg_node *node)
{
	if (is(node, "path") && !node->first)
		return write_paths(job, node);
	if (letters_is_group(&job->letters, node))
		return write_texts(job, node);
	if (!outlines_write(job->out, &job->letters.outlines, node))
		write_other(job, node);
	return node->next;
}

/* Two characters that UTF-8 can say and XML must not. */
static bool is_forbidden(const char *text)
{
	return strncmp(text, "\xef\xbf\xbe", 3) == 0 || strncmp(text, "\xef\xbf\xbf", 3) == 0;
}

static void write_escaped(struct buf *out, const char *text)
{
	for (; *text; text++) {
		if (is_forbidden(text))
			text += 2;
		else if (*text == '&')
			buf_text(out, "&amp;");
		else if (*text == '<')
			buf_text(out, "&lt;");
		else if (*text == '>')
			buf_text(out, "&gt;");
		else
			buf_char(out, *text);
	}
}

static void write_size(struct job *job, const struct svg_node *root, const char *name)
{
	buf_printf(job->out, " %s=\"", name);
	svg_write_number(job->out, strtod(text_or(svg_value(root, name), "0"), NULL));
	buf_char(job->out, '"');
}

/* cairo's "pt" becomes pixels: the scene counts in those. */
static void write_root(struct job *job, const struct svg_node *root, const char *title)
{
	buf_text(job->out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
	write_size(job, root, "width");
	write_size(job, root, "height");
	buf_printf(job->out, " viewBox=\"%s\" " SVG_INHERITED ">", text_or(svg_value(root, "viewBox"), ""));
	if (title && *title) {
		buf_text(job->out, "<title>");
		write_escaped(job->out, title);
		buf_text(job->out, "</title>");
	}
	write_children(job, root);
	buf_text(job->out, "</svg>\n");
}

bool svg_compact(struct buf *out, struct buf *source, const char *title, struct error *err)
{
	struct svg_node *root = svg_parse(source, err);
	if (!root)
		return false;
	struct job job = {.out = out};
	letters_collect(&job.letters, root);
	write_root(&job, root, title);
	letters_free(&job.letters);
	svg_free(root);
	return true;
}

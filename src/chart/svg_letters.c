#include "chart/svg_letters.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "chart/svg_path.h"

void letters_collect(struct letters *out, const struct svg_node *root)
{
	*out = (struct letters){0};
	outlines_collect(&out->outlines, root);
}

void letters_free(struct letters *letters)
{
	outlines_free(&letters->outlines);
	free(letters->lines);
	*letters = (struct letters){0};
}

bool letters_is_group(const struct letters *letters, const struct svg_node *node)
{
	if (strcmp(node->tag, "g") != 0 || !node->first)
		return false;
	for (const struct svg_node *child = node->first; child; child = child->next) {
		if (!outlines_used(&letters->outlines, child))
			return false;
	}
	return true;
}

static double place_of(const struct svg_node *node, const char *name)
{
	const char *value = svg_value(node, name);
	const char *end;
	return value ? svg_read_number(value, &end) : 0;
}

static const struct svg_node *skip_spaces(const struct letters *letters, const struct svg_node *node,
					  const struct svg_node *end)
{
	while (node != end && !outlines_used(&letters->outlines, node)->visible)
		node = node->next;
	return node;
}

/* The line that begins with the visible letter `first`. */
static struct letter_line take_line(const struct letters *letters, const struct svg_node *first)
{
	struct letter_line line = {.first = first, .end = first};
	double y = place_of(first, "y"), scale = outlines_used(&letters->outlines, first)->scale;
	for (; line.end && place_of(line.end, "y") == y; line.end = line.end->next) {
		const struct outline *outline = outlines_used(&letters->outlines, line.end);
		/* Each letter's scale comes from its own rounded numbers. */
		if (outline->visible && fabs(outline->scale - scale) > 0.01)
			break;
		line.visible += outline->visible;
	}
	return line;
}

/* Same letters at the same distances. */
static bool is_same_line(const struct letters *letters, const struct letter_line *a, const struct letter_line *b)
{
	if (a->visible != b->visible)
		return false;
	const struct svg_node *x = a->first, *y = b->first;
	double shift = place_of(y, "x") - place_of(x, "x");
	while (x != a->end && y != b->end) {
		double moved = place_of(y, "x") - place_of(x, "x");
		if (outlines_used(&letters->outlines, x) != outlines_used(&letters->outlines, y) ||
		    fabs(moved - shift) > 0.02)
			return false;
		x = skip_spaces(letters, x->next, a->end);
		y = skip_spaces(letters, y->next, b->end);
	}
	return true;
}

static void write_place(struct buf *out, const char *name, double pixels)
{
	buf_printf(out, " %s=\"", name);
	svg_write_letter_place(out, pixels);
	buf_char(out, '"');
}

static void write_again(struct buf *out, const struct letter_line *before, const struct letter_line *line)
{
	buf_printf(out, "<use href=\"#%s\"", before->name);
	write_place(out, "x", place_of(line->first, "x") - place_of(before->first, "x"));
	write_place(out, "y", place_of(line->first, "y") - place_of(before->first, "y"));
	buf_text(out, "/>");
}

/* The size of the line's letters, as many decimals as the longest line can show. */
static double scale_of(const struct letters *letters, const struct letter_line *line)
{
	double scale = outlines_used(&letters->outlines, line->first)->scale;
	return round(scale * 1000) / 1000;
}

static void write_letters(struct buf *out, const struct letters *letters, const struct letter_line *line, bool with_y)
{
	double scale = scale_of(letters, line);
	for (const struct svg_node *node = line->first; node != line->end;
	     node = skip_spaces(letters, node->next, line->end)) {
		buf_printf(out, "<use href=\"#%s\"", outlines_used(&letters->outlines, node)->name);
		write_place(out, "x", place_of(node, "x") / scale);
		if (with_y)
			write_place(out, "y", place_of(node, "y"));
		buf_text(out, "/>");
	}
}

/* A group says height and scale once, and can be used again. */
static void write_named_line(struct buf *out, struct letters *letters, struct letter_line *line)
{
	svg_make_name(line->name, letters->count, 'A');
	MEM_GROW(letters->lines, letters->count, letters->capacity);
	letters->lines[letters->count++] = *line;
	buf_printf(out, "<g id=\"%s\" transform=\"translate(0 ", line->name);
	svg_write_letter_place(out, place_of(line->first, "y"));
	buf_char(out, ')');
	if (outlines_used(&letters->outlines, line->first)->base)
		buf_printf(out, "scale(%.3f)", scale_of(letters, line));
	buf_text(out, "\">");
	write_letters(out, letters, line, false);
	buf_text(out, "</g>");
}

static void write_line(struct buf *out, struct letters *letters, struct letter_line *line)
{
	for (size_t i = 0; i < letters->count; i++) {
		if (is_same_line(letters, &letters->lines[i], line)) {
			write_again(out, &letters->lines[i], line);
			return;
		}
	}
	const size_t worth_a_group = 5;
	if (line->visible >= worth_a_group || outlines_used(&letters->outlines, line->first)->base)
		write_named_line(out, letters, line);
	else
		write_letters(out, letters, line, true);
}

void letters_write(struct buf *out, struct letters *letters, const struct svg_node *group)
{
	const struct svg_node *node = skip_spaces(letters, group->first, NULL);
	while (node) {
		struct letter_line line = take_line(letters, node);
		write_line(out, letters, &line);
		node = skip_spaces(letters, line.end, NULL);
	}
}

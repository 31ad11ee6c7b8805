#include "chart/svg_letters.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "chart/svg_path.h"

static bool is(const struct svg_node *node, const char *tag)
{
	return strcmp(node->tag, tag) == 0;
}

static const char *value_or_empty(const struct svg_node *node, const char *name)
{
	const char *value = svg_value(node, name);
	return value ? value : "";
}

/* A symbol that holds one path of commands that svg_path.h knows. */
static bool is_outline(const struct svg_node *node)
{
	if (!is(node, "symbol") || !svg_value(node, "id") || !node->first || node->first->next ||
	    !is(node->first, "path"))
		return false;
	const char *data = value_or_empty(node->first, "d");
	return data[strspn(data, "MLCZ0123456789.+-e ")] == '\0';
}

static void collect_outlines(struct letters *out, const struct svg_node *node)
{
	for (const struct svg_node *child = node->first; child; child = child->next) {
		collect_outlines(out, child);
		if (!is_outline(child))
			continue;
		MEM_GROW(out->outlines, out->count, out->capacity);
		out->outlines[out->count++] =
			(struct outline){.id = svg_value(child, "id"), .data = value_or_empty(child->first, "d")};
	}
}

static int by_id(const void *a, const void *b)
{
	return strcmp(((const struct outline *)a)->id, ((const struct outline *)b)->id);
}

static struct outline *find(const struct letters *letters, const char *id)
{
	struct outline key = {.id = id};
	return letters->count ? bsearch(&key, letters->outlines, letters->count, sizeof key, by_id) : NULL;
}

static struct outline *find_used(const struct letters *letters, const struct svg_node *node)
{
	const char *link = is(node, "use") ? value_or_empty(node, "xlink:href") : "";
	return *link == '#' ? find(letters, link + 1) : NULL;
}

/* a, b ... z, aa, ab ... : letters only, so it is none of cairo's own ids, which end in a number. */
static void make_name(char name[8], size_t number)
{
	char reversed[8];
	size_t length = 0, i = 0;
	for (number++; number && length + 1 < sizeof reversed; number = (number - 1) / 26)
		reversed[length++] = (char)('a' + (number - 1) % 26);
	while (length)
		name[i++] = reversed[--length];
	name[i] = '\0';
}

static void name_used(struct letters *letters, const struct svg_node *node)
{
	for (const struct svg_node *child = node->first; child; child = child->next) {
		name_used(letters, child);
		struct outline *outline = find_used(letters, child);
		if (!outline || outline->used || !*outline->data)
			continue;
		outline->used = true;
		make_name(outline->name, letters->named++);
	}
}

void letters_collect(struct letters *out, const struct svg_node *root)
{
	*out = (struct letters){0};
	collect_outlines(out, root);
	if (out->count)
		qsort(out->outlines, out->count, sizeof *out->outlines, by_id);
	name_used(out, root);
}

void letters_free(struct letters *letters)
{
	free(letters->outlines);
	*letters = (struct letters){0};
}

bool letters_write_outline(struct buf *out, const struct letters *letters, const struct svg_node *node)
{
	const struct outline *outline = is_outline(node) ? find(letters, svg_value(node, "id")) : NULL;
	if (outline && outline->used) {
		buf_printf(out, "<path id=\"%s\" d=\"", outline->name);
		svg_write_letter_path(out, outline->data);
		buf_text(out, "\"/>");
	}
	return outline != NULL;
}

bool letters_is_group(const struct letters *letters, const struct svg_node *node)
{
	if (!is(node, "g") || !node->first)
		return false;
	for (const struct svg_node *child = node->first; child; child = child->next) {
		if (!find_used(letters, child))
			return false;
	}
	return true;
}

/* Letters on one line from `first` on; *end is the first that stands elsewhere. */
static size_t letters_on_line(const struct letters *letters, const struct svg_node *first, const struct svg_node **end)
{
	size_t visible = 0;
	const struct svg_node *node = first;
	for (; node && strcmp(value_or_empty(node, "y"), value_or_empty(first, "y")) == 0; node = node->next)
		visible += find_used(letters, node)->used;
	*end = node;
	return visible;
}

static void write_letter(struct buf *out, const struct outline *outline, const struct svg_node *use, bool with_y)
{
	buf_printf(out, "<use href=\"#%s\" x=\"", outline->name);
	svg_write_letter_place(out, value_or_empty(use, "x"));
	if (with_y) {
		buf_text(out, "\" y=\"");
		svg_write_letter_place(out, value_or_empty(use, "y"));
	}
	buf_text(out, "\"/>");
}

/* The height of a longer line is said once. */
void letters_write(struct buf *out, const struct letters *letters, const struct svg_node *group)
{
	const struct svg_node *end;
	for (const struct svg_node *node = group->first; node; node = end) {
		bool together = letters_on_line(letters, node, &end) >= 5;
		if (together) {
			buf_text(out, "<g transform=\"translate(0 ");
			svg_write_letter_place(out, value_or_empty(node, "y"));
			buf_text(out, ")\">");
		}
		for (; node != end; node = node->next) {
			const struct outline *outline = find_used(letters, node);
			if (outline->used)
				write_letter(out, outline, node, !together);
		}
		buf_text(out, together ? "</g>" : "");
	}
}

#include "chart/svg_outline.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
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

static uint64_t hash_commands(const char *data)
{
	uint64_t state = HASH_FNV_START;
	for (; *data; data++) {
		if (*data >= 'A' && *data <= 'Z')
			state = hash_fnv1a(state, data, 1);
	}
	return state;
}

static void collect(struct outlines *out, const struct svg_node *node)
{
	for (const struct svg_node *child = node->first; child; child = child->next) {
		collect(out, child);
		if (!is_outline(child))
			continue;
		const char *data = value_or_empty(child->first, "d");
		MEM_GROW(out->items, out->count, out->capacity);
		out->items[out->count++] = (struct outline){
			.id = svg_value(child, "id"), .data = data, .commands = hash_commands(data), .scale = 1};
	}
}

static int by_id(const void *a, const void *b)
{
	return strcmp(((const struct outline *)a)->id, ((const struct outline *)b)->id);
}

static struct outline *find(const struct outlines *outlines, const char *id)
{
	struct outline key = {.id = id};
	return outlines->count ? bsearch(&key, outlines->items, outlines->count, sizeof key, by_id) : NULL;
}

static struct outline *find_used(const struct outlines *outlines, const struct svg_node *node)
{
	const char *link = is(node, "use") ? value_or_empty(node, "xlink:href") : "";
	return *link == '#' ? find(outlines, link + 1) : NULL;
}

const struct outline *outlines_used(const struct outlines *outlines, const struct svg_node *node)
{
	return find_used(outlines, node);
}

void svg_make_name(char name[SVG_NAME_SIZE], size_t number, char first)
{
	char reversed[SVG_NAME_SIZE];
	size_t length = 0, i = 0;
	for (number++; number && length + 1 < SVG_NAME_SIZE; number = (number - 1) / 26)
		reversed[length++] = (char)(first + (char)((number - 1) % 26));
	while (length)
		name[i++] = reversed[--length];
	name[i] = '\0';
}

/* The next number of path data, beyond commands; *at moves behind it. */
static bool next_number(const char **at, double *number)
{
	const char *start = *at + strspn(*at, "MLCZ ");
	*number = svg_read_number(start, at);
	return *at != start;
}

static double largest_number(const char *data)
{
	double largest = 0, number;
	while (next_number(&data, &number))
		largest = fmax(largest, fabs(number));
	return largest;
}

/* Is b what a becomes when it is enlarged? FreeType rounds both to 1/64 pixel, cairo to 1/256. */
static bool is_enlarged(const struct outline *a, const struct outline *b, double *scale)
{
	const double tolerance = 1.0 / 64 + 1.0 / 256;
	if (a->commands != b->commands)
		return false;
	*scale = largest_number(b->data) / largest_number(a->data);
	if (!(*scale > 0 && isfinite(*scale)))
		return false;
	const char *x = a->data, *y = b->data;
	double in_a, in_b;
	while (next_number(&x, &in_a) && next_number(&y, &in_b)) {
		if (fabs(in_a * *scale - in_b) > tolerance * (1 + *scale))
			return false;
	}
	return true;
}

/* Outlines in the order in which letters use them: a title comes first, and with it the largest. */
struct usage {
	struct outlines *outlines;
	struct outline **order;
	size_t count;
};

static void find_base(const struct usage *usage, struct outline *outline)
{
	for (size_t i = 0; i < usage->count && !outline->base; i++) {
		double scale;
		if (usage->order[i]->base || !is_enlarged(usage->order[i], outline, &scale))
			continue;
		outline->base = usage->order[i];
		outline->scale = scale;
		memcpy(outline->name, outline->base->name, sizeof outline->name);
	}
}

static void name_used(struct usage *usage, const struct svg_node *node)
{
	for (const struct svg_node *child = node->first; child; child = child->next) {
		name_used(usage, child);
		struct outline *outline = find_used(usage->outlines, child);
		if (!outline || outline->visible || !*outline->data)
			continue;
		outline->visible = true;
		find_base(usage, outline);
		if (!outline->base)
			svg_make_name(outline->name, usage->outlines->named++, 'a');
		usage->order[usage->count++] = outline;
	}
}

void outlines_collect(struct outlines *out, const struct svg_node *root)
{
	*out = (struct outlines){0};
	collect(out, root);
	if (!out->count)
		return;
	qsort(out->items, out->count, sizeof *out->items, by_id);
	struct usage usage = {.outlines = out, .order = mem_zero(out->count, sizeof *usage.order)};
	name_used(&usage, root);
	free(usage.order);
}

void outlines_free(struct outlines *outlines)
{
	free(outlines->items);
	*outlines = (struct outlines){0};
}

bool outlines_write(struct buf *out, const struct outlines *outlines, const struct svg_node *node)
{
	const struct outline *outline = is_outline(node) ? find(outlines, svg_value(node, "id")) : NULL;
	if (outline && outline->visible && !outline->base) {
		buf_printf(out, "<path id=\"%s\" d=\"", outline->name);
		svg_write_letter_path(out, outline->data);
		buf_text(out, "\"/>");
	}
	return outline != NULL;
}

#include "chart/svg_style.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "chart/svg_path.h"

struct property {
	const char *name, *value; /* not ended by a NUL */
	int name_length, value_length;
};

static bool same(const char *text, int length, const char *word)
{
	return strlen(word) == (size_t)length && memcmp(text, word, (size_t)length) == 0;
}

/* Properties that hold anyway: by SVG's rules, or by SVG_INHERITED. */
static bool says_nothing(const struct property *p)
{
	static const char *const known[][2] = {
		{"fill", "none"},
		{"fill-rule", "nonzero"},
		{"fill-opacity", "1"},
		{"stroke", "none"},
		{"stroke-opacity", "1"},
		{"stroke-linecap", "butt"},
		{"stroke-linejoin", "round"},
		{"stroke-width", "1"},
	};
	for (size_t i = 0; i < COUNT_OF(known); i++) {
		if (same(p->name, p->name_length, known[i][0]) && same(p->value, p->value_length, known[i][1]))
			return true;
	}
	return false;
}

static void write_colour(struct buf *out, const double percent[3])
{
	unsigned rgb = 0;
	for (int i = 0; i < 3; i++)
		rgb = rgb << 8 | (unsigned)lround(percent[i] * 2.55);
	bool short_form = (rgb >> 4 & 0x0f0f0f) == (rgb & 0x0f0f0f);
	if (short_form)
		buf_printf(out, "#%x%x%x", rgb >> 16 & 15, rgb >> 8 & 15, rgb & 15);
	else
		buf_printf(out, "#%06x", rgb);
}

/* One or more numbers with commas or spaces between them. */
static bool write_numbers(struct buf *out, const char *value)
{
	struct buf numbers = BUF_INIT;
	const char *at = value;
	for (const char *end; *at; at = end + strspn(end, ", ")) {
		double number = svg_read_number(at, &end);
		if (end == at || !isfinite(number))
			break;
		buf_text(&numbers, at == value ? "" : " ");
		svg_write_number(&numbers, number);
	}
	bool good = *at == '\0' && at != value;
	if (good)
		buf_text(out, numbers.data);
	buf_free(&numbers);
	return good;
}

static void write_value(struct buf *out, const char *value)
{
	double rgb[3];
	if (sscanf(value, "rgb(%lf%%,%lf%%,%lf%%)", &rgb[0], &rgb[1], &rgb[2]) == 3)
		write_colour(out, rgb);
	else if (!write_numbers(out, value))
		buf_text(out, value);
}

static void write_property(struct buf *out, const struct property *p, bool round_joins)
{
	/* A limit of miters means nothing where joins are round. */
	if (says_nothing(p) || (round_joins && same(p->name, p->name_length, "stroke-miterlimit")))
		return;
	char *value = mem_text_n(p->value, (size_t)p->value_length);
	buf_printf(out, " %.*s=\"", p->name_length, p->name);
	write_value(out, value);
	buf_char(out, '"');
	free(value);
}

static void write_style(struct buf *out, const char *style)
{
	bool round_joins = strstr(style, "stroke-linejoin:round") != NULL;
	for (const char *at = style; *(at += strspn(at, " ;"));) {
		size_t length = strcspn(at, ";"), name = strcspn(at, ":");
		if (name < length)
			write_property(out, &(struct property){at, at + name + 1, (int)name, (int)(length - name - 1)},
				       round_joins);
		at += length;
	}
}

static void write_attribute(struct buf *out, const char *name, const char *value)
{
	bool counted = strcmp(name, "id") == 0 && strncmp(value, "surface", 7) == 0;
	bool identity = strcmp(name, "transform") == 0 && strcmp(value, "matrix(1,0,0,1,0,0)") == 0;
	if (counted || identity || strcmp(name, "d") == 0)
		return;
	if (strcmp(name, "style") == 0) {
		write_style(out, value);
		return;
	}
	buf_printf(out, " %s=\"", strcmp(name, "xlink:href") == 0 ? "href" : name);
	write_value(out, value);
	buf_char(out, '"');
}

void svg_write_attributes(struct buf *out, const struct svg_node *node)
{
	for (size_t i = 0; i < node->count; i++)
		write_attribute(out, node->attributes[i].name, node->attributes[i].value);
}

#include <math.h>

#include "chart/paint.h"

static void write_role(struct buf *out, int role)
{
	static const char *const names[] = {"background", "text", "muted", "axis", "grid", "good", "bad"};
	if (role < ROLE_SERIES)
		buf_printf(out, " %s", names[role]);
	else if (role < ROLE_SERIES_TEXT)
		buf_printf(out, " series%d", role - ROLE_SERIES);
	else
		buf_printf(out, " series%d-text", role - ROLE_SERIES_TEXT);
}

/* Without the "-0.0" that rounding makes. */
static double tenths(double value)
{
	double rounded = round(value * 10) / 10;
	return rounded == 0 ? 0 : rounded;
}

static void write_number(struct buf *out, double value)
{
	buf_printf(out, " %.1f", tenths(value));
}

static void write_points(struct buf *out, const struct operation *op)
{
	for (size_t i = 0; i < op->point_count; i++)
		buf_printf(out, " %.1f,%.1f", tenths(op->points[i].x), tenths(op->points[i].y));
}

static void write_line_style(struct buf *out, const struct operation *op)
{
	static const char *const dashes[] = {"solid", "long", "short", "dot"};
	write_number(out, op->size);
	buf_printf(out, " %s", dashes[op->dash]);
}

static void write_marker_style(struct buf *out, const struct operation *op)
{
	static const char *const markers[] = {"circle", "square", "diamond", "triangle", "down", "cross", "plus"};
	buf_printf(out, " %s%s", op->hollow ? "hollow-" : "", markers[op->marker]);
	write_number(out, op->size);
}

static void write_text_style(struct buf *out, const struct operation *op)
{
	static const char *const anchors[] = {"start", "middle", "end"};
	write_number(out, op->size);
	buf_printf(out, "%s %s", op->bold ? " bold" : "", anchors[op->anchor]);
}

static void write_operation(struct buf *out, const struct operation *op)
{
	static const char *const kinds[] = {"rect", "line", "area", "marker", "text", "field"};
	buf_text(out, kinds[op->kind]);
	write_role(out, op->role);
	if (op->kind == DRAW_LINE)
		write_line_style(out, op);
	else if (op->kind == DRAW_MARKER)
		write_marker_style(out, op);
	else if (op->kind == DRAW_TEXT)
		write_text_style(out, op);
	write_points(out, op);
	if (op->kind == DRAW_FIELD)
		buf_printf(out, " %zu x %zu", op->rows, op->columns);
	if (op->opacity != 1)
		buf_printf(out, " opacity %.2f", op->opacity);
	if (op->angle != 0)
		buf_printf(out, " angle %.1f", tenths(op->angle));
	if (op->text)
		buf_printf(out, " \"%s\"", op->text);
	buf_char(out, '\n');
}

void paint_text(struct buf *out, const struct scene *scene)
{
	buf_printf(out, "scene %.1f %.1f \"%s\"\n", tenths(scene->width), tenths(scene->height),
		   scene->title ? scene->title : "");
	for (size_t i = 0; i < scene->count; i++)
		write_operation(out, &scene->operations[i]);
}

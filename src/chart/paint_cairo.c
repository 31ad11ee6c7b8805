#include "chart/paint_cairo.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "chart/font_faces.h"
#include "chart/theme.h"

static const double pi = 3.14159265358979323846;

struct brush {
	cairo_t *cr;
	const struct canvas *canvas;
	const struct font_faces *faces;
};

static void set_colour(const struct brush *brush, int role, double opacity)
{
	struct theme_rgb c = theme_rgb(brush->canvas->theme, role);
	cairo_set_source_rgba(brush->cr, c.red, c.green, c.blue, opacity);
}

static void trace(cairo_t *cr, const struct scene_point *points, size_t count)
{
	for (size_t i = 0; i < count; i++)
		cairo_line_to(cr, points[i].x, points[i].y);
}

static void paint_rect(const struct brush *brush, const struct operation *op)
{
	const struct scene_point *a = op->points, *b = op->points + 1;
	cairo_rectangle(brush->cr, a->x, a->y, b->x - a->x, b->y - a->y);
	cairo_fill(brush->cr);
}

static void set_dash(cairo_t *cr, enum dash dash, double width)
{
	static const double patterns[DASH_COUNT][2] = {
		[DASH_LONG] = {5, 2.5}, [DASH_SHORT] = {2.5, 1.75}, [DASH_DOT] = {1, 1.5}};
	double lengths[2] = {patterns[dash][0] * width, patterns[dash][1] * width};
	cairo_set_dash(cr, lengths, dash == DASH_SOLID ? 0 : 2, 0);
}

static void paint_line(const struct brush *brush, const struct operation *op)
{
	trace(brush->cr, op->points, op->point_count);
	cairo_set_line_width(brush->cr, op->size);
	set_dash(brush->cr, op->dash, op->size);
	cairo_stroke(brush->cr);
	cairo_set_dash(brush->cr, NULL, 0, 0);
}

static void paint_area(const struct brush *brush, const struct operation *op)
{
	trace(brush->cr, op->points, op->point_count);
	cairo_close_path(brush->cr);
	cairo_fill(brush->cr);
}

static void polygon(cairo_t *cr, double x, double y, const struct scene_point *corners, size_t count)
{
	for (size_t i = 0; i < count; i++)
		cairo_line_to(cr, x + corners[i].x, y + corners[i].y);
}

/* Radii make all shapes look equally large. */
static void trace_shape(cairo_t *cr, enum marker marker, double x, double y, double r)
{
	double s = 0.87 * r, d = 1.2 * r, t = 1.15 * r;
	cairo_new_sub_path(cr);
	if (marker == MARKER_SQUARE)
		polygon(cr, x, y, (struct scene_point[]){{-s, -s}, {s, -s}, {s, s}, {-s, s}}, 4);
	else if (marker == MARKER_DIAMOND)
		polygon(cr, x, y, (struct scene_point[]){{0, -d}, {d, 0}, {0, d}, {-d, 0}}, 4);
	else if (marker == MARKER_TRIANGLE)
		polygon(cr, x, y, (struct scene_point[]){{0, -t}, {t, 0.8 * t}, {-t, 0.8 * t}}, 3);
	else if (marker == MARKER_DOWN)
		polygon(cr, x, y, (struct scene_point[]){{0, t}, {-t, -0.8 * t}, {t, -0.8 * t}}, 3);
	else
		cairo_arc(cr, x, y, r, 0, 2 * pi);
	cairo_close_path(cr);
}

static void trace_strokes(cairo_t *cr, enum marker marker, double x, double y, double size)
{
	bool plus = marker == MARKER_PLUS;
	double d = size / (plus ? 1.8 : 2.3);
	cairo_move_to(cr, x - d, plus ? y : y - d);
	cairo_line_to(cr, x + d, plus ? y : y + d);
	cairo_move_to(cr, plus ? x : x - d, y + d);
	cairo_line_to(cr, plus ? x : x + d, y - d);
}

static bool same_markers(const struct operation *a, const struct operation *b)
{
	return b->kind == DRAW_MARKER && a->role == b->role && a->marker == b->marker && a->hollow == b->hollow &&
	       a->size == b->size && a->opacity == b->opacity;
}

/* The markers of a line are one path, which keeps SVG and PDF small. Returns how many there are. */
static size_t trace_markers(cairo_t *cr, const struct operation *op, size_t count)
{
	size_t traced = 0;
	for (; traced < count && same_markers(op, op + traced); traced++) {
		double x = op[traced].points->x, y = op[traced].points->y;
		if (op->marker == MARKER_CROSS || op->marker == MARKER_PLUS)
			trace_strokes(cr, op->marker, x, y, op->size);
		else
			trace_shape(cr, op->marker, x, y, op->size / 2);
	}
	return traced;
}

/* A filled marker has a thin rim of background that parts it from lines; a hollow one is the reverse. */
static size_t paint_markers(const struct brush *brush, const struct operation *op, size_t count)
{
	size_t painted = trace_markers(brush->cr, op, count);
	bool strokes = op->marker == MARKER_CROSS || op->marker == MARKER_PLUS;
	if (strokes) {
		cairo_set_line_width(brush->cr, op->hollow ? 1.25 : 2.25);
	} else {
		set_colour(brush, op->hollow ? ROLE_BACKGROUND : op->role, op->opacity);
		cairo_fill_preserve(brush->cr);
		set_colour(brush, op->hollow ? op->role : ROLE_BACKGROUND, op->opacity);
		cairo_set_line_width(brush->cr, op->hollow ? 1.5 : 0.75);
	}
	cairo_stroke(brush->cr);
	return painted;
}

/* A text as cairo wants it. */
struct run {
	cairo_glyph_t *glyphs;
	cairo_text_cluster_t *clusters;
	int count;
	double width;
};

static void shape(struct run *run, const struct font *font, const struct operation *op)
{
	size_t bytes = strlen(op->text);
	*run = (struct run){mem_zero(bytes + 1, sizeof *run->glyphs), mem_zero(bytes + 1, sizeof *run->clusters), 0, 0};
	size_t length;
	for (const char *text = op->text; *text; text += length) {
		struct font_glyph glyph = font_glyph_at(font, op->bold, text, &length);
		run->glyphs[run->count] = (cairo_glyph_t){glyph.index, run->width, 0};
		run->clusters[run->count++] = (cairo_text_cluster_t){(int)length, 1};
		run->width += glyph.advance * op->size;
	}
}

static void draw_run(const struct brush *brush, const struct operation *op, const struct run *run)
{
	if (brush->canvas->text == TEXT_AS_GLYPHS) {
		cairo_show_text_glyphs(brush->cr, op->text, (int)strlen(op->text), run->glyphs, run->count,
				       run->clusters, run->count, 0);
		return;
	}
	cairo_glyph_path(brush->cr, run->glyphs, run->count);
	cairo_fill(brush->cr);
}

static void paint_text_operation(const struct brush *brush, const struct operation *op)
{
	cairo_set_font_face(brush->cr, op->bold ? brush->faces->bold : brush->faces->regular);
	cairo_set_font_size(brush->cr, op->size);
	struct run run;
	shape(&run, brush->canvas->font, op);
	static const double shares[] = {[ANCHOR_START] = 0, [ANCHOR_MIDDLE] = 0.5, [ANCHOR_END] = 1};
	cairo_save(brush->cr);
	cairo_translate(brush->cr, op->points->x, op->points->y);
	cairo_rotate(brush->cr, -op->angle * pi / 180);
	cairo_translate(brush->cr, -run.width * shares[op->anchor], 0);
	draw_run(brush, op, &run);
	cairo_restore(brush->cr);
	free(run.glyphs);
	free(run.clusters);
}

static void paint_field(const struct brush *brush, const struct operation *op)
{
	const struct scene_point *a = op->points, *b = op->points + 1;
	int columns = (int)op->columns, rows = (int)op->rows;
	cairo_surface_t *surface = cairo_image_surface_create_for_data((unsigned char *)op->colours, CAIRO_FORMAT_RGB24,
								       columns, rows, (int)sizeof(uint32_t) * columns);
	cairo_save(brush->cr);
	cairo_rectangle(brush->cr, a->x, a->y, b->x - a->x, b->y - a->y);
	cairo_clip(brush->cr);
	cairo_translate(brush->cr, a->x, a->y);
	cairo_scale(brush->cr, (b->x - a->x) / columns, (b->y - a->y) / rows);
	cairo_set_source_surface(brush->cr, surface, 0, 0);
	cairo_pattern_set_filter(cairo_get_source(brush->cr), CAIRO_FILTER_NEAREST);
	cairo_pattern_set_extend(cairo_get_source(brush->cr), CAIRO_EXTEND_PAD);
	cairo_paint(brush->cr);
	cairo_restore(brush->cr);
	cairo_surface_destroy(surface);
}

/* Paints the first of `count` operations, and those after it that go with it; returns how many. */
static size_t paint_operation(const struct brush *brush, const struct operation *op, size_t count)
{
	static void (*const painters[])(const struct brush *, const struct operation *) = {
		[DRAW_RECT] = paint_rect,           [DRAW_LINE] = paint_line,   [DRAW_AREA] = paint_area,
		[DRAW_TEXT] = paint_text_operation, [DRAW_FIELD] = paint_field,
	};
	cairo_new_path(brush->cr);
	set_colour(brush, op->role, op->opacity);
	if (op->kind == DRAW_MARKER)
		return paint_markers(brush, op, count);
	painters[op->kind](brush, op);
	return 1;
}

/* No hinting: letters keep their shape and their width on every machine. */
static void prepare(cairo_t *cr, double scale)
{
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_set_font_options(cr, options);
	cairo_font_options_destroy(options);
	cairo_scale(cr, scale, scale);
	cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
	cairo_set_tolerance(cr, 0.02);
}

static void paint_operations(const struct canvas *canvas, const struct font_faces *faces, cairo_t *cr)
{
	struct brush brush = {cr, canvas, faces};
	prepare(cr, canvas->scale);
	if (canvas->background) {
		set_colour(&brush, ROLE_BACKGROUND, 1);
		cairo_paint(cr);
	}
	const struct scene *scene = canvas->scene;
	for (size_t i = 0; i < scene->count;)
		i += paint_operation(&brush, &scene->operations[i], scene->count - i);
}

bool canvas_paint(const struct canvas *canvas, cairo_surface_t *surface, struct error *err)
{
	struct font_faces *faces = NULL;
	if (!font_take_faces(&faces, canvas->font, err)) {
		cairo_surface_destroy(surface);
		return false;
	}
	cairo_t *cr = cairo_create(surface);
	paint_operations(canvas, faces, cr);
	cairo_status_t status = cairo_status(cr);
	cairo_destroy(cr);
	cairo_surface_finish(surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(surface);
	cairo_surface_destroy(surface);
	font_give_faces(canvas->font, faces);
	if (status == CAIRO_STATUS_SUCCESS)
		return true;
	return error_set(err, ERROR_SYSTEM, "cairo cannot paint a picture of %.0f x %.0f pixels: %s",
			 canvas->scene->width * canvas->scale, canvas->scene->height * canvas->scale,
			 cairo_status_to_string(status));
}

cairo_status_t canvas_collect(void *buf, const unsigned char *bytes, unsigned int length)
{
	buf_add(buf, bytes, length);
	return CAIRO_STATUS_SUCCESS;
}

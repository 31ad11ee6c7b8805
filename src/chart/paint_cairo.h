/*
 * paint_cairo.h: a scene drawn on any surface of cairo; what the painters of
 * SVG, PNG and PDF share.
 */
#ifndef LAPCHART_CHART_PAINT_CAIRO_H
#define LAPCHART_CHART_PAINT_CAIRO_H

#include <cairo.h>

#include "chart/paint.h"

enum text_as {
	TEXT_AS_GLYPHS, /* SVG and PDF keep each letter's outline once */
	TEXT_AS_PATHS,  /* images: cairo would move glyphs to whole pixels, which makes spacing uneven */
};

/* One picture under way. */
struct canvas {
	const struct scene *scene;
	struct font *font;
	const struct theme *theme;
	double scale; /* device units per CSS pixel */
	enum text_as text;
	bool background;
};

/* Draws on `surface`, finishes it and destroys it. Errors of cairo, also those of the surface, end here. */
bool canvas_paint(const struct canvas *canvas, cairo_surface_t *surface, struct error *err);

/* A cairo_write_func_t into a struct buf. */
cairo_status_t canvas_collect(void *buf, const unsigned char *bytes, unsigned int length);

#endif

#include <cairo-svg.h>

#include "chart/paint_cairo.h"
#include "chart/svg_compact.h"

bool paint_svg(struct buf *out, const struct scene *scene, struct font *font, const struct theme *theme,
	       struct error *err)
{
	struct buf source = BUF_INIT;
	cairo_surface_t *surface =
		cairo_svg_surface_create_for_stream(canvas_collect, &source, scene->width, scene->height);
	struct canvas canvas = {scene, font, theme, 1, TEXT_AS_GLYPHS, false};
	bool good = canvas_paint(&canvas, surface, err) && svg_compact(out, &source, scene->title, err);
	buf_free(&source);
	return good;
}

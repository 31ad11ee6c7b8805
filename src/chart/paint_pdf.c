#include <cairo-pdf.h>

#include "chart/paint_cairo.h"

bool paint_pdf(struct buf *out, const struct scene *scene, struct font *font, const struct theme *theme,
	       struct error *err)
{
	/* PDF counts in points of 1/72 inch, CSS in pixels of 1/96 inch. */
	const double scale = 0.75;
	struct buf bytes = BUF_INIT;
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(canvas_collect, &bytes, scene->width * scale,
								       scene->height * scale);
	/* A fixed date, as the same picture is the same bytes on any day. */
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, scene->title ? scene->title : "");
	struct canvas canvas = {scene, font, theme, scale, TEXT_AS_GLYPHS, true};
	bool good = canvas_paint(&canvas, surface, err);
	if (good)
		buf_add(out, bytes.data, bytes.length);
	buf_free(&bytes);
	return good;
}

/*
 * paint.h: from a scene to bytes. Same scene, font and theme: same bytes.
 */
#ifndef LAPCHART_CHART_PAINT_H
#define LAPCHART_CHART_PAINT_H

#include "base/buf.h"
#include "chart/font.h"
#include "chart/scene.h"

struct theme;
extern const struct theme theme_light, theme_dark;
/* "#rrggbb" of a role, for legends in HTML and for CSS. */
const char *theme_colour(const struct theme *theme, int role);

/* SVG by cairo, text as outlines, with <title>, viewBox and a transparent background; compacted. */
bool paint_svg(struct buf *out, const struct scene *scene, struct font *font, const struct theme *theme,
	       struct error *err);

/* Palette PNG (at most 256 colours) by libpng with text chunks; `scale` device pixels per CSS pixel. */
struct picture_text {
	const char *key, *value; /* "Software", "Commit", "Command" ... */
};
bool paint_png(struct buf *out, const struct scene *scene, struct font *font, const struct theme *theme, double scale,
	       const struct picture_text *texts, size_t text_count, struct error *err);

bool paint_pdf(struct buf *out, const struct scene *scene, struct font *font, const struct theme *theme,
	       struct error *err);

/* One line an operation, numbers with one decimal: what golden tests compare. */
void paint_text(struct buf *out, const struct scene *scene);

#endif

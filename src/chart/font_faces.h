/*
 * font_faces.h: the font as painters need it: glyphs with their advances, and
 * cairo's faces. A cairo face is for one thread at a time, so a painter takes
 * a pair out of the font's store and gives it back; the store opens another
 * pair when it is empty. So it never holds more than painters at work at once,
 * and nobody waits for a lock while painting.
 */
#ifndef LAPCHART_CHART_FONT_FACES_H
#define LAPCHART_CHART_FONT_FACES_H

#include <cairo.h>

#include "chart/font.h"
#include "chart/font_metrics.h"

struct font_faces {
	cairo_font_face_t *regular, *bold;
	struct font_faces *next;
};

bool font_take_faces(struct font_faces **out, struct font *font, struct error *err);
void font_give_faces(struct font *font, struct font_faces *faces); /* NULL: nothing */

/* The glyph of the character at `text` (not at its end); *length: the bytes it takes. */
struct font_glyph font_glyph_at(const struct font *font, bool bold, const char *text, size_t *length);

#endif

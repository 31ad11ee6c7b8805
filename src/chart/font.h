/*
 * font.h: the chart's font, loaded from files (never from fontconfig, never by
 * pango), and the widths that layout needs. Safe to use from several threads
 * at once (a lock is inside).
 */
#ifndef LAPCHART_CHART_FONT_H
#define LAPCHART_CHART_FONT_H

#include <stdbool.h>

#include "base/error.h"

struct font;

bool font_open(struct font **out, const char *regular, const char *bold, struct error *err);
/* A font without files whose every character is 0.5 em wide: exact layouts in tests. Cannot paint. */
struct font *font_open_fixed(void);
void font_close(struct font *font);
/* Advance width in pixels of a UTF-8 text at a size in pixels. */
double font_width(struct font *font, const char *text, double size, bool bold);

#endif

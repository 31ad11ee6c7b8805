/*
 * font_metrics.h: which glyph stands for a character, and how far it moves the
 * pen. Read once, never changed after that: many threads may ask at once.
 */
#ifndef LAPCHART_CHART_FONT_METRICS_H
#define LAPCHART_CHART_FONT_METRICS_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct font_glyph {
	uint32_t character; /* Unicode */
	uint32_t index;     /* in the font file */
	double advance;     /* in em */
};

struct font_metrics {
	struct font_glyph *glyphs; /* in order of the character */
	size_t count, capacity;
	struct font_glyph missing; /* the box that stands for what the font does not have */
};

bool font_metrics_read(struct font_metrics *out, const char *path, struct error *err);
void font_metrics_free(struct font_metrics *metrics);
struct font_glyph font_metrics_find(const struct font_metrics *metrics, uint32_t character);

#endif

/*
 * text_fit.h: texts that fit into a width.
 */
#ifndef LAPCHART_CHART_TEXT_FIT_H
#define LAPCHART_CHART_TEXT_FIT_H

#include <stddef.h>

#include "chart/font.h"

#define TEXT_LINES_MAX 6

struct text_style {
	double size;
	bool bold;
};

/* The text, or its beginning and "…"; "" where not even that fits. Caller frees. */
char *text_shortened(struct font *font, const char *text, struct text_style style, double width);

struct text_lines {
	char *lines[TEXT_LINES_MAX];
	size_t count;
};

/* Broken at spaces into at most TEXT_LINES_MAX lines; what remains is shortened. NULL is no line. */
void text_wrap(struct text_lines *out, struct font *font, const char *text, struct text_style style, double width);
void text_lines_free(struct text_lines *lines);

#endif

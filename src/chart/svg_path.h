/*
 * svg_path.h: numbers and path data in few bytes.
 */
#ifndef LAPCHART_CHART_SVG_PATH_H
#define LAPCHART_CHART_SVG_PATH_H

#include "base/buf.h"

/* strtod() for the plain decimals of cairo, which are most of an SVG: the same double, five times as fast.
 * Like there, *end == text where there is no number. */
double svg_read_number(const char *text, const char **end);

/* Two decimals, without zeros that say nothing: "12.5", ".07", "-3". */
void svg_write_number(struct buf *out, double value);

/*
 * Rewrites path data of absolute M, L, C and Z (all that cairo writes) as
 * relative commands. Rounding does not add up along the path. Cubic curves
 * that were quadratic ones in a TrueType font become so again. Data with other
 * commands are copied as they are.
 */
void svg_write_path(struct buf *out, const char *data);

/* Outlines and places of letters are whole numbers of 1/32 pixel, and need SVG_LETTER_SCALE around them. */
#define SVG_LETTER_UNITS 32
#define SVG_LETTER_SCALE "scale(.03125)"
void svg_write_letter_path(struct buf *out, const char *data);
void svg_write_letter_place(struct buf *out, double pixels);

#endif

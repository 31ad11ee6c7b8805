/*
 * svg_style.h: the attributes of one element of cairo's SVG, shortened. What
 * SVG_INHERITED on the outermost element says is not said again.
 */
#ifndef LAPCHART_CHART_SVG_STYLE_H
#define LAPCHART_CHART_SVG_STYLE_H

#include "chart/svg_tree.h"

#define SVG_INHERITED "fill=\"none\" stroke-linejoin=\"round\""

/* Writes " name=value" for each attribute that says something; path data are left to the caller. */
void svg_write_attributes(struct buf *out, const struct svg_node *node);

#endif

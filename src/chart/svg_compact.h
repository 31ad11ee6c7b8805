/*
 * svg_compact.h: cairo's SVG in about a quarter of the bytes. It says the same
 * picture, to a hundredth of a pixel, and the same bytes each time: what cairo
 * counts across a process (id="surface12") is left out.
 */
#ifndef LAPCHART_CHART_SVG_COMPACT_H
#define LAPCHART_CHART_SVG_COMPACT_H

#include "base/buf.h"

/* `source` is used up. `title` becomes <title> where it is not empty. */
bool svg_compact(struct buf *out, struct buf *source, const char *title, struct error *err);

#endif

/*
 * render.h: nodes and data become text. Inside of page/; others see template.h.
 */
#ifndef LAPCHART_PAGE_RENDER_H
#define LAPCHART_PAGE_RENDER_H

#include "base/buf.h"
#include "page/parse.h"
#include "page/value.h"

/* Sections and partials within each other. A partial may include itself, as a tree of data asks for; one that
 * does so without end is an error at this depth. */
#define RENDER_DEPTH_MAX 256

/* On failure `out` is as it was. */
bool render_page(struct buf *out, const struct template *template, const struct value *data, struct error *err);

#endif

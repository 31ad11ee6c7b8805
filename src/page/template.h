/*
 * template.h: Mustache without lambdas and without inheritance.
 *
 * {{name}} escapes for HTML text and double-quoted attributes; {{{name}}} and
 * {{&name}} do not; {{#name}} {{/name}} sections, {{^name}} inverted ones,
 * {{!comment}}, {{>partial}}, {{=<% %>=}} delimiters, dotted names, the
 * implicit iterator {{.}}, stand-alone lines and partial indentation as in the
 * public Mustache specification (interpolation, sections, inverted, comments,
 * partials, delimiters). A name that is not there gives nothing, as specified;
 * so do flags, lists and maps where text is asked for.
 *
 * Stricter than the specification, so that slips are found: names have no
 * white space and no empty parts ({{#if x}}, {{a..b}}), and {{<parent}} and
 * {{$block}} are errors.
 */
#ifndef LAPCHART_PAGE_TEMPLATE_H
#define LAPCHART_PAGE_TEMPLATE_H

#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"
#include "page/value.h"

struct template;

/* A set holds the templates of a folder by name, read and parsed once. The name is the file's without its suffix;
 * behind that of its folder where it lies deeper: "figure/panel" is figure/panel.mustache. */
struct template_set;

/* Reads all *.mustache below the folder, but no hidden ones and none behind a link to a folder. A syntax error names
 * file, line and column. */
bool template_set_read(struct template_set **out, const char *folder, struct error *err);
/* From memory, for tests: names[i] has the text texts[i]. */
bool template_set_make(struct template_set **out, const char *const *names, const char *const *texts, size_t count,
		       struct error *err);
void template_set_free(struct template_set *set);

/* Renders; safe from several threads at once. Unknown template: an error. A missing partial gives nothing; one that
 * includes itself without end is an error. On failure `out` is as it was. */
bool template_render(struct buf *out, const struct template_set *set, const char *name, const struct value *data,
		     struct error *err);

/* The escaping of {{name}}, for the few places without a template: & < > " '. Wrong UTF-8 becomes U+FFFD; controls
 * and noncharacters, which HTML or XML forbid, are dropped. */
void template_escape(struct buf *out, const char *text);
/* For a path inside href="": percent-encodes everything but unreserved characters (RFC 3986) and '/'; also the second
 * '/' of a path that begins with two, which would name a host. */
void template_escape_path(struct buf *out, const char *path);

#endif

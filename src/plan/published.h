/*
 * published.h: reads the figures of the texts, data/published/NAME.conf.
 * doc/benchmarks.md describes the form for those who write one.
 */
#ifndef LAPCHART_PLAN_PUBLISHED_H
#define LAPCHART_PLAN_PUBLISHED_H

#include "model/benchmark.h"
#include "model/published.h"

/* Reads one file; errors name file and line. */
bool published_read_text(struct published_text *out, const char *path, struct error *err);

/* Reads all *.conf of the folders, each of which may be absent; a later folder's text replaces one of the same title.
 */
bool published_read(struct published *out, const char *const *folders, size_t folder_count, struct error *err);

/* Do these parameters tell of one problem: is each that is not optional the same? One that the figure does not tell
 * counts as its default. */
bool published_is_of(const struct published_figure *figure, const struct benchmark *benchmark,
		     const struct params *params);

#endif

/*
 * definition.h: reads benchmark definitions, data/benchmarks/NAME.conf.
 * doc/benchmarks.md describes the form for those who write one.
 */
#ifndef LAPCHART_PLAN_DEFINITION_H
#define LAPCHART_PLAN_DEFINITION_H

#include "model/benchmark.h"

/* Reads one file; errors name file and line. */
bool definition_read(struct benchmark *out, const char *path, struct error *err);

struct definitions {
	struct benchmark *items; /* sorted by name */
	size_t count;
};

/* Reads all *.conf of the folders, each of which may be absent; a later folder's definition replaces one of the
 * same name. */
bool definitions_read(struct definitions *out, const char *const *folders, size_t folder_count, struct error *err);
void definitions_free(struct definitions *definitions);
const struct benchmark *definitions_find(const struct definitions *definitions, const char *name);

#endif

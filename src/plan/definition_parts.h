/*
 * definition_parts.h: how definition.c reads a file: each entry is put into
 * the benchmark, then, when all of it is known, each entry is checked.
 */
#ifndef LAPCHART_PLAN_DEFINITION_PARTS_H
#define LAPCHART_PLAN_DEFINITION_PARTS_H

#include "model/benchmark.h"
#include "plan/config.h"

/* Puts one entry into its place. Messages of both begin with entry->where. */
bool definition_apply(struct benchmark *benchmark, const struct config_entry *entry, struct error *err);

/* Does the entry fit the rest of the definition: names of parameters, formulas, golden values? */
bool definition_check(const struct benchmark *benchmark, const struct config_entry *entry, struct error *err);

#endif

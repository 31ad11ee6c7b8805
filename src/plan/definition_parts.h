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

/* How definition_apply() reads values: each replaces what was there and leaves it alone on failure. */
bool definition_set_values(struct values *values, const char *text, struct error *err);
bool definition_set_params(struct params *params, const char *text, struct error *err);
/* The formula of a backend (NULL: of all). */
bool definition_set_formula(struct formulas *formulas, const char *backend, const char *text, struct error *err);

/* definition_rules.c: the sections that are no plain fields. */
bool definition_apply_check(struct benchmark *benchmark, const struct config_entry *entry, struct error *err);
bool definition_apply_golden(struct benchmark *benchmark, const struct config_entry *entry, struct error *err);
bool definition_apply_sweep(struct benchmark *benchmark, const struct config_entry *entry, struct error *err);
bool definition_apply_auto(struct benchmark *benchmark, const struct config_entry *entry, struct error *err);

/* Does the entry fit the rest of the definition: names of parameters, formulas, golden values? */
bool definition_check(const struct benchmark *benchmark, const struct config_entry *entry, struct error *err);

#endif

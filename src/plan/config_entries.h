/*
 * config_entries.h: what config.c shares with those who add entries: the
 * layers of config_load() and the readers of definitions.
 */
#ifndef LAPCHART_PLAN_CONFIG_ENTRIES_H
#define LAPCHART_PLAN_CONFIG_ENTRIES_H

#include "base/buf.h"
#include "plan/config.h"

/* Adds an entry; copies all texts. `value` NULL is "true". */
void config_add(struct config *config, const struct config_entry *entry);

/* As config_read_file(), with the name that messages use for the file. */
bool config_read_shown(struct config *config, const char *path, const char *shown, struct error *err);

/* Appends "[blas "openblas"]" or "[run]". */
void config_write_section(struct buf *out, const char *section, const char *subsection);

#endif

/*
 * config.h: settings in git-config syntax, read by libgit2, and where each came from.
 *
 * Precedence, strongest first: command-line flags (the caller's work),
 * LAPCHART_* variables, lapchart.conf at the top of the repository (or the
 * file of --config), $XDG_CONFIG_HOME/lapchart/config.
 */
#ifndef LAPCHART_PLAN_CONFIG_H
#define LAPCHART_PLAN_CONFIG_H

#include <stddef.h>

#include "base/error.h"

struct config_entry {
	char *section;    /* "run", lower case */
	char *subsection; /* "openblas" in [blas "openblas"], or NULL */
	char *name;       /* "min-time", lower case */
	char *value;      /* never NULL: `name` alone is "true" */
	char *where;      /* "lapchart.conf:12" or "LAPCHART_MIN_TIME": for messages */
};

struct config {
	struct config_entry *entries; /* in file order, weaker files first */
	size_t count, capacity;
};

/* Appends the entries of one file. A syntax error names file and line. A file that is not there is an error. */
bool config_read_file(struct config *config, const char *path, struct error *err);
/* All the layers; `repository_folder` may be NULL, `file` is --config's or NULL. Absent files are fine, a
 * --config file that is absent is not. LAPCHART_MIN_TIME=1s is run.min-time, LAPCHART_DB is run.db, for each
 * name in the known list. Unknown sections or names are errors that name file and line and the nearest known one. */
bool config_load(struct config *config, const char *repository_folder, const char *file, struct error *err);
void config_free(struct config *config);

/* The strongest value; NULL: not set. `entry_out` (may be NULL) lends the entry, for messages. */
const char *config_get(const struct config *config, const char *section, const char *subsection, const char *name,
		       const struct config_entry **entry_out);

/* true, yes, on, 1 and false, no, off, 0, in any case, as git reads them. */
bool config_switch(bool *out, const char *value, struct error *err);

#endif

/*
 * export_choice.h: which records of the database `lapchart export` writes, and in which order. All of it follows from
 * what was measured, never from row numbers, which differ from database to database.
 */
#ifndef LAPCHART_COMMAND_EXPORT_CHOICE_H
#define LAPCHART_COMMAND_EXPORT_CHOICE_H

#include "base/pattern.h"
#include "store/store.h"

/* What the user asked for; NULL: all. */
struct export_wishes {
	const char *commit, *machine, *bench, *backend;
};

/* Names with no name twice, sorted. */
struct name_set {
	char **items;
	size_t count, capacity;
};
bool name_set_has(const struct name_set *set, const char *name);
void name_set_add(struct name_set *set, const char *name);

struct chosen_run {
	struct run run;
	bool used; /* a chosen result is its */
};

struct export_choice {
	struct pattern machine, bench, backend;
	char *commit;            /* sha, or NULL: all */
	struct chosen_run *runs; /* the first one first */
	size_t run_count, run_capacity;
	struct name_set commits, machines, environments; /* that the chosen ones name */
};

/* Reads the runs and the results once. An error where nothing is left. */
bool export_choose(struct export_choice *out, struct store *store, const struct export_wishes *wishes,
		   struct error *err);
void export_choice_free(struct export_choice *choice);

/* The run of a result that is to be written; NULL: it is not. */
const struct run *export_run_of(const struct export_choice *choice, const struct result *result);

#endif

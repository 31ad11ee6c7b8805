/*
 * places.h: where workers, benchmark definitions and templates are: in the
 * installed folders, or, for a lapchart that runs from its build folder, there
 * and in the source tree.
 */
#ifndef LAPCHART_COMMAND_PLACES_H
#define LAPCHART_COMMAND_PLACES_H

#include "command/options.h"

struct places {
	struct text_list workers;     /* folders to scan, strongest first */
	struct text_list definitions; /* folders, weakest first */
	struct text_list published;   /* figures of the texts: folders, weakest first */
	char *templates;
	char *scratch;    /* private folder of this process, for the visits' folders */
	int scratch_lock; /* descriptor of that folder, locked as long as it is in use; -1: none */
};

/* `backend_path` and `benchmark_path`: folders that the user named. Makes the scratch folder in $TMPDIR,
 * and removes those that killed processes of this user left there. */
bool places_find(struct places *out, const struct text_list *backend_path, const struct text_list *benchmark_path,
		 struct error *err);
/* Folders of the user behind those that lapchart brings. */
void places_add_published(struct places *places, const struct text_list *folders);
/* Removes the scratch folder too. */
void places_free(struct places *places);

#endif

/*
 * stored_commit.h: which of the commits in the database a user means.
 */
#ifndef LAPCHART_COMMAND_STORED_COMMIT_H
#define LAPCHART_COMMAND_STORED_COMMIT_H

#include "store/store.h"

/* `name`: the first digits of a stored commit's hash; else, in a repository, what git knows by that name (HEAD~3, a
 * tag); NULL: the latest run's. Caller frees *sha. None, and several, are errors. */
bool stored_commit_find(char **sha, struct store *store, const char *name, struct error *err);

#endif

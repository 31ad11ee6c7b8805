/*
 * repo.h: the git repository in which lapchart stands, by libgit2.
 */
#ifndef LAPCHART_REPO_REPO_H
#define LAPCHART_REPO_REPO_H

#include "model/record.h"

struct repo;

/* Finds the repository of `path` ("." and its parents). Outside of one, in a bare one, or in one that belongs
 * to someone else: an error with the remedy. */
bool repo_open(struct repo **out, const char *path, struct error *err);
void repo_free(struct repo *repo);

const char *repo_folder(const struct repo *repo); /* lent: the work tree's top, without '/' at the end */

/* HEAD's commit. A repository without a commit is an error that says so. Author and subject are turned into UTF-8
 * where the commit names its encoding; other bytes stay as they are. */
bool repo_head(struct repo *repo, struct commit *out, struct error *err);

/* Are there uncommitted changes to tracked files, or untracked files that git does not ignore, other than lapchart's
 * own: the file `database` and those beginning with its name (SQLite's -wal and -shm), and the folder `site` with all
 * it holds? Both are relative to the top, without '/' at the end; NULL: none. Looks only: the index is not refreshed
 * on disk. */
bool repo_is_dirty(struct repo *repo, const char *database, const char *site, bool *dirty, struct error *err);

/* A commit by name (full or short hash, tag, branch, HEAD~3). */
bool repo_find(struct repo *repo, const char *name, struct commit *out, struct error *err);

#endif

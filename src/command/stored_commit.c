#include "command/stored_commit.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "repo/repo.h"

struct search {
	const char *prefix;
	char *sha;
	size_t found;
};

static bool match_commit(void *context, const struct commit *commit)
{
	struct search *search = context;
	if (strncmp(commit->sha, search->prefix, strlen(search->prefix)) == 0) {
		mem_replace(&search->sha, commit->sha);
		search->found++;
	}
	return true;
}

static bool take_first(void *context, const struct run *run)
{
	struct search *search = context;
	mem_replace(&search->sha, run->commit);
	search->found = 1;
	return false;
}

/* The hash of what git knows by the name; NULL: it does not, or there is no repository. */
static char *ask_git(const char *name)
{
	struct repo *repo;
	struct commit commit = {0};
	char *sha = NULL;
	if (!repo_open(&repo, ".", NULL))
		return NULL;
	if (repo_find(repo, name, &commit, NULL))
		sha = mem_text(commit.sha);
	commit_free(&commit);
	repo_free(repo);
	return sha;
}

static bool find_by_name(struct search *search, struct store *store, const char *name, struct error *err)
{
	search->prefix = name;
	if (!store_each_commit(store, match_commit, search, err))
		return false;
	char *known = search->found ? NULL : ask_git(name);
	search->prefix = known;
	bool good = !known || store_each_commit(store, match_commit, search, err);
	free(known);
	if (!good)
		return false;
	if (search->found == 0)
		return error_set(err, ERROR_DATA, "the database has no results of a commit %s", name);
	return search->found == 1 ||
	       error_set(err, ERROR_USAGE, "%zu commits begin with %s: give more digits", search->found, name);
}

static bool find_latest(struct search *search, struct store *store, struct error *err)
{
	if (!store_each_run(store, take_first, search, err))
		return false;
	return search->found ||
	       error_set(err, ERROR_DATA, "the database has no results yet: `lapchart run` makes some");
}

bool stored_commit_find(char **sha, struct store *store, const char *name, struct error *err)
{
	struct search search = {0};
	bool good = name ? find_by_name(&search, store, name, err) : find_latest(&search, store, err);
	if (good)
		*sha = search.sha;
	else
		free(search.sha);
	return good;
}

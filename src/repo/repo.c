#include "repo/repo.h"

#include <git2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/path.h"
#include "repo/recode.h"

struct repo {
	git_repository *git;
	char *folder;
};

/* libgit2's own words, for failures that have none of ours. */
static bool git_failure(struct error *err, const char *folder)
{
	const git_error *last = git_error_last();
	return error_set(err, ERROR_SYSTEM, "git repository %s: %s", folder,
			 last && last->message ? last->message : "unknown error of libgit2");
}

/* --- opening --- */

static char *without_slash(const char *path)
{
	size_t length = strlen(path);
	return mem_text_n(path, length > 1 && path[length - 1] == '/' ? length - 1 : length);
}

static bool owned_by_another(const char *path)
{
	struct stat info;
	return stat(path, &info) == 0 && info.st_uid != geteuid();
}

/* The nearest folder at or above `path` that has a .git, be it a folder or the file of a linked worktree; else the
 * repository itself. */
static char *top_of(const char *path, const char *repository)
{
	char *folder = mem_text(path);
	for (;;) {
		char *entry = path_join(folder, ".git");
		bool here = path_exists(entry);
		free(entry);
		if (here)
			return folder;
		char *above = path_folder(folder);
		bool top = strcmp(above, folder) == 0;
		free(folder);
		folder = above;
		if (top)
			break;
	}
	free(folder);
	return mem_text(repository);
}

/* The folder of a repository that libgit2 does not open because of its owner, as git wants to hear of it. NULL: that
 * is not the reason. `code` is the failure's; `path` is absolute. */
static char *foreign_folder(int code, const char *path)
{
	git_buf found = {0};
	/* libgit2 1.5 says "not found" (of the configuration entry) where no safe.directory is configured at all. */
	if ((code != GIT_EOWNER && code != GIT_ENOTFOUND) || git_repository_discover(&found, path, 0, NULL) != 0)
		return NULL;
	char *repository = without_slash(found.ptr);
	git_buf_dispose(&found);
	char *folder = top_of(path, repository);
	bool foreign = code == GIT_EOWNER || owned_by_another(repository) || owned_by_another(folder);
	free(repository);
	if (foreign)
		return folder;
	free(folder);
	return NULL;
}

static bool cannot_open(struct error *err, int code, const char *path)
{
	char *full = realpath(path, NULL);
	const char *name = full ? full : path;
	git_failure(err, name); /* first: looking for the owner overwrites what libgit2 has to say */
	char *folder = foreign_folder(code, name);
	if (folder)
		error_set(err, ERROR_USAGE,
			  "the git repository %s belongs to another user: if you trust it, "
			  "`git config --global --add safe.directory %s`",
			  folder, folder);
	else if (code == GIT_ENOTFOUND)
		error_set(
			err, ERROR_USAGE,
			"%s is not inside a git repository: run lapchart in a checkout, or `git init` and commit first",
			name);
	free(folder);
	free(full);
	return false;
}

bool repo_open(struct repo **out, const char *path, struct error *err)
{
	git_libgit2_init();
	struct repo *repo = mem_zero(1, sizeof *repo);
	int code = git_repository_open_ext(&repo->git, path, 0, NULL);
	if (code < 0) {
		cannot_open(err, code, path);
		repo_free(repo);
		return false;
	}
	const char *folder = git_repository_workdir(repo->git);
	if (!folder) {
		error_set(err, ERROR_USAGE,
			  "%s is a bare git repository: run lapchart in a checkout (`git worktree add DIR` makes one)",
			  git_repository_path(repo->git));
		repo_free(repo);
		return false;
	}
	repo->folder = without_slash(folder);
	*out = repo;
	return true;
}

void repo_free(struct repo *repo)
{
	if (!repo)
		return;
	git_repository_free(repo->git);
	free(repo->folder);
	free(repo);
	git_libgit2_shutdown();
}

const char *repo_folder(const struct repo *repo)
{
	return repo->folder;
}

/* --- commits --- */

/* Without the white space at its end: messages written elsewhere end their lines with "\r\n". */
static char *first_line(const char *message)
{
	size_t length = strcspn(message, "\n");
	while (length && strchr(" \t\r", message[length - 1]))
		length--;
	return mem_text_n(message, length);
}

static void copy_commit(struct commit *out, const git_commit *commit)
{
	const char *encoding = git_commit_message_encoding(commit);
	const git_signature *author = git_commit_author(commit);
	char *subject = first_line(git_commit_message(commit));
	*out = (struct commit){.parent_count = git_commit_parentcount(commit), .author_time = author->when.time};
	out->sha = mem_text(git_oid_tostr_s(git_commit_id(commit)));
	out->parents = mem_zero(out->parent_count, sizeof *out->parents);
	for (unsigned i = 0; i < out->parent_count; i++)
		out->parents[i] = mem_text(git_oid_tostr_s(git_commit_parent_id(commit, i)));
	out->author = recode_to_utf8(author->name, encoding);
	out->subject = recode_to_utf8(subject, encoding);
	free(subject);
}

static bool no_commit(const struct repo *repo, const char *name, int code, struct error *err)
{
	switch (code) {
	case GIT_EAMBIGUOUS:
		return error_set(err, ERROR_USAGE,
				 "'%s' begins the hash of more than one commit in %s: give more digits", name,
				 repo->folder);
	case GIT_ENOTFOUND:
	case GIT_EINVALIDSPEC:
		return error_set(err, ERROR_USAGE, "no commit '%s' in %s: give a hash, a tag, a branch, or HEAD~3",
				 name, repo->folder);
	default:
		return git_failure(err, repo->folder);
	}
}

bool repo_find(struct repo *repo, const char *name, struct commit *out, struct error *err)
{
	git_object *object, *commit;
	int code = git_revparse_single(&object, repo->git, name);
	if (code < 0)
		return no_commit(repo, name, code, err);
	code = git_object_peel(&commit, object, GIT_OBJECT_COMMIT);
	git_object_free(object);
	if (code < 0)
		return error_set(err, ERROR_USAGE, "'%s' in %s is a file or a folder, not a commit", name,
				 repo->folder);
	copy_commit(out, (git_commit *)commit);
	git_object_free(commit);
	return true;
}

bool repo_head(struct repo *repo, struct commit *out, struct error *err)
{
	if (git_repository_head_unborn(repo->git) == 1)
		return error_set(err, ERROR_USAGE,
				 "the git repository %s has no commit yet: `git add` and `git commit` first, results "
				 "are kept by commit",
				 repo->folder);
	return repo_find(repo, "HEAD", out, err);
}

/* --- uncommitted changes --- */

struct search {
	const char *database, *site;
	bool dirty;
};

/* The part of `path` behind `start`; NULL where it does not begin so. */
static const char *behind(const char *path, const char *start)
{
	size_t length = start ? strlen(start) : 0;
	return length && strncmp(path, start, length) == 0 ? path + length : NULL;
}

/* Is it the database, or a file that SQLite keeps beside it? */
static bool is_of_database(const char *path, const char *database)
{
	const char *rest = behind(path, database);
	return rest && !strchr(rest, '/');
}

static bool is_of_site(const char *path, const char *site)
{
	const char *rest = behind(path, site);
	return rest && *rest == '/';
}

static int look(const char *path, unsigned status, void *context)
{
	struct search *search = context;
	(void)status; /* every entry that is asked for is a change */
	if (is_of_database(path, search->database) || is_of_site(path, search->site))
		return 0;
	search->dirty = true;
	return 1;
}

bool repo_is_dirty(struct repo *repo, const char *database, const char *site, bool *dirty, struct error *err)
{
	git_status_options options;
	git_status_options_init(&options, GIT_STATUS_OPTIONS_VERSION);
	options.show = GIT_STATUS_SHOW_INDEX_AND_WORKDIR;
	/* Ignored folders are not entered. Untracked ones neither, unless what is to be left out may be in one. */
	options.flags = GIT_STATUS_OPT_INCLUDE_UNTRACKED;
	if ((database && strchr(database, '/')) || (site && strchr(site, '/')))
		options.flags |= GIT_STATUS_OPT_RECURSE_UNTRACKED_DIRS;
	struct search search = {.database = database, .site = site};
	int code = git_status_foreach_ext(repo->git, &options, look, &search);
	*dirty = search.dirty;
	return code >= 0 || git_failure(err, repo->folder);
}

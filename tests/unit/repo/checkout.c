#include "checkout.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/path.h"

static char *top;

void checkout_make(void)
{
	struct error err = ERROR_INIT;
	const char *folder = getenv("TMPDIR");
	char *made;
	ck_assert_msg(path_make_temporary(&made, folder ? folder : "/tmp", "lapchart-repo-", &err), "%s", err.message);
	top = realpath(made, NULL);
	free(made);
	setenv("HOME", top, 1);
	setenv("XDG_CONFIG_HOME", top, 1);
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	setenv("GIT_AUTHOR_NAME", "Ada Lovelace", 1);
	setenv("GIT_AUTHOR_EMAIL", "ada@example.org", 1);
	setenv("GIT_AUTHOR_DATE", "1700000000 +0100", 1);
	setenv("GIT_COMMITTER_NAME", "Somebody Else", 1);
	setenv("GIT_COMMITTER_EMAIL", "else@example.org", 1);
	setenv("GIT_COMMITTER_DATE", "1800000000 +0000", 1);
}

void checkout_remove(void)
{
	ck_assert(path_remove_all(top, NULL));
	free(top);
	top = NULL;
}

const char *checkout_path(const char *name)
{
	static char paths[4][4096];
	static unsigned next;
	char *path = paths[next++ % COUNT_OF(paths)];
	snprintf(path, sizeof paths[0], "%s%s%s", top, *name ? "/" : "", name);
	return path;
}

void checkout_run(const char *command)
{
	/* The log stands beside the folder: in it, it would be an untracked file. */
	char *line =
		mem_printf("cd '%s' && { %s\n} >'%s.log' 2>&1 || { cat '%s.log' >&2; false; }", top, command, top, top);
	int status = system(line);
	free(line);
	line = mem_printf("%s.log", top);
	remove(line);
	free(line);
	ck_assert_msg(status == 0, "status %d of: %s", status, command);
}

void checkout_commit(void)
{
	checkout_run("git init -q -b main && echo one >tracked && git add tracked && git commit -q -m 'First commit'");
}

struct repo *checkout_open(const char *name)
{
	struct repo *repo;
	struct error err = ERROR_INIT;
	ck_assert_msg(repo_open(&repo, checkout_path(name), &err), "%s", err.message);
	return repo;
}

const char *checkout_refusal(const char *name)
{
	static struct error err;
	struct repo *repo;
	err = (struct error)ERROR_INIT;
	ck_assert(!repo_open(&repo, checkout_path(name), &err));
	ck_assert_int_ne(err.kind, ERROR_NONE);
	return err.message;
}

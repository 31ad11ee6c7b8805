#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../check_main.h"
#include "checkout.h"

TCase *open_tests(void);

START_TEST(a_checkout_opens_at_its_top)
{
	checkout_commit();
	struct repo *repo = checkout_open("");
	ck_assert_str_eq(repo_folder(repo), checkout_path(""));
	repo_free(repo);
}
END_TEST

START_TEST(a_subfolder_finds_the_checkout_above_it)
{
	checkout_commit();
	checkout_run("mkdir -p deep/er");
	struct repo *repo = checkout_open("deep/er");
	ck_assert_str_eq(repo_folder(repo), checkout_path(""));
	repo_free(repo);
}
END_TEST

START_TEST(a_linked_worktree_is_its_own_folder)
{
	checkout_run("mkdir main && cd main && git init -q -b main && git commit -q --allow-empty -m 'First commit' &&"
		     " git worktree add -q ../linked");
	struct repo *repo = checkout_open("linked");
	ck_assert_str_eq(repo_folder(repo), checkout_path("linked"));
	struct commit commit;
	struct error err = ERROR_INIT;
	ck_assert_msg(repo_head(repo, &commit, &err), "%s", err.message);
	ck_assert_str_eq(commit.subject, "First commit");
	commit_free(&commit);
	repo_free(repo);
}
END_TEST

START_TEST(a_worktree_of_a_bare_repository_opens)
{
	checkout_run("mkdir main && cd main && git init -q -b main && git commit -q --allow-empty -m 'First commit' &&"
		     " git clone -q --bare . ../bare.git && cd ../bare.git && git worktree add -q -b other ../linked");
	struct repo *repo = checkout_open("linked");
	ck_assert_str_eq(repo_folder(repo), checkout_path("linked"));
	repo_free(repo);
}
END_TEST

START_TEST(outside_of_a_repository_the_remedy_is_told)
{
	char expected[5000];
	snprintf(expected, sizeof expected,
		 "%s is not inside a git repository: run lapchart in a checkout, or `git init` and commit first",
		 checkout_path(""));
	ck_assert_str_eq(checkout_refusal(""), expected);
}
END_TEST

START_TEST(a_folder_that_is_not_there_is_no_repository)
{
	ck_assert_ptr_nonnull(strstr(checkout_refusal("absent"), "/absent is not inside a git repository"));
}
END_TEST

START_TEST(a_bare_repository_is_refused_with_the_remedy)
{
	checkout_run("git init -q --bare bare.git");
	const char *message = checkout_refusal("bare.git");
	ck_assert_msg(strstr(message, "is a bare git repository") && strstr(message, "git worktree add"), "%s",
		      message);
}
END_TEST

START_TEST(a_broken_repository_is_refused_with_its_folder)
{
	checkout_run("mkdir -p broken && cd broken && git init -q && echo '[core' >.git/config");
	const char *message = checkout_refusal("broken");
	ck_assert_msg(strstr(message, "git repository ") && strstr(message, "/broken: "), "%s", message);
}
END_TEST

/* Only root can give a repository away. */
static bool can_give_away(void)
{
	if (getuid() == 0)
		return true;
	fprintf(stderr, "skipped: needs root to give a repository to another user\n");
	return false;
}

static void assert_refused_with_the_remedy(void)
{
	char expected[5000];
	snprintf(expected, sizeof expected,
		 "the git repository %s belongs to another user: if you trust it, "
		 "`git config --global --add safe.directory %s`",
		 checkout_path("theirs"), checkout_path("theirs"));
	ck_assert_str_eq(checkout_refusal("theirs/sub"), expected);
}

START_TEST(a_repository_of_another_user_is_refused_with_the_remedy)
{
	if (!can_give_away())
		return;
	checkout_run("mkdir theirs && cd theirs && git init -q && mkdir sub && chown -R 12345:12345 .");
	assert_refused_with_the_remedy();
}
END_TEST

START_TEST(so_it_is_where_another_folder_is_safe)
{
	if (!can_give_away())
		return;
	checkout_run("mkdir theirs && cd theirs && git init -q && mkdir sub && chown -R 12345:12345 . &&"
		     " git config --global --add safe.directory /elsewhere");
	assert_refused_with_the_remedy();
}
END_TEST

START_TEST(the_remedy_names_the_linked_worktree)
{
	if (!can_give_away())
		return;
	checkout_run("mkdir main && cd main && git init -q -b main && git commit -q --allow-empty -m 'First commit' &&"
		     " git worktree add -q ../theirs && cd .. && mkdir theirs/sub && chown -R 12345:12345 main theirs");
	assert_refused_with_the_remedy();
	checkout_run("git config --global --add safe.directory \"$PWD/theirs\"");
	repo_free(checkout_open("theirs/sub"));
}
END_TEST

START_TEST(the_remedy_for_another_users_repository_helps)
{
	if (!can_give_away())
		return;
	checkout_run("mkdir theirs && cd theirs && git init -q && chown -R 12345:12345 . &&"
		     " git config --global --add safe.directory \"$PWD\"");
	repo_free(checkout_open("theirs"));
}
END_TEST

TCase *open_tests(void)
{
	TCase *tests = tcase_create("open");
	tcase_add_checked_fixture(tests, checkout_make, checkout_remove);
	tcase_add_test(tests, a_checkout_opens_at_its_top);
	tcase_add_test(tests, a_subfolder_finds_the_checkout_above_it);
	tcase_add_test(tests, a_linked_worktree_is_its_own_folder);
	tcase_add_test(tests, a_worktree_of_a_bare_repository_opens);
	tcase_add_test(tests, outside_of_a_repository_the_remedy_is_told);
	tcase_add_test(tests, a_folder_that_is_not_there_is_no_repository);
	tcase_add_test(tests, a_bare_repository_is_refused_with_the_remedy);
	tcase_add_test(tests, a_broken_repository_is_refused_with_its_folder);
	tcase_add_test(tests, a_repository_of_another_user_is_refused_with_the_remedy);
	tcase_add_test(tests, so_it_is_where_another_folder_is_safe);
	tcase_add_test(tests, the_remedy_names_the_linked_worktree);
	tcase_add_test(tests, the_remedy_for_another_users_repository_helps);
	return tests;
}

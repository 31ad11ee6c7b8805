#include <string.h>

#include "../check_main.h"
#include "checkout.h"

TCase *commit_tests(void);

static struct commit find(const char *name)
{
	struct repo *repo = checkout_open("");
	struct commit commit;
	struct error err = ERROR_INIT;
	bool good = strcmp(name, "HEAD") == 0 ? repo_head(repo, &commit, &err) : repo_find(repo, name, &commit, &err);
	ck_assert_msg(good, "%s: %s", name, err.message);
	repo_free(repo);
	return commit;
}

static const char *refusal(const char *name)
{
	static struct error err;
	struct repo *repo = checkout_open("");
	struct commit commit;
	err = (struct error)ERROR_INIT;
	ck_assert(!repo_find(repo, name, &commit, &err));
	ck_assert_int_eq(err.kind, ERROR_USAGE);
	repo_free(repo);
	return err.message;
}

static void assert_subject(const char *name, const char *subject)
{
	struct commit commit = find(name);
	ck_assert_str_eq(commit.subject, subject);
	commit_free(&commit);
}

START_TEST(head_tells_author_time_and_subject)
{
	checkout_commit();
	struct commit commit = find("HEAD");
	ck_assert_uint_eq(strspn(commit.sha, "0123456789abcdef"), 40);
	ck_assert_uint_eq(strlen(commit.sha), 40);
	ck_assert_uint_eq(commit.parent_count, 0);
	ck_assert_int_eq(commit.author_time, 1700000000);
	ck_assert_str_eq(commit.author, "Ada Lovelace");
	ck_assert_str_eq(commit.subject, "First commit");
	commit_free(&commit);
}
END_TEST

START_TEST(a_merge_tells_its_parents_in_order)
{
	checkout_commit();
	checkout_run("git checkout -q -b side && git commit -q --allow-empty -m side && git checkout -q main &&"
		     " git commit -q --allow-empty -m main && git merge -q --no-ff -m merge side");
	struct commit merge = find("HEAD"), first = find("HEAD~1"), second = find("side");
	ck_assert_uint_eq(merge.parent_count, 2);
	ck_assert_str_eq(merge.parents[0], first.sha);
	ck_assert_str_eq(merge.parents[1], second.sha);
	commit_free(&merge);
	commit_free(&first);
	commit_free(&second);
}
END_TEST

START_TEST(a_detached_head_is_a_commit)
{
	checkout_commit();
	checkout_run("git commit -q --allow-empty -m second && git checkout -q --detach HEAD~1");
	assert_subject("HEAD", "First commit");
}
END_TEST

START_TEST(a_repository_without_a_commit_says_so)
{
	checkout_run("git init -q");
	struct repo *repo = checkout_open("");
	struct commit commit;
	struct error err = ERROR_INIT;
	ck_assert(!repo_head(repo, &commit, &err));
	ck_assert_int_eq(err.kind, ERROR_USAGE);
	ck_assert_msg(strstr(err.message, "has no commit yet: `git add` and `git commit` first"), "%s", err.message);
	repo_free(repo);
}
END_TEST

START_TEST(the_subject_is_the_first_line_alone)
{
	checkout_commit();
	checkout_run("printf 'Subject \\r\\nmore\\r\\n\\r\\nbody\\r\\n' | git commit -q --allow-empty "
		     "--cleanup=verbatim -F -");
	assert_subject("HEAD", "Subject");
}
END_TEST

START_TEST(an_empty_message_is_an_empty_subject)
{
	checkout_commit();
	checkout_run("git commit -q --allow-empty --allow-empty-message -m ''");
	assert_subject("HEAD", "");
}
END_TEST

START_TEST(bytes_that_are_no_utf8_and_control_characters_stay)
{
	checkout_commit();
	/* `git commit` would repair the message. */
	checkout_run(
		"printf 'tree %s\\nauthor A <a> 1 +0000\\ncommitter A <a> 1 +0000\\n\\ncaf\\351 \\033[31mred\\001\\n'"
		" $(git rev-parse HEAD^{tree}) | git hash-object -t commit -w --stdin | xargs git reset -q --hard");
	assert_subject("HEAD", "caf\351 \033[31mred\001");
}
END_TEST

START_TEST(a_declared_encoding_is_turned_into_utf8)
{
	checkout_commit();
	checkout_run(
		"printf 'caf\\351\\n' | GIT_AUTHOR_NAME=\"$(printf 'Andr\\351')\" git -c i18n.commitEncoding=ISO-8859-1"
		" commit -q --allow-empty -F -");
	struct commit commit = find("HEAD");
	ck_assert_str_eq(commit.subject, "caf\303\251");
	ck_assert_str_eq(commit.author, "Andr\303\251");
	commit_free(&commit);
}
END_TEST

START_TEST(an_encoding_that_nobody_knows_leaves_the_bytes)
{
	checkout_commit();
	checkout_run("printf 'caf\\351\\n' | git -c i18n.commitEncoding=x-nobody commit -q --allow-empty -F -");
	assert_subject("HEAD", "caf\351");
}
END_TEST

START_TEST(a_commit_is_found_by_any_name_of_git)
{
	checkout_commit();
	checkout_run("git tag light && git tag -a -m note heavy && git commit -q --allow-empty -m second");
	struct commit first = find("HEAD~1");
	char brief[9] = "";
	memcpy(brief, first.sha, 8);
	assert_subject(first.sha, "First commit");
	assert_subject(brief, "First commit");
	assert_subject("light", "First commit");
	assert_subject("heavy", "First commit");
	assert_subject("main", "second");
	commit_free(&first);
}
END_TEST

START_TEST(a_name_without_a_commit_is_refused_with_the_remedy)
{
	checkout_commit();
	static const char *const names[] = {"nowhere", "HEAD~7", "0123456789", "bad name^{", "main..main", ""};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *message = refusal(names[i]);
		ck_assert_msg(strstr(message, names[i]) && strstr(message, "give a hash, a tag, a branch, or HEAD~3"),
			      "%s", message);
	}
}
END_TEST

START_TEST(a_file_is_no_commit)
{
	checkout_commit();
	ck_assert_ptr_nonnull(strstr(refusal("HEAD:tracked"), "is a file or a folder, not a commit"));
}
END_TEST

START_TEST(digits_that_begin_two_hashes_are_ambiguous)
{
	/* The hashes of these two commits both begin with 54d4f. */
	checkout_commit();
	checkout_run("git mktree </dev/null && for n in 469 1034; do"
		     " printf 'tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\\nauthor A <a> 1 +0000\\n"
		     "committer A <a> 1 +0000\\n\\n%d\\n' $n | git hash-object -t commit -w --stdin; done");
	const char *message = refusal("54d4f");
	ck_assert_msg(strstr(message, "begins the hash of more than one commit"), "%s", message);
}
END_TEST

TCase *commit_tests(void)
{
	TCase *tests = tcase_create("commit");
	tcase_add_checked_fixture(tests, checkout_make, checkout_remove);
	tcase_add_test(tests, head_tells_author_time_and_subject);
	tcase_add_test(tests, a_merge_tells_its_parents_in_order);
	tcase_add_test(tests, a_detached_head_is_a_commit);
	tcase_add_test(tests, a_repository_without_a_commit_says_so);
	tcase_add_test(tests, the_subject_is_the_first_line_alone);
	tcase_add_test(tests, an_empty_message_is_an_empty_subject);
	tcase_add_test(tests, bytes_that_are_no_utf8_and_control_characters_stay);
	tcase_add_test(tests, a_declared_encoding_is_turned_into_utf8);
	tcase_add_test(tests, an_encoding_that_nobody_knows_leaves_the_bytes);
	tcase_add_test(tests, a_commit_is_found_by_any_name_of_git);
	tcase_add_test(tests, a_name_without_a_commit_is_refused_with_the_remedy);
	tcase_add_test(tests, a_file_is_no_commit);
	tcase_add_test(tests, digits_that_begin_two_hashes_are_ambiguous);
	return tests;
}

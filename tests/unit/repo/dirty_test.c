#include "../check_main.h"
#include "checkout.h"

TCase *dirty_tests(void);

static void make(void)
{
	checkout_make();
	checkout_commit();
}

static bool dirty_without_both(const char *database, const char *site)
{
	struct repo *repo = checkout_open("");
	bool dirty = false;
	struct error err = ERROR_INIT;
	ck_assert_msg(repo_is_dirty(repo, database, site, &dirty, &err), "%s", err.message);
	repo_free(repo);
	return dirty;
}

static bool dirty_without(const char *database)
{
	return dirty_without_both(database, NULL);
}

static bool dirty(void)
{
	return dirty_without(NULL);
}

START_TEST(a_fresh_checkout_is_clean)
{
	ck_assert(!dirty());
}
END_TEST

START_TEST(a_changed_tracked_file_is_dirt)
{
	checkout_run("echo two >tracked");
	ck_assert(dirty());
}
END_TEST

START_TEST(a_file_that_was_only_touched_is_not)
{
	checkout_run("touch -d 2001-01-01 tracked");
	ck_assert(!dirty());
}
END_TEST

START_TEST(a_deleted_tracked_file_is_dirt)
{
	checkout_run("rm tracked");
	ck_assert(dirty());
}
END_TEST

START_TEST(a_staged_change_is_dirt)
{
	checkout_run("echo two >tracked && git add tracked");
	ck_assert(dirty());
}
END_TEST

START_TEST(an_untracked_file_is_dirt)
{
	checkout_run("echo new >untracked");
	ck_assert(dirty());
}
END_TEST

START_TEST(an_untracked_file_in_a_new_folder_is_dirt)
{
	checkout_run("mkdir -p new/folder && echo new >new/folder/untracked");
	ck_assert(dirty());
}
END_TEST

START_TEST(an_empty_folder_is_not)
{
	checkout_run("mkdir -p new/folder");
	ck_assert(!dirty());
}
END_TEST

START_TEST(ignored_files_and_folders_are_not)
{
	checkout_run("printf '*.o\\n/build/\\n' >.gitignore && git add .gitignore && git commit -q -m ignore &&"
		     " mkdir build new && echo x >build/file && echo x >code.o && echo x >new/code.o");
	ck_assert(!dirty());
}
END_TEST

START_TEST(the_database_and_what_sqlite_keeps_beside_it_are_left_out)
{
	checkout_run("echo x >lapchart.db; echo x >lapchart.db-wal; echo x >lapchart.db-shm");
	ck_assert(dirty());
	ck_assert(!dirty_without("lapchart.db"));
	checkout_run("echo x >another.db");
	ck_assert(dirty_without("lapchart.db"));
}
END_TEST

START_TEST(a_tracked_database_is_left_out_too)
{
	checkout_run("echo x >lapchart.db && git add . && git commit -q -m database && echo y >lapchart.db");
	ck_assert(dirty());
	ck_assert(!dirty_without("lapchart.db"));
}
END_TEST

START_TEST(a_database_in_a_new_folder_is_left_out_and_nothing_else_there)
{
	checkout_run("mkdir -p bench/data && echo x >bench/data/lap.db && echo x >bench/data/lap.db-wal");
	ck_assert(dirty());
	ck_assert(!dirty_without("bench/data/lap.db"));
	checkout_run("echo x >bench/other");
	ck_assert(dirty_without("bench/data/lap.db"));
}
END_TEST

START_TEST(a_published_site_is_left_out_with_all_it_holds)
{
	checkout_run("mkdir -p site/deep && echo x >site/index.html && echo x >site/deep/page");
	ck_assert(dirty());
	ck_assert(!dirty_without_both(NULL, "site"));
	ck_assert(dirty_without_both(NULL, "sit"));
	checkout_run("mkdir -p out && mv site out/site");
	ck_assert(!dirty_without_both(NULL, "out/site"));
	checkout_run("echo x >out/other");
	ck_assert(dirty_without_both(NULL, "out/site"));
}
END_TEST

START_TEST(a_folder_whose_name_begins_as_the_database_is_dirt)
{
	checkout_run("mkdir lapchart.db-old && echo x >lapchart.db-old/file");
	ck_assert(dirty_without("lapchart.db"));
}
END_TEST

START_TEST(the_check_changes_nothing_in_the_repository)
{
	checkout_run("touch -d 2001-01-01 tracked && cp .git/index before");
	ck_assert(dirty());
	checkout_run("cmp .git/index before");
}
END_TEST

TCase *dirty_tests(void)
{
	TCase *tests = tcase_create("dirty");
	tcase_add_checked_fixture(tests, make, checkout_remove);
	tcase_add_test(tests, a_fresh_checkout_is_clean);
	tcase_add_test(tests, a_changed_tracked_file_is_dirt);
	tcase_add_test(tests, a_file_that_was_only_touched_is_not);
	tcase_add_test(tests, a_deleted_tracked_file_is_dirt);
	tcase_add_test(tests, a_staged_change_is_dirt);
	tcase_add_test(tests, an_untracked_file_is_dirt);
	tcase_add_test(tests, an_untracked_file_in_a_new_folder_is_dirt);
	tcase_add_test(tests, an_empty_folder_is_not);
	tcase_add_test(tests, ignored_files_and_folders_are_not);
	tcase_add_test(tests, the_database_and_what_sqlite_keeps_beside_it_are_left_out);
	tcase_add_test(tests, a_tracked_database_is_left_out_too);
	tcase_add_test(tests, a_database_in_a_new_folder_is_left_out_and_nothing_else_there);
	tcase_add_test(tests, a_published_site_is_left_out_with_all_it_holds);
	tcase_add_test(tests, a_folder_whose_name_begins_as_the_database_is_dirt);
	tcase_add_test(tests, the_check_changes_nothing_in_the_repository);
	return tests;
}

/*
 * A publish that is killed: what the next one finds and leaves.
 */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../check_main.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/path.h"
#include "site.h"

TCase *kill_tests(void);

enum { KILLS = 25, PAGES = 40 };

/* Files of version v: some that every version has, some of its own. */
static void publish_version(int version)
{
	struct output *output = site_open();
	char path[64], text[64];
	for (int i = 0; i < PAGES; i++) {
		snprintf(text, sizeof text, "version %d, page %d", version, i);
		if (i % 2)
			snprintf(path, sizeof path, "common/%d.html", i);
		else
			snprintf(path, sizeof path, "v%d/%d/page.html", version, i);
		site_write(output, path, text);
	}
	site_finish(output);
}

static void publish_and_be_killed(int version, long nanoseconds)
{
	pid_t child = fork();
	ck_assert_int_ge(child, 0);
	if (child == 0) {
		publish_version(version);
		_exit(0);
	}
	nanosleep(&(struct timespec){0, nanoseconds}, NULL);
	kill(child, SIGKILL);
	ck_assert_int_eq(waitpid(child, NULL, 0), child);
}

/* No file of the site is a half one, at any moment. */
static void expect_whole_files(void)
{
	char path[64];
	for (int i = 1; i < PAGES; i += 2) {
		struct buf text = BUF_INIT;
		int version, page, end = 0;
		snprintf(path, sizeof path, "common/%d.html", i);
		if (file_read(&text, site_path(path), 1 << 20, NULL)) {
			ck_assert_int_eq(sscanf(text.data, "version %d, page %d%n", &version, &page, &end), 2);
			ck_assert_int_eq(page, i);
			ck_assert_uint_eq((size_t)end, text.length);
		}
		buf_free(&text);
	}
}

static size_t entries(const char *folder)
{
	char **names;
	size_t count;
	ck_assert(path_list(&names, &count, site_path(folder), NULL));
	path_list_free(names, count);
	return count;
}

START_TEST(the_publish_after_a_killed_one_leaves_exactly_its_own_files)
{
	uint64_t state = 99;
	for (int i = 0; i < KILLS; i++) {
		publish_and_be_killed(i, (long)hash_below(&state, 6000000));
		expect_whole_files();
	}
	publish_version(KILLS);
	ck_assert_uint_eq(entries(""), 3); /* the list, common and v25 */
	ck_assert_uint_eq(entries("common"), PAGES / 2);
	ck_assert_uint_eq(entries("v25"), PAGES / 2);
	site_expect("v25/0/page.html", "version 25, page 0");
}
END_TEST

START_TEST(files_under_way_are_thrown_away_by_the_next)
{
	publish_version(1);
	site_put_foreign(".lapchart-new/17", "half a pa");
	publish_version(1);
	ck_assert(!path_exists(site_path(".lapchart-new")));
}
END_TEST

START_TEST(a_folder_made_for_a_file_that_was_not_begun_goes)
{
	publish_version(1);
	ck_assert(path_make_folders(site_path("a/b"), NULL));
	site_put_foreign(".lapchart-files", "a/b/c/d/page.html\n");
	site_finish(site_open());
	ck_assert(!path_exists(site_path("a")));
}
END_TEST

START_TEST(a_first_publish_that_was_killed_at_once_does_not_lock_the_folder)
{
	ck_assert(path_make_folders(site_path(".lapchart-new"), NULL));
	publish_version(1);
	ck_assert_uint_eq(entries(""), 3);
}
END_TEST

START_TEST(half_a_line_at_the_end_of_the_list_is_cut_off)
{
	publish_version(1);
	site_put_foreign("precious", "x");
	site_put_foreign(".lapchart-files", "common/1.html\nprecious");
	output_abandon(site_open());
	site_expect(".lapchart-files", "common/1.html\n");
	site_put_foreign(".lapchart-files", "precious");
	site_finish(site_open());
	site_expect("precious", "x");
}
END_TEST

TCase *kill_tests(void)
{
	TCase *tests = tcase_create("kill");
	tcase_set_timeout(tests, 60);
	tcase_add_checked_fixture(tests, site_set_up, site_tear_down);
	tcase_add_test(tests, the_publish_after_a_killed_one_leaves_exactly_its_own_files);
	tcase_add_test(tests, files_under_way_are_thrown_away_by_the_next);
	tcase_add_test(tests, a_folder_made_for_a_file_that_was_not_begun_goes);
	tcase_add_test(tests, a_first_publish_that_was_killed_at_once_does_not_lock_the_folder);
	tcase_add_test(tests, half_a_line_at_the_end_of_the_list_is_cut_off);
	return tests;
}

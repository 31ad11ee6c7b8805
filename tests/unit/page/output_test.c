#include "page/output.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../check_main.h"
#include "base/mem.h"
#include "base/path.h"
#include "site.h"

TCase *output_tests(void);

#define FILES(...) ((const char *const[]){__VA_ARGS__, NULL})

static void expect_counts(struct output_counts counts, size_t created, size_t changed, size_t unchanged, size_t removed)
{
	ck_assert_uint_eq(counts.created, created);
	ck_assert_uint_eq(counts.changed, changed);
	ck_assert_uint_eq(counts.unchanged, unchanged);
	ck_assert_uint_eq(counts.removed, removed);
}

static void expect_no_open(const char *message)
{
	struct output *output = NULL;
	struct error err = ERROR_INIT;
	ck_assert(!output_open(&output, site_path(""), &err));
	ck_assert_ptr_null(output);
	ck_assert_msg(strstr(err.message, message) != NULL, "[%s] does not say [%s]", err.message, message);
}

static void expect_no_write(struct output *output, const char *path, const char *message)
{
	struct error err = ERROR_INIT;
	ck_assert_msg(!output_write(output, path, "x", 1, &err), "written: %s", path);
	ck_assert_msg(strstr(err.message, message) != NULL, "[%s] does not say [%s]", err.message, message);
}

START_TEST(a_site_is_written_with_its_folders)
{
	expect_counts(site_publish(FILES("index.html", "a/b/c.html", "a/b.svg")), 3, 0, 0, 0);
	site_expect("index.html", "index.html");
	site_expect("a/b/c.html", "a/b/c.html");
	site_expect("a/b.svg", "a/b.svg");
	site_expect(".lapchart-files", "a/b.svg\na/b/c.html\nindex.html\n");
	ck_assert(!path_exists(site_path(".lapchart-new")));
}
END_TEST

START_TEST(bytes_are_written_as_they_are)
{
	struct output *output = site_open();
	struct stat info;
	ck_assert(output_write(output, "zero.bin", "a\0b", 3, NULL));
	ck_assert(output_write(output, "empty", NULL, 0, NULL));
	expect_counts(site_finish(output), 2, 0, 0, 0);
	ck_assert_int_eq(stat(site_path("zero.bin"), &info), 0);
	ck_assert_int_eq(info.st_size, 3);
	ck_assert_int_eq(stat(site_path("empty"), &info), 0);
	ck_assert_int_eq(info.st_size, 0);
}
END_TEST

START_TEST(a_file_has_the_mode_that_the_user_asked_for)
{
	struct stat info;
	umask(027);
	site_publish(FILES("index.html"));
	ck_assert_int_eq(stat(site_path("index.html"), &info), 0);
	ck_assert_int_eq(info.st_mode & 0777, 0640);
}
END_TEST

START_TEST(only_what_changed_is_written_again)
{
	site_publish(FILES("a", "b", "c"));
	struct stat before, after, changed;
	stat(site_path("a"), &before);
	stat(site_path("b"), &changed);
	struct output *output = site_open();
	site_write(output, "a", "a");
	site_write(output, "b", "x"); /* of the same length */
	site_write(output, "c", "longer");
	expect_counts(site_finish(output), 0, 2, 1, 0);
	stat(site_path("a"), &after);
	ck_assert_uint_eq(after.st_ino, before.st_ino);
	ck_assert_int_eq(after.st_mtim.tv_nsec, before.st_mtim.tv_nsec);
	site_expect("b", "x");
	site_expect("c", "longer");
	stat(site_path("b"), &after);
	ck_assert_uint_ne(after.st_ino, changed.st_ino); /* replaced, not written into */
}
END_TEST

START_TEST(stale_files_go_with_the_folders_they_leave_empty)
{
	site_publish(FILES("a/b/c/old", "a/b/old", "a/kept", "old"));
	expect_counts(site_publish(FILES("a/kept")), 0, 0, 1, 3);
	ck_assert(!path_exists(site_path("a/b")));
	ck_assert(!path_exists(site_path("old")));
	site_expect("a/kept", "a/kept");
	site_expect(".lapchart-files", "a/kept\n");
}
END_TEST

START_TEST(what_others_put_there_is_left_alone)
{
	site_publish(FILES("a/old", "index.html"));
	site_put_foreign("CNAME", "bench.example");
	site_put_foreign("a/theirs", "x");
	site_put_foreign("index.html.backup", "y");
	expect_counts(site_publish(FILES("index.html")), 0, 0, 1, 1);
	site_expect("CNAME", "bench.example");
	site_expect("a/theirs", "x");
	site_expect("index.html.backup", "y");
}
END_TEST

START_TEST(a_file_that_others_put_in_the_way_is_kept)
{
	site_publish(FILES("index.html"));
	site_put_foreign("b.html", "theirs");
	struct output *output = site_open();
	site_write(output, "index.html", "index.html");
	expect_no_write(output, "b.html", "/b.html is not lapchart's and stands in its way: move it elsewhere");
	site_finish(output);
	site_expect("b.html", "theirs");
	site_publish(FILES("index.html"));
	site_expect("b.html", "theirs");
}
END_TEST

START_TEST(a_folder_of_someone_else_is_refused)
{
	site_put_foreign("thesis.tex", "x");
	expect_no_open("/site is not empty and was not made by lapchart (it has no .lapchart-files): choose another");
	site_expect("thesis.tex", "x");
	ck_assert(!path_exists(site_path(".lapchart-files")));
	ck_assert(!path_exists(site_path(".lapchart-new")));
}
END_TEST

START_TEST(an_empty_folder_is_taken)
{
	ck_assert(path_make_folders(site_path(""), NULL));
	expect_counts(site_publish(FILES("a")), 1, 0, 0, 0);
}
END_TEST

START_TEST(a_file_in_place_of_the_folder_is_an_error)
{
	char *name = path_folder(site_path(""));
	ck_assert(path_make_folders(name, NULL));
	free(name);
	FILE *file = fopen(site_path(""), "w");
	fclose(file);
	expect_no_open("cannot create the folder ");
}
END_TEST

static const struct bad_path {
	const char *path, *message;
} bad_paths[] = {
	{"/etc/passwd", "\"/etc/passwd\" cannot be a file of a site: it is absolute"},
	{"../x", "\"../x\" cannot be a file of a site: \".\" and \"..\" are not allowed in it"},
	{"a/../../x", "\".\" and \"..\" are not allowed in it"},
	{"a/..", "\".\" and \"..\" are not allowed in it"},
	{"./a", "\".\" and \"..\" are not allowed in it"},
	{".", "\".\" and \"..\" are not allowed in it"},
	{"", "\"\" cannot be a file of a site: it has an empty part"},
	{"a//b", "it has an empty part"},
	{"a/", "it has an empty part"},
	{"a\nb", "it has a control character"},
	{"a\x7f", "it has a control character"},
	{".lapchart-files", "names with .lapchart- are lapchart's own"},
	{".lapchart-new/1", "names with .lapchart- are lapchart's own"},
};

START_TEST(a_path_that_leads_elsewhere_is_refused)
{
	struct output *output = site_open();
	expect_no_write(output, bad_paths[_i].path, bad_paths[_i].message);
	expect_counts(site_finish(output), 0, 0, 0, 0);
	site_expect(".lapchart-files", "");
}
END_TEST

START_TEST(names_with_dots_are_names)
{
	site_publish(FILES("..a", "a..", ".nojekyll", "...", "a/.b"));
	site_expect("..a", "..a");
	site_expect("...", "...");
}
END_TEST

START_TEST(the_same_path_twice_is_an_error)
{
	struct output *output = site_open();
	site_write(output, "a/x.html", "first");
	expect_no_write(output, "a/x.html", "two pages have the same path \"a/x.html\"");
	expect_counts(site_finish(output), 1, 0, 0, 0);
	site_expect("a/x.html", "first");
}
END_TEST

START_TEST(a_folder_in_place_of_a_file_is_an_error)
{
	struct output *output = site_open();
	site_write(output, "a/b", "x");
	site_write(output, "c", "x");
	expect_no_write(output, "a", "/a is not lapchart's and stands in its way");
	expect_no_write(output, "c/d", "cannot create the folder ");
	output_abandon(output);
}
END_TEST

START_TEST(a_link_in_place_of_a_folder_is_not_followed)
{
	site_publish(FILES("index.html", "chart/old.svg"));
	site_put_foreign("../elsewhere/old.svg", "theirs");
	ck_assert(path_remove_all(site_path("chart"), NULL));
	ck_assert_int_eq(symlink(site_path("../elsewhere"), site_path("chart")), 0);
	struct output *output = site_open();
	expect_no_write(output, "chart/new.svg", "/site/chart is a link; lapchart writes into folders of its own only");
	expect_counts(site_finish(output), 0, 0, 0, 1); /* index.html */
	site_expect("../elsewhere/old.svg", "theirs");
	ck_assert(!path_exists(site_path("../elsewhere/new.svg")));
}
END_TEST

static const struct bad_path bad_lists[] = {
	{"index.html\n../../precious\n", "/.lapchart-files:2: \"../../precious\" cannot be a file of a site: "},
	{"/etc/passwd\n", "/.lapchart-files:1: \"/etc/passwd\" cannot be a file of a site: it is absolute"},
	{"\n", "/.lapchart-files:1: \"\" cannot be a file of a site: it has an empty part"},
};

START_TEST(a_list_that_leads_elsewhere_is_refused)
{
	site_put_foreign(".lapchart-files", bad_lists[_i].path);
	expect_no_open(bad_lists[_i].message);
	site_expect(".lapchart-files", bad_lists[_i].path);
}
END_TEST

START_TEST(a_list_may_name_a_file_twice_or_one_that_is_gone)
{
	site_publish(FILES("a", "b"));
	site_put_foreign(".lapchart-files", "a\na\nb\ngone/too\nb\n");
	expect_counts(site_publish(FILES("a")), 0, 0, 1, 1);
	site_expect(".lapchart-files", "a\n");
}
END_TEST

START_TEST(a_second_publish_at_the_same_time_is_refused)
{
	struct output *output = site_open();
	expect_no_open("another lapchart is publishing into ");
	site_write(output, "a", "a");
	site_finish(output);
	output_abandon(site_open());
}
END_TEST

START_TEST(giving_up_removes_nothing)
{
	site_publish(FILES("a", "b"));
	struct output *output = site_open();
	site_write(output, "a", "new");
	site_write(output, "c/d", "new");
	output_abandon(output);
	output_abandon(NULL);
	site_expect("a", "new");
	site_expect("b", "b");
	site_expect("c/d", "new");
	ck_assert(!path_exists(site_path(".lapchart-new")));
	expect_counts(site_publish(FILES("b")), 0, 0, 1, 2);
	ck_assert(!path_exists(site_path("c")));
}
END_TEST

START_TEST(a_stale_file_that_cannot_be_removed_is_an_error)
{
	site_publish(FILES("a", "b"));
	ck_assert(path_remove_all(site_path("b"), NULL));
	site_put_foreign("b/theirs", "x");
	struct output *output = site_open();
	struct output_counts counts;
	struct error err = ERROR_INIT;
	site_write(output, "a", "a");
	ck_assert(!output_finish(output, &counts, &err));
	ck_assert_ptr_nonnull(strstr(err.message, "cannot remove "));
	site_expect("b/theirs", "x");
}
END_TEST

enum { THREADS = 4, PAGES = 50 };

struct job {
	struct output *output;
	int number;
	int claimed; /* of the pages that all threads want */
};

static void *write_pages(void *argument)
{
	struct job *job = argument;
	char path[64];
	for (int i = 0; i < PAGES; i++) {
		snprintf(path, sizeof path, "own/%d/%d.html", i % 7, job->number * PAGES + i);
		if (!output_write(job->output, path, path, strlen(path), NULL))
			return NULL;
		snprintf(path, sizeof path, "wanted/%d.html", i);
		job->claimed += output_write(job->output, path, path, strlen(path), NULL);
	}
	return job;
}

START_TEST(threads_write_at_the_same_time)
{
	struct output *output = site_open();
	struct job jobs[THREADS];
	pthread_t threads[THREADS];
	int claimed = 0;
	for (int i = 0; i < THREADS; i++) {
		jobs[i] = (struct job){output, i, 0};
		ck_assert_int_eq(pthread_create(&threads[i], NULL, write_pages, &jobs[i]), 0);
	}
	for (int i = 0; i < THREADS; i++) {
		void *good = NULL;
		pthread_join(threads[i], &good);
		ck_assert_ptr_nonnull(good);
		claimed += jobs[i].claimed;
	}
	ck_assert_int_eq(claimed, PAGES);
	expect_counts(site_finish(output), THREADS * PAGES + PAGES, 0, 0, 0);
	site_expect("own/0/49.html", "own/0/49.html");
}
END_TEST

TCase *output_tests(void)
{
	TCase *tests = tcase_create("output");
	tcase_add_checked_fixture(tests, site_set_up, site_tear_down);
	tcase_add_test(tests, a_site_is_written_with_its_folders);
	tcase_add_test(tests, bytes_are_written_as_they_are);
	tcase_add_test(tests, a_file_has_the_mode_that_the_user_asked_for);
	tcase_add_test(tests, only_what_changed_is_written_again);
	tcase_add_test(tests, stale_files_go_with_the_folders_they_leave_empty);
	tcase_add_test(tests, what_others_put_there_is_left_alone);
	tcase_add_test(tests, a_file_that_others_put_in_the_way_is_kept);
	tcase_add_test(tests, a_folder_of_someone_else_is_refused);
	tcase_add_test(tests, an_empty_folder_is_taken);
	tcase_add_test(tests, a_file_in_place_of_the_folder_is_an_error);
	tcase_add_loop_test(tests, a_path_that_leads_elsewhere_is_refused, 0, COUNT_OF(bad_paths));
	tcase_add_test(tests, names_with_dots_are_names);
	tcase_add_test(tests, the_same_path_twice_is_an_error);
	tcase_add_test(tests, a_folder_in_place_of_a_file_is_an_error);
	tcase_add_test(tests, a_link_in_place_of_a_folder_is_not_followed);
	tcase_add_loop_test(tests, a_list_that_leads_elsewhere_is_refused, 0, COUNT_OF(bad_lists));
	tcase_add_test(tests, a_list_may_name_a_file_twice_or_one_that_is_gone);
	tcase_add_test(tests, a_second_publish_at_the_same_time_is_refused);
	tcase_add_test(tests, giving_up_removes_nothing);
	tcase_add_test(tests, a_stale_file_that_cannot_be_removed_is_an_error);
	tcase_add_test(tests, threads_write_at_the_same_time);
	return tests;
}

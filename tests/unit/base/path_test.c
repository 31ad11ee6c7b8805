#include "base/path.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"

#include "../check_main.h"

TCase *path_tests(void);

static char *make_folder(void)
{
	const char *temporary = getenv("TMPDIR");
	char *folder;
	ck_assert(path_make_temporary(&folder, temporary ? temporary : "/tmp", "lapchart-base-", NULL));
	return folder;
}

static void ck_assert_owned(char *seen, const char *expected)
{
	ck_assert_str_eq(seen, expected);
	free(seen);
}

START_TEST(an_absolute_name_wins)
{
	ck_assert_owned(path_join("a", "b"), "a/b");
	ck_assert_owned(path_join("a/", "b"), "a/b");
	ck_assert_owned(path_join("/", "b"), "/b");
	ck_assert_owned(path_join("a", "/b"), "/b");
	ck_assert_owned(path_join("", "b"), "b");
}
END_TEST

START_TEST(a_path_is_a_folder_and_a_name)
{
	ck_assert_owned(path_folder("a/b/c"), "a/b");
	ck_assert_owned(path_folder("/a"), "/");
	ck_assert_owned(path_folder("a"), ".");
	ck_assert_str_eq(path_name("a/b/c"), "c");
	ck_assert_str_eq(path_name("c"), "c");
	ck_assert_str_eq(path_name("a/"), "");
}
END_TEST

START_TEST(folders_are_made_down_to_the_last)
{
	char *top = make_folder(), *deep = mem_printf("%s//a/b/c/", top);
	struct error err = ERROR_INIT;
	ck_assert_msg(path_make_folders(deep, &err), "%s", err.message);
	ck_assert(path_is_folder(deep));
	ck_assert(path_make_folders(deep, &err));
	ck_assert(path_make_folders("/", &err));
	ck_assert(path_remove_all(top, &err));
	free(deep);
	free(top);
}
END_TEST

START_TEST(a_file_in_the_way_of_a_folder_is_an_error)
{
	char *top = make_folder(), *file = path_join(top, "file"), *below = path_join(file, "below");
	struct error err = ERROR_INIT;
	ck_assert_int_eq(file_write(file, "x", 1, NULL), FILE_CREATED);
	ck_assert(!path_make_folders(file, &err));
	ck_assert_ptr_nonnull(strstr(err.message, file));
	ck_assert(!path_make_folders(below, &err));
	ck_assert_ptr_nonnull(strstr(err.message, below));
	ck_assert(!path_make_folders("", &err));
	ck_assert(path_remove_all(top, NULL));
	free(below);
	free(file);
	free(top);
}
END_TEST

START_TEST(removing_does_not_follow_links)
{
	char *top = make_folder(), *other = make_folder();
	char *inside = path_join(top, "a/b"), *link = path_join(inside, "link"), *kept = path_join(other, "kept");
	ck_assert(path_make_folders(inside, NULL));
	ck_assert_int_eq(file_write(kept, "x", 1, NULL), FILE_CREATED);
	ck_assert_int_eq(symlink(other, link), 0);
	ck_assert(path_remove_all(top, NULL));
	ck_assert(!path_exists(top));
	ck_assert(path_exists(kept));
	ck_assert_int_eq(symlink(other, top), 0);
	ck_assert(path_remove_all(top, NULL));
	ck_assert(path_exists(kept));
	ck_assert(path_remove_all(top, NULL)); /* absent is good */
	ck_assert(path_remove_all(kept, NULL));
	ck_assert(path_remove_all(other, NULL));
	free(kept);
	free(link);
	free(inside);
	free(other);
	free(top);
}
END_TEST

START_TEST(names_are_listed_in_the_order_of_their_bytes)
{
	static const char *const made[] = {"b", "B", "a10", "a9", ".hidden", "\xc3\xa4"};
	static const char *const expected[] = {".hidden", "B", "a10", "a9", "b", "\xc3\xa4"};
	char *top = make_folder(), **names;
	size_t count;
	for (size_t i = 0; i < COUNT_OF(made); i++) {
		char *path = path_join(top, made[i]);
		ck_assert_int_eq(mkdir(path, 0777), 0);
		free(path);
	}
	ck_assert(path_list(&names, &count, top, NULL));
	ck_assert_uint_eq(count, COUNT_OF(expected));
	for (size_t i = 0; i < count; i++)
		ck_assert_str_eq(names[i], expected[i]);
	path_list_free(names, count);
	ck_assert(path_remove_all(top, NULL));
	free(top);
}
END_TEST

START_TEST(what_is_no_folder_cannot_be_listed)
{
	struct error err = ERROR_INIT;
	char **names;
	size_t count;
	ck_assert(!path_list(&names, &count, "/proc/self/status", &err));
	ck_assert_str_eq(err.message, "cannot read the folder /proc/self/status: Not a directory");
	ck_assert(!path_list(&names, &count, "/no/such/folder", &err));
}
END_TEST

START_TEST(a_private_folder_is_private)
{
	struct error err = ERROR_INIT;
	struct stat info;
	char *top = make_folder(), *none = NULL;
	ck_assert_int_eq(stat(top, &info), 0);
	ck_assert_uint_eq(info.st_mode & 07777, 0700);
	ck_assert(!path_make_temporary(&none, "/no/such/folder", "x", &err));
	ck_assert_ptr_null(none);
	ck_assert_ptr_nonnull(strstr(err.message, "/no/such/folder"));
	ck_assert(path_remove_all(top, NULL));
	free(top);
}
END_TEST

START_TEST(a_slug_is_a_safe_name_of_a_file)
{
	ck_assert_owned(path_slug("mandelbrot-tutorial_1.2"), "mandelbrot-tutorial_1.2");
	ck_assert_owned(path_slug("a/b c=d"), "a-b-c-d");
	ck_assert_owned(path_slug(""), "-");
	ck_assert_owned(path_slug("."), "-.");
	ck_assert_owned(path_slug(".."), "-..");
	ck_assert_owned(path_slug("../../etc"), "-..-..-etc");
	ck_assert_owned(path_slug("\xc3\xa4\n"), "---");
}
END_TEST

START_TEST(a_program_is_found_in_the_folders_of_path)
{
	char *top = make_folder(), *tool = path_join(top, "tool"), *text = path_join(top, "text");
	char *before = mem_text(getenv("PATH"));
	ck_assert_int_eq(file_write(tool, "#!/bin/sh\n", 10, NULL), FILE_CREATED);
	ck_assert_int_eq(file_write(text, "x", 1, NULL), FILE_CREATED);
	ck_assert_int_eq(chmod(tool, 0700), 0);
	char *folders = mem_printf("/no/such/folder:%s", top);
	setenv("PATH", folders, 1);
	ck_assert_owned(path_find_program("tool"), tool);
	ck_assert_owned(path_find_program(tool), tool);
	ck_assert_ptr_null(path_find_program("text"));
	ck_assert_ptr_null(path_find_program(top));
	ck_assert_ptr_null(path_find_program(""));
	unsetenv("PATH");
	ck_assert_ptr_null(path_find_program("tool"));
	if (before)
		setenv("PATH", before, 1);
	ck_assert(path_remove_all(top, NULL));
	free(folders);
	free(before);
	free(text);
	free(tool);
	free(top);
}
END_TEST

START_TEST(the_program_knows_where_it_lies)
{
	char *folder = path_of_program();
	ck_assert(path_is_folder(folder));
	free(folder);
}
END_TEST

TCase *path_tests(void)
{
	TCase *tests = tcase_create("path");
	tcase_add_test(tests, an_absolute_name_wins);
	tcase_add_test(tests, a_path_is_a_folder_and_a_name);
	tcase_add_test(tests, folders_are_made_down_to_the_last);
	tcase_add_test(tests, a_file_in_the_way_of_a_folder_is_an_error);
	tcase_add_test(tests, removing_does_not_follow_links);
	tcase_add_test(tests, names_are_listed_in_the_order_of_their_bytes);
	tcase_add_test(tests, what_is_no_folder_cannot_be_listed);
	tcase_add_test(tests, a_private_folder_is_private);
	tcase_add_test(tests, a_slug_is_a_safe_name_of_a_file);
	tcase_add_test(tests, a_program_is_found_in_the_folders_of_path);
	tcase_add_test(tests, the_program_knows_where_it_lies);
	return tests;
}

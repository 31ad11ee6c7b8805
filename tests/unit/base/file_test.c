#include "base/file.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/path.h"

#include "../check_main.h"

TCase *file_tests(void);

/* A folder of the test's own; `file` is a name in it. */
struct place {
	char *folder, *file;
};

static struct place place_begin(void)
{
	struct place place;
	const char *temporary = getenv("TMPDIR");
	ck_assert(path_make_temporary(&place.folder, temporary ? temporary : "/tmp", "lapchart-base-", NULL));
	place.file = path_join(place.folder, "file");
	return place;
}

static void place_end(struct place *place)
{
	ck_assert(path_remove_all(place->folder, NULL));
	ck_assert(!path_exists(place->folder));
	free(place->folder);
	free(place->file);
}

static void ck_assert_names(const char *folder, const char *expected)
{
	char **names;
	size_t count;
	struct buf all = BUF_INIT;
	ck_assert(path_list(&names, &count, folder, NULL));
	for (size_t i = 0; i < count; i++)
		buf_printf(&all, "%s ", names[i]);
	ck_assert_str_eq(all.data, expected);
	path_list_free(names, count);
	buf_free(&all);
}

START_TEST(a_written_file_is_created_changed_or_left_alone)
{
	struct place place = place_begin();
	struct buf read = BUF_INIT;
	ck_assert_int_eq(file_write(place.file, "one", 3, NULL), FILE_CREATED);
	ck_assert_int_eq(file_write(place.file, "two", 3, NULL), FILE_CHANGED);
	ck_assert_int_eq(file_write(place.file, "two", 3, NULL), FILE_UNCHANGED);
	ck_assert_int_eq(file_write(place.file, "tw", 2, NULL), FILE_CHANGED);
	ck_assert(file_read(&read, place.file, 100, NULL));
	ck_assert_str_eq(read.data, "tw");
	ck_assert_int_eq(file_write(place.file, "", 0, NULL), FILE_CHANGED);
	ck_assert_int_eq(file_write(place.file, "", 0, NULL), FILE_UNCHANGED);
	ck_assert_names(place.folder, "file ");
	buf_free(&read);
	place_end(&place);
}
END_TEST

START_TEST(an_unchanged_file_keeps_its_time_stamp_and_inode)
{
	struct place place = place_begin();
	const struct timespec old[2] = {{1000, 0}, {1000, 0}};
	struct stat before, after;
	ck_assert_int_eq(file_write(place.file, "same", 4, NULL), FILE_CREATED);
	ck_assert_int_eq(utimensat(AT_FDCWD, place.file, old, 0), 0);
	ck_assert_int_eq(stat(place.file, &before), 0);
	ck_assert_int_eq(file_write(place.file, "same", 4, NULL), FILE_UNCHANGED);
	ck_assert_int_eq(stat(place.file, &after), 0);
	ck_assert_int_eq(after.st_mtime, 1000);
	ck_assert_uint_eq(after.st_ino, before.st_ino);
	place_end(&place);
}
END_TEST

START_TEST(a_new_file_has_the_mode_that_the_umask_leaves)
{
	static const mode_t masks[] = {022, 077, 002, 0};
	struct place place = place_begin();
	for (size_t i = 0; i < COUNT_OF(masks); i++) {
		struct stat info;
		mode_t old = umask(masks[i]);
		ck_assert_int_ne(file_write(place.file, masks + i, sizeof *masks, NULL), FILE_FAILED);
		umask(old);
		ck_assert_int_eq(stat(place.file, &info), 0);
		ck_assert_uint_eq(info.st_mode & 07777, 0666 & ~masks[i]);
	}
	place_end(&place);
}
END_TEST

START_TEST(a_file_that_cannot_be_written_is_named_and_nothing_is_left)
{
	struct place place = place_begin();
	struct error err = ERROR_INIT;
	char *below = path_join(place.file, "below");
	ck_assert_int_eq(file_write(below, "x", 1, &err), FILE_FAILED);
	ck_assert_ptr_nonnull(strstr(err.message, below));
	ck_assert_int_eq(err.kind, ERROR_SYSTEM);
	ck_assert_int_eq(mkdir(place.file, 0777), 0);
	ck_assert_int_eq(file_write(place.file, "x", 1, &err), FILE_FAILED);
	ck_assert_ptr_nonnull(strstr(err.message, place.file));
	ck_assert_names(place.folder, "file ");
	free(below);
	place_end(&place);
}
END_TEST

START_TEST(a_full_disk_is_an_error)
{
	struct error err = ERROR_INIT;
	int fd = open("/dev/full", O_WRONLY | O_CLOEXEC);
	if (fd < 0)
		return; /* a container may have none */
	ck_assert(!file_write_all(fd, "x", 1, &err));
	ck_assert_str_eq(err.message, "cannot write: No space left on device");
	close(fd);
}
END_TEST

START_TEST(a_closed_pipe_is_an_error)
{
	struct error err = ERROR_INIT;
	int ends[2];
	signal(SIGPIPE, SIG_IGN);
	ck_assert_int_eq(pipe(ends), 0);
	close(ends[0]);
	ck_assert(!file_write_all(ends[1], "x", 1, &err));
	ck_assert_str_eq(err.message, "cannot write: Broken pipe");
	close(ends[1]);
}
END_TEST

START_TEST(the_limit_of_a_file_is_kept)
{
	struct place place = place_begin();
	struct error err = ERROR_INIT;
	struct buf read = BUF_INIT;
	buf_text(&read, "before ");
	ck_assert_int_eq(file_write(place.file, "12345", 5, NULL), FILE_CREATED);
	ck_assert(!file_read(&read, place.file, 4, &err));
	ck_assert_str_eq(read.data, "before ");
	ck_assert_uint_eq(read.length, 7);
	ck_assert_ptr_nonnull(strstr(err.message, "is larger than 4 bytes"));
	ck_assert(file_read(&read, place.file, 5, &err));
	ck_assert_str_eq(read.data, "before 12345");
	buf_free(&read);
	place_end(&place);
}
END_TEST

START_TEST(a_file_that_never_ends_is_an_error)
{
	struct error err = ERROR_INIT;
	struct buf read = BUF_INIT;
	ck_assert(!file_read(&read, "/dev/zero", 100000, &err));
	ck_assert_str_eq(err.message, "/dev/zero is larger than 100000 bytes");
	ck_assert_uint_eq(read.length, 0);
	buf_free(&read);
}
END_TEST

START_TEST(what_is_absent_or_a_folder_cannot_be_read)
{
	struct place place = place_begin();
	struct error err = ERROR_INIT;
	struct buf read = BUF_INIT;
	ck_assert(!file_read(&read, place.file, 100, &err));
	ck_assert_ptr_nonnull(strstr(err.message, "cannot open"));
	ck_assert(!file_read(&read, place.folder, 100, &err));
	ck_assert_ptr_nonnull(strstr(err.message, "cannot read"));
	ck_assert_str_eq(read.data, "");
	place_end(&place);
}
END_TEST

START_TEST(bytes_are_kept_as_they_are)
{
	static const char bytes[] = "a\0b\xff\r\n";
	struct place place = place_begin();
	struct buf read = BUF_INIT;
	ck_assert_int_eq(file_write(place.file, bytes, sizeof bytes, NULL), FILE_CREATED);
	ck_assert(file_read(&read, place.file, 100, NULL));
	ck_assert_uint_eq(read.length, sizeof bytes);
	ck_assert_mem_eq(read.data, bytes, sizeof bytes);
	buf_free(&read);
	place_end(&place);
}
END_TEST

START_TEST(a_line_has_no_white_space_behind)
{
	struct place place = place_begin();
	ck_assert_int_eq(file_write(place.file, " 42 kB \n\n", 9, NULL), FILE_CREATED);
	char *line = file_read_line(place.folder, "/file");
	ck_assert_str_eq(line, " 42 kB");
	free(line);
	ck_assert_int_eq(file_write(place.file, "", 0, NULL), FILE_CHANGED);
	line = file_read_line("", place.file);
	ck_assert_str_eq(line, "");
	free(line);
	ck_assert_ptr_null(file_read_line(place.folder, "/absent"));
	place_end(&place);
}
END_TEST

TCase *file_tests(void)
{
	TCase *tests = tcase_create("file");
	tcase_add_test(tests, a_written_file_is_created_changed_or_left_alone);
	tcase_add_test(tests, an_unchanged_file_keeps_its_time_stamp_and_inode);
	tcase_add_test(tests, a_new_file_has_the_mode_that_the_umask_leaves);
	tcase_add_test(tests, a_file_that_cannot_be_written_is_named_and_nothing_is_left);
	tcase_add_test(tests, a_full_disk_is_an_error);
	tcase_add_test(tests, a_closed_pipe_is_an_error);
	tcase_add_test(tests, the_limit_of_a_file_is_kept);
	tcase_add_test(tests, a_file_that_never_ends_is_an_error);
	tcase_add_test(tests, what_is_absent_or_a_folder_cannot_be_read);
	tcase_add_test(tests, bytes_are_kept_as_they_are);
	tcase_add_test(tests, a_line_has_no_white_space_behind);
	return tests;
}

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/path.h"
#include "worker/usage.h"

#include "../check_main.h"

TCase *usage_tests(void);

/* A root whose /proc/self/status holds this text. */
static char *make_root(const char *status)
{
	char *root, *folder, *file;
	ck_assert(path_make_temporary(&root, "/tmp", "lapchart-usage-", NULL));
	folder = path_join(root, "proc/self");
	file = path_join(folder, "status");
	ck_assert(path_make_folders(folder, NULL));
	ck_assert_int_ne(file_write(file, status, strlen(status), NULL), FILE_FAILED);
	free(folder);
	free(file);
	return root;
}

static uint64_t peak_with(const char *status)
{
	char *root = make_root(status);
	struct usage usage;
	usage_read(&usage, root);
	path_remove_all(root, NULL);
	free(root);
	return usage.peak_bytes;
}

START_TEST(the_peak_is_that_of_the_status_file)
{
	ck_assert_uint_eq(peak_with("Name:\tworker\nVmPeak:\t  999999 kB\nVmHWM:\t    1234 kB\nVmRSS:\t 12 kB\n"),
			  1234 * 1024);
}
END_TEST

START_TEST(a_status_without_it_gives_no_peak)
{
	ck_assert_uint_eq(peak_with("Name:\tVmHWM: 12 kB\n"), 0);
	ck_assert_uint_eq(peak_with("Name:\tworker\nVmHWM:\tmuch kB\n"), 0);
	ck_assert_uint_eq(peak_with(""), 0);
}
END_TEST

START_TEST(a_system_without_proc_gives_no_peak)
{
	struct usage usage;
	usage_read(&usage, "/nonexistent");
	ck_assert_uint_eq(usage.peak_bytes, 0);
}
END_TEST

static void touch(size_t size)
{
	volatile char *bytes = mem_alloc(size);
	for (size_t i = 0; i < size; i += 512)
		bytes[i] = 1;
	free((char *)bytes);
}

START_TEST(memory_that_was_used_and_released_stays_in_the_peak)
{
	struct usage before, after;
	usage_read(&before, "");
	touch(64u << 20);
	usage_read(&after, "");
	ck_assert_uint_gt(before.peak_bytes, 0);
	ck_assert_uint_ge(after.peak_bytes, 60u << 20);
	ck_assert_int_ge(after.minor_faults, before.minor_faults);
}
END_TEST

START_TEST(what_children_used_is_included)
{
	struct usage usage;
	pid_t child = fork();
	if (child == 0) {
		touch(96u << 20);
		_exit(0);
	}
	ck_assert_int_eq(waitpid(child, NULL, 0), child);
	usage_read(&usage, "");
	ck_assert_uint_ge(usage.peak_bytes, 90u << 20);
	ck_assert_double_ge(usage.user_seconds + usage.system_seconds, 0);
}
END_TEST

TCase *usage_tests(void)
{
	TCase *tests = tcase_create("usage");
	tcase_add_test(tests, the_peak_is_that_of_the_status_file);
	tcase_add_test(tests, a_status_without_it_gives_no_peak);
	tcase_add_test(tests, a_system_without_proc_gives_no_peak);
	tcase_add_test(tests, memory_that_was_used_and_released_stays_in_the_peak);
	tcase_add_test(tests, what_children_used_is_included);
	return tests;
}

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/path.h"
#include "worker/reply.h"

#include "../check_main.h"

TCase *reply_tests(void);

static char *folder, *file;

static void make_folder(void)
{
	ck_assert(path_make_temporary(&folder, "/tmp", "lapchart-reply-", NULL));
	file = path_join(folder, "reply");
}

static void remove_folder(void)
{
	path_remove_all(folder, NULL);
	free(folder);
	free(file);
}

static void assert_file_holds(const char *text)
{
	struct buf bytes = BUF_INIT;
	ck_assert(file_read(&bytes, file, 1 << 16, NULL));
	ck_assert_str_eq(bytes.data, text);
	buf_free(&bytes);
}

START_TEST(lines_are_in_the_file_as_soon_as_they_are_sent)
{
	struct reply reply;
	ck_assert(reply_open(&reply, NULL, file, NULL));
	reply_send_text(&reply, MESSAGE_ERROR, "no luck");
	assert_file_holds("{\"type\":\"error\",\"message\":\"no luck\"}\n");
	reply_send_done(&reply);
	assert_file_holds("{\"type\":\"error\",\"message\":\"no luck\"}\n{\"type\":\"done\"}\n");
	reply_close(&reply);
}
END_TEST

START_TEST(the_descriptor_comes_first)
{
	struct reply reply;
	char number[16], line[64] = "";
	int ends[2];
	ck_assert_int_eq(pipe(ends), 0);
	snprintf(number, sizeof number, "%d", ends[1]);
	ck_assert(reply_open(&reply, number, file, NULL));
	ck_assert_int_ne(fcntl(ends[1], F_GETFD) & FD_CLOEXEC, 0);
	reply_send_done(&reply);
	ck_assert_int_eq(read(ends[0], line, sizeof line - 1), 16);
	ck_assert_str_eq(line, "{\"type\":\"done\"}\n");
	ck_assert(!path_exists(file));
	reply_close(&reply);
	close(ends[0]);
}
END_TEST

/* A launcher has closed the descriptor, or put something else in its place. */
START_TEST(the_file_is_taken_where_the_descriptor_is_not_for_writing)
{
	char number[16];
	struct reply reply;
	int other = open("/dev/null", O_RDONLY);
	snprintf(number, sizeof number, "%d", other);
	ck_assert(reply_open(&reply, number, file, NULL));
	reply_send_done(&reply);
	reply_close(&reply);
	close(other);
	ck_assert(reply_open(&reply, number, file, NULL));
	reply_send_done(&reply);
	reply_close(&reply);
	assert_file_holds("{\"type\":\"done\"}\n{\"type\":\"done\"}\n");
}
END_TEST

static void assert_refused(const char *descriptor, const char *path, const char *message)
{
	struct reply reply;
	struct error err = ERROR_INIT;
	ck_assert(!reply_open(&reply, descriptor, path, &err));
	ck_assert_str_eq(err.message, message);
	reply_close(&reply);
}

START_TEST(without_a_way_back_there_is_a_remedy)
{
	const char *nowhere = "nowhere to reply to: set LAPCHART_REPLY=FILE (/dev/stderr to look at it) or "
			      "LAPCHART_REPLY_FD=N";
	assert_refused(NULL, NULL, nowhere);
	assert_refused("", "", nowhere);
	assert_refused("999", NULL,
		       "LAPCHART_REPLY_FD: descriptor 999 is not open for writing, and LAPCHART_REPLY names no file");
	assert_refused("x", file, "LAPCHART_REPLY_FD: 'x' is not a whole number");
	assert_refused("1", file, "LAPCHART_REPLY_FD: 1 cannot be the descriptor of replies");
	assert_refused("-1", file, "LAPCHART_REPLY_FD: -1 cannot be the descriptor of replies");
	assert_refused(NULL, "/nonexistent/reply",
		       "LAPCHART_REPLY: cannot open /nonexistent/reply: No such file or directory");
}
END_TEST

START_TEST(the_first_failure_to_write_is_kept)
{
	struct reply reply;
	ck_assert(reply_open(&reply, NULL, "/dev/full", NULL));
	ck_assert_str_eq(reply.failure.message, "");
	reply_send_done(&reply);
	ck_assert_str_eq(reply.failure.message, "the reply: cannot write: No space left on device");
	reply_send_done(&reply);
	ck_assert_str_eq(reply.failure.message, "the reply: cannot write: No space left on device");
	reply_close(&reply);
}
END_TEST

TCase *reply_tests(void)
{
	TCase *tests = tcase_create("reply");
	tcase_add_checked_fixture(tests, make_folder, remove_folder);
	tcase_add_test(tests, lines_are_in_the_file_as_soon_as_they_are_sent);
	tcase_add_test(tests, the_descriptor_comes_first);
	tcase_add_test(tests, the_file_is_taken_where_the_descriptor_is_not_for_writing);
	tcase_add_test(tests, without_a_way_back_there_is_a_remedy);
	tcase_add_test(tests, the_first_failure_to_write_is_kept);
	return tests;
}

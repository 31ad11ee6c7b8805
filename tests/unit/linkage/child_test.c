#include "linkage/child.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../check_main.h"

TCase *child_tests(void);

static void say(const void *words)
{
	printf("out: %s\n", (const char *)words);
	fprintf(stderr, "err: %s\n", (const char *)words);
}

START_TEST(what_a_child_prints_is_caught_on_both_streams)
{
	struct buf text = BUF_INIT;
	ck_assert(child_ask(&text, say, "hello"));
	ck_assert_ptr_nonnull(strstr(text.data, "out: hello\n"));
	ck_assert_ptr_nonnull(strstr(text.data, "err: hello\n"));
	buf_free(&text);
}
END_TEST

/* stdout is a file here, so it is buffered; the file is looked at while the text is still pending. */
START_TEST(text_that_waits_in_the_parents_buffer_is_not_printed_twice)
{
	struct buf text = BUF_INIT;
	FILE *file = freopen("/dev/null", "w", stdout);
	ck_assert_ptr_nonnull(file);
	printf("pending");
	ck_assert(child_ask(&text, say, "hello"));
	ck_assert_ptr_null(strstr(text.data, "pending"));
	buf_free(&text);
}
END_TEST

static void flood(const void *context)
{
	(void)context;
	for (int i = 0; i < 200000; i++)
		puts("0123456789");
}

START_TEST(a_flood_is_read_to_its_end_and_cut)
{
	struct buf text = BUF_INIT;
	ck_assert(child_ask(&text, flood, NULL));
	ck_assert_uint_ge(text.length, 64u << 10);
	ck_assert_uint_lt(text.length, 80u << 10);
	buf_free(&text);
}
END_TEST

static void die(const void *context)
{
	(void)context;
	kill(getpid(), SIGKILL);
}

static void leave(const void *context)
{
	(void)context;
	_exit(3);
}

START_TEST(a_child_that_dies_tells_nothing)
{
	struct buf text = BUF_INIT;
	ck_assert(!child_ask(&text, die, NULL));
	ck_assert(!child_ask(&text, leave, NULL));
	buf_free(&text);
}
END_TEST

TCase *child_tests(void)
{
	TCase *tests = tcase_create("child");
	tcase_add_test(tests, what_a_child_prints_is_caught_on_both_streams);
	tcase_add_test(tests, text_that_waits_in_the_parents_buffer_is_not_printed_twice);
	tcase_add_test(tests, a_flood_is_read_to_its_end_and_cut);
	tcase_add_test(tests, a_child_that_dies_tells_nothing);
	return tests;
}

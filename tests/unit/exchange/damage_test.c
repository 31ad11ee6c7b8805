/* A file that was cut off or changed is refused, with the line and what to do. */
#include <stdlib.h>
#include <string.h>

#include "../check_main.h"
#include "base/mem.h"
#include "sample.h"

TCase *damage_tests(void);

static struct buf text;

static void make(void)
{
	text = (struct buf)BUF_INIT;
	sample_write(&text);
}

static void unmake(void)
{
	buf_free(&text);
}

/* What the reader says about a file; NULL: nothing. Caller frees. */
static char *refusal(const char *bytes, size_t length)
{
	struct buf again = BUF_INIT;
	struct error err = ERROR_INIT;
	bool good = sample_rewrite(&again, bytes, length, "f.json", &err);
	buf_free(&again);
	return good ? NULL : mem_text(err.message);
}

/* The sample with the first `old` replaced is refused with this message. */
static void assert_changed(const char *old, const char *fresh, const char *message)
{
	struct buf changed = BUF_INIT;
	char *place = strstr(text.data, old);
	ck_assert_msg(place != NULL, "the sample has no %s", old);
	buf_add(&changed, text.data, (size_t)(place - text.data));
	buf_text(&changed, fresh);
	buf_text(&changed, place + strlen(old));
	char *said = refusal(changed.data, changed.length);
	ck_assert_msg(said != NULL, "%s in place of %s was taken", fresh, old);
	ck_assert_msg(strcmp(said, message) == 0, "%s in place of %s: %s", fresh, old, said);
	free(said);
	buf_free(&changed);
}

START_TEST(the_sample_itself_is_good)
{
	ck_assert_ptr_null(refusal(text.data, text.length));
}
END_TEST

START_TEST(no_beginning_of_a_file_is_taken_for_the_whole)
{
	for (size_t length = 1; length < text.length; length++) {
		char *said = refusal(text.data, length);
		ck_assert_msg(said != NULL, "%zu bytes of %zu were taken", length, text.length);
		ck_assert_msg(strncmp(said, "f.json:", 7) == 0, "%s", said);
		ck_assert_msg(strstr(said, "copy or export") != NULL, "%zu bytes: %s", length, said);
		free(said);
	}
}
END_TEST

START_TEST(a_file_without_one_of_its_lines_is_refused)
{
	for (const char *line = text.data; *line; line += strcspn(line, "\n") + 1) {
		struct buf changed = BUF_INIT;
		buf_add(&changed, text.data, (size_t)(line - text.data));
		buf_text(&changed, line + strcspn(line, "\n") + 1);
		char *said = refusal(changed.data, changed.length);
		ck_assert_msg(said != NULL, "missed by nobody: %.60s", line);
		free(said);
		buf_free(&changed);
	}
}
END_TEST

START_TEST(another_format_is_refused)
{
	assert_changed("\"format\":1}", "\"format\":2,\"news\":3}",
		       "f.json:1: the file has format 2, and this lapchart reads 1: use a newer one");
	assert_changed("\"format\":1}", "\"format\":0}", "f.json:1: there is no format 0");
	assert_changed("\"type\":\"lapchart\"", "\"type\":\"chart\"",
		       "f.json:1: is not the first line of a file that `lapchart export` wrote");
	assert_changed("{\"type\":\"lapchart\",\"format\":1}", "{\"format\":1}",
		       "f.json:1: has no 'type': this is no file of results");
	assert_changed("{\"type\":\"lapchart\",\"format\":1}", "SQLite format 3",
		       "f.json:1: no valid JSON: unexpected character at byte 0");
}
END_TEST

START_TEST(members_are_those_of_the_format)
{
	assert_changed("\"author_time\":900", "\"author_time\":\"900\"",
		       "f.json:2: 'author_time' is not a whole number");
	assert_changed("\"author_time\":900,", "", "f.json:2: 'author_time' is missing");
	assert_changed("\"author_time\":900", "\"author_time\":null",
		       "f.json:2: 'author_time' is null: what is unknown is left out");
	assert_changed("\"author_time\":900", "\"author_time\":900,\"mood\":1",
		       "f.json:2: a line 'commit' has no member 'mood'");
	assert_changed("\"parents\":[]", "\"parents\":[3]", "f.json:2: 'parents': is not a text");
	assert_changed("\"type\":\"commit\"", "\"type\":\"branch\"",
		       "f.json:2: there are no lines of the type 'branch'");
	assert_changed("\"order\":3", "\"order\":-3", "f.json:10: 'order' is not a whole number that is not negative");
	assert_changed("\"order\":3", "\"order\":3000000000", "f.json:10: 'order' is too large");
}
END_TEST

START_TEST(values_are_those_that_lapchart_writes)
{
	assert_changed("\"sha\":\"2", "\"sha\":\"x", "f.json:2: 'sha' is not made of 40 hexadecimal digits");
	assert_changed("\"fingerprint\":\"0", "\"fingerprint\":\"",
		       "f.json:4: 'fingerprint' is not made of 12 hexadecimal digits");
	assert_changed("\"finished\":2100", "\"finished\":1999", "f.json:6: 'finished' lies before 'started'");
	assert_changed("\"threads\":4}]}\n{\"type\":\"visit\"", "\"threads\":5}]}\n{\"type\":\"visit\"",
		       "f.json:9: 'hash' is not that of these libraries: the line was changed");
	assert_changed("\"backend\":\"openmp\"", "\"backend\":\"../openmp\"",
		       "f.json:8: 'backend' cannot be a name (letters, digits and . _ -)");
	assert_changed("\"samples\":[0.3", "\"samples\":[-0.3", "f.json:10: 'samples': holds a time below 0");
	assert_changed("\"samples\":[0.3", "\"samples\":[1e999,0.3",
		       "f.json:10: 'samples': holds a number that is too large");
	assert_changed("\"samples\":[0.3", "\"samples\":[\"0.3\",0.3",
		       "f.json:10: 'samples': holds something that is no number");
	assert_changed("\"kept_rows\":2", "\"kept_rows\":3", "f.json:11: 'values': has 6 numbers in place of 3 x 3");
	assert_changed("\"kept_rows\":2", "\"kept_rows\":400", "f.json:11: 'values': must have sides of 1 to 320");
	assert_changed("\"state\":\"failed\"", "\"state\":\"ok\"", "f.json:13: 'reason' stands beside the state ok");
	assert_changed("\"reason\":\"wrong answer: sum is 41\",", "",
		       "f.json:13: 'reason' is missing: the state is not ok");
}
END_TEST

START_TEST(what_a_record_names_stands_above_it)
{
	assert_changed("\"commit\":\"1", "\"commit\":\"3",
		       "f.json:6: no line above is the commit '3111111111111111111111111111111111111111'");
	assert_changed("\"machine\":\"0", "\"machine\":\"1", "f.json:6: no line above is the machine '1123456789ab'");
	assert_changed("\"run\":\"aa", "\"run\":\"ca",
		       "f.json:8: no line above is the run 'caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'");
	assert_changed("\"key\":\"bb", "\"key\":\"aa",
		       "f.json:12: no line above is the run 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb'");
	assert_changed("\"sha\":\"1111111111111111111111111111111111111111",
		       "\"sha\":\"2222222222222222222222222222222222222222",
		       "f.json:3: 2222222222222222222222222222222222222222 is there twice");
	assert_changed("\"round\":4", "\"round\":0", "f.json:14: 'round' does not grow from visit to visit");
}
END_TEST

START_TEST(nothing_stands_behind_the_last_line)
{
	buf_text(&text, "{\"type\":\"end\",\"lines\":14}\n");
	char *said = refusal(text.data, text.length);
	ck_assert_str_eq(said, "f.json:16: stands behind the last line: the file was changed; export it again");
	free(said);
}
END_TEST

START_TEST(a_line_without_end_is_not_read_for_ever)
{
	struct buf endless = BUF_INIT;
	buf_reserve(&endless, 9 << 20);
	for (int i = 0; i < 9 << 20; i++)
		buf_char(&endless, ' ');
	char *said = refusal(endless.data, endless.length);
	ck_assert_str_eq(said, "f.json:1: the line is longer than 8388608 bytes: this is no file of results");
	free(said);
	buf_free(&endless);
}
END_TEST

TCase *damage_tests(void)
{
	TCase *tests = tcase_create("damage");
	tcase_add_checked_fixture(tests, make, unmake);
	tcase_add_test(tests, the_sample_itself_is_good);
	tcase_add_test(tests, no_beginning_of_a_file_is_taken_for_the_whole);
	tcase_add_test(tests, a_file_without_one_of_its_lines_is_refused);
	tcase_add_test(tests, another_format_is_refused);
	tcase_add_test(tests, members_are_those_of_the_format);
	tcase_add_test(tests, values_are_those_that_lapchart_writes);
	tcase_add_test(tests, what_a_record_names_stands_above_it);
	tcase_add_test(tests, nothing_stands_behind_the_last_line);
	tcase_add_test(tests, a_line_without_end_is_not_read_for_ever);
	return tests;
}

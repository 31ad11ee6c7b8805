/* What is written is read again, exactly. */
#include <string.h>

#include "../check_main.h"
#include "base/mem.h"
#include "sample.h"

TCase *file_tests(void);

/* The lines that hold a text. */
static size_t count_lines(const char *text, const char *with)
{
	size_t count = 0;
	for (; *text; text += strcspn(text, "\n") + 1) {
		const char *found = strstr(text, with);
		count += found && found < text + strcspn(text, "\n");
	}
	return count;
}

START_TEST(what_was_written_is_read_to_the_same_bytes)
{
	struct buf text = BUF_INIT, again = BUF_INIT;
	struct error err = ERROR_INIT;
	sample_write(&text);
	ck_assert_msg(sample_rewrite(&again, text.data, text.length, "sample", &err), "%s", err.message);
	ck_assert_str_eq(again.data, text.data);
	buf_free(&text);
	buf_free(&again);
}
END_TEST

START_TEST(a_line_is_a_record_and_the_last_one_counts_them)
{
	struct buf text = BUF_INIT;
	sample_write(&text);
	ck_assert_ptr_eq(strstr(text.data, "{\"type\":\"lapchart\",\"format\":1}\n"), text.data);
	ck_assert_uint_eq(count_lines(text.data, "\"type\":"), 15);
	ck_assert_uint_eq(count_lines(text.data, "\"type\":\"visit\""), 3);
	ck_assert_ptr_nonnull(strstr(text.data, "{\"type\":\"end\",\"lines\":14}\n"));
	buf_free(&text);
}
END_TEST

START_TEST(what_is_unknown_is_left_out)
{
	struct buf text = BUF_INIT;
	sample_write(&text);
	ck_assert_ptr_null(strstr(text.data, "null,\"")); /* a null of the options is their own */
	ck_assert_uint_eq(count_lines(text.data, "\"bytes\":"), 0);
	ck_assert_uint_eq(count_lines(text.data, "\"peak_bytes\":"), 0);
	ck_assert_uint_eq(count_lines(text.data, "\"elements\":0"), 1);
	ck_assert_uint_eq(count_lines(text.data, "\"finished\":"), 1);
	ck_assert_uint_eq(count_lines(text.data, "\"dirty\":true"), 1);
	buf_free(&text);
}
END_TEST

START_TEST(numbers_are_the_shortest_that_are_exact)
{
	struct buf text = BUF_INIT;
	sample_write(&text);
	ck_assert_ptr_nonnull(strstr(text.data, "\"samples\":[0.3333333333333333,"));
	ck_assert_ptr_nonnull(strstr(text.data, "\"seconds\":0.30000000000000004,"));
	ck_assert_ptr_nonnull(strstr(text.data, "\"seed\":18446744073709551615,"));
	ck_assert_ptr_nonnull(strstr(text.data, "\"started_ns\":1763760000123456789,"));
	ck_assert_ptr_nonnull(strstr(text.data, "\"values\":[0.1,1e-30,16777216,-0.33333334,0,3]"));
	buf_free(&text);
}
END_TEST

START_TEST(a_list_of_libraries_is_written_once)
{
	struct buf text = BUF_INIT;
	struct exchange_writer writer = exchange_begin(&text);
	struct library libraries[] = {{.kind = "blas", .name = "blis"}, {.kind = "libc", .name = "glibc"}};
	struct visit visit = {.libraries = libraries, .library_count = 2};
	exchange_write_visit(&writer, &visit);
	exchange_write_visit(&writer, &visit);
	ck_assert_uint_eq(count_lines(text.data, "\"type\":\"libraries\""), 1);
	visit.library_count = 1;
	exchange_write_visit(&writer, &visit);
	exchange_write_visit(&writer, &visit);
	ck_assert_uint_eq(count_lines(text.data, "\"type\":\"libraries\""), 2);
	exchange_end(&writer);
	buf_free(&text);
}
END_TEST

START_TEST(an_unknown_format_is_refused_with_those_that_there_are)
{
	struct error err = ERROR_INIT;
	ck_assert_ptr_null(exchange_find("asv", &err));
	ck_assert_str_eq(err.message, "there is no format 'asv'; there is lapchart");
}
END_TEST

TCase *file_tests(void)
{
	TCase *tests = tcase_create("file");
	tcase_add_test(tests, what_was_written_is_read_to_the_same_bytes);
	tcase_add_test(tests, a_line_is_a_record_and_the_last_one_counts_them);
	tcase_add_test(tests, what_is_unknown_is_left_out);
	tcase_add_test(tests, numbers_are_the_shortest_that_are_exact);
	tcase_add_test(tests, a_list_of_libraries_is_written_once);
	tcase_add_test(tests, an_unknown_format_is_refused_with_those_that_there_are);
	return tests;
}

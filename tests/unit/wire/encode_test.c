#include <math.h>
#include <string.h>

#include "../check_main.h"
#include "examples.h"

TCase *encode_tests(void);

static struct buf encode(const struct message *message)
{
	struct buf line = BUF_INIT;
	message_encode(&line, message);
	ck_assert_uint_gt(line.length, 0);
	ck_assert_ptr_eq(strchr(line.data, '\n'), line.data + line.length - 1);
	line.data[--line.length] = '\0';
	return line;
}

START_TEST(what_is_encoded_is_decoded_to_the_same_bytes)
{
	struct message message = example_message((enum message_type)_i), back;
	struct buf first = encode(&message);
	struct error err = ERROR_INIT;
	ck_assert_msg(message_decode(&back, first.data, first.length, &err), "%s: %s", first.data, err.message);
	struct buf second = encode(&back);
	ck_assert_str_eq(first.data, second.data);
	buf_free(&first);
	buf_free(&second);
	message_free(&message);
	message_free(&back);
}
END_TEST

START_TEST(the_type_stands_first)
{
	struct message message = example_message((enum message_type)_i);
	struct buf line = encode(&message), start = BUF_INIT;
	buf_printf(&start, "{\"type\":\"%s\"", message_name(message.type));
	ck_assert_msg(strncmp(line.data, start.data, start.length) == 0, "%s", line.data);
	buf_free(&start);
	buf_free(&line);
	message_free(&message);
}
END_TEST

START_TEST(a_sample_is_written_exactly)
{
	struct message message = example_message(MESSAGE_SAMPLE);
	struct buf line = encode(&message);
	ck_assert_str_eq(line.data, "{\"type\":\"sample\",\"seconds\":0.30000000000000004,\"iterations\":12}");
	buf_free(&line);
	message_free(&message);
}
END_TEST

START_TEST(a_sum_of_64_bits_stays_exact)
{
	struct message message = example_message(MESSAGE_ANSWER);
	struct buf line = encode(&message);
	ck_assert_ptr_nonnull(strstr(line.data, "18446744073709551557"));
	buf_free(&line);
	message_free(&message);
}
END_TEST

START_TEST(a_sample_of_nan_does_not_pass)
{
	struct message message = {.type = MESSAGE_SAMPLE, .seconds = NAN, .iterations = 1}, back;
	struct error err = ERROR_INIT;
	struct buf line = encode(&message);
	ck_assert(!message_decode(&back, line.data, line.length, &err));
	ck_assert_str_eq(err.message, "has no number \"seconds\"");
	buf_free(&line);
}
END_TEST

START_TEST(unknown_usage_is_left_out)
{
	struct message message = {.type = MESSAGE_USAGE, .usage = {.user_seconds = NAN, .system_seconds = NAN}};
	struct buf line = encode(&message);
	ck_assert_ptr_null(strstr(line.data, "user_seconds"));
	ck_assert_ptr_null(strstr(line.data, "peak_bytes"));
	buf_free(&line);
}
END_TEST

TCase *encode_tests(void)
{
	TCase *tests = tcase_create("encode");
	tcase_add_loop_test(tests, what_is_encoded_is_decoded_to_the_same_bytes, 0, EXAMPLE_COUNT);
	tcase_add_loop_test(tests, the_type_stands_first, 0, EXAMPLE_COUNT);
	tcase_add_test(tests, a_sample_is_written_exactly);
	tcase_add_test(tests, a_sum_of_64_bits_stays_exact);
	tcase_add_test(tests, a_sample_of_nan_does_not_pass);
	tcase_add_test(tests, unknown_usage_is_left_out);
	return tests;
}

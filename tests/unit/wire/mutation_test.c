/*
 * mutation_test.c: the fuzzing that runs everywhere: each good line, changed at
 * random from a fixed seed. Whatever comes in, decoding says yes with a
 * message that holds what it promises, or no with a reason; a sanitizer sees
 * the rest.
 */
#include <math.h>
#include <string.h>

#include "../check_main.h"
#include "base/hash.h"
#include "base/mem.h"
#include "examples.h"

TCase *mutation_tests(void);

#define ROUNDS 3000 /* of each type */

static const char *const pieces[] = {"\"",
				     "{",
				     "}",
				     "[",
				     "]",
				     ",",
				     ":",
				     "null",
				     "NaN",
				     "-1",
				     "1e999",
				     "Infinity",
				     "true",
				     "\\u00",
				     "\\u0000",
				     "\xff\xfe",
				     "\\",
				     "18446744073709551616",
				     "\n",
				     "\"type\":\"done\"",
				     "\xed\xa0\x80",
				     "0.0"};

static void overwrite(struct buf *line, uint64_t *seed)
{
	if (line->length)
		line->data[hash_below(seed, line->length)] = (char)hash_below(seed, 256);
}

static void cut(struct buf *line, uint64_t *seed)
{
	line->length = hash_below(seed, line->length + 1);
	line->data[line->length] = '\0';
}

static void insert(struct buf *line, uint64_t *seed)
{
	struct buf changed = BUF_INIT;
	size_t at = hash_below(seed, line->length + 1);
	buf_add(&changed, line->data, at);
	buf_text(&changed, pieces[hash_below(seed, COUNT_OF(pieces))]);
	buf_add(&changed, line->data + at, line->length - at);
	buf_free(line);
	*line = changed;
}

static void drop(struct buf *line, uint64_t *seed)
{
	size_t at = hash_below(seed, line->length + 1);
	size_t length = hash_below(seed, line->length - at + 1);
	memmove(line->data + at, line->data + at + length, line->length - at - length + 1);
	line->length -= length;
}

static void (*const changes[])(struct buf *line, uint64_t *seed) = {overwrite, overwrite, insert, drop, cut};

static void must_keep_promises(const struct message *message)
{
	switch (message->type) {
	case MESSAGE_SAMPLE:
		ck_assert(isfinite(message->seconds) && message->seconds > 0 && message->iterations > 0);
		break;
	case MESSAGE_CALIBRATION:
		ck_assert(message->iterations > 0);
		break;
	case MESSAGE_UNAVAILABLE:
	case MESSAGE_ERROR:
		ck_assert(message->text && *message->text);
		break;
	case MESSAGE_USAGE:
		ck_assert(!(message->usage.user_seconds < 0) && !isinf(message->usage.user_seconds));
		break;
	case MESSAGE_DESCRIBE:
		ck_assert(message->worker.backend && *message->worker.backend);
		break;
	case MESSAGE_METRICS:
		for (size_t i = 0; i < message->answer.count; i++)
			ck_assert(message->answer.items[i].is_number && isfinite(message->answer.items[i].number));
		break;
	case MESSAGE_PLANES:
		for (size_t i = 0; i < message->planes.count; i++) {
			const struct plane *plane = &message->planes.items[i];
			ck_assert(plane_name_is_good(plane->name) && !strchr(plane->file, '/'));
			ck_assert(plane->rows * plane->columns - 1 < PLANE_FILE_MAX / sizeof(double));
		}
		break;
	default:
		break;
	}
}

static void decode_copy(const struct buf *line)
{
	/* Without a byte behind it, so that reading too far is seen. */
	char *exact = mem_alloc(line->length);
	struct message message;
	struct error err = ERROR_INIT;
	memcpy(exact, line->data, line->length);
	if (message_decode(&message, exact, line->length, &err)) {
		must_keep_promises(&message);
		message_free(&message);
	} else {
		ck_assert_int_ne(err.kind, ERROR_NONE);
		ck_assert_uint_gt(strlen(err.message), 0);
	}
	free(exact);
}

START_TEST(a_line_changed_at_random_is_taken_or_refused_in_order)
{
	uint64_t seed = 20110626 + (uint64_t)_i;
	for (int round = 0; round < ROUNDS; round++) {
		struct buf line = BUF_INIT;
		buf_text(&line, example_lines[_i]);
		for (uint64_t n = hash_below(&seed, 4) + 1; n; n--)
			changes[hash_below(&seed, COUNT_OF(changes))](&line, &seed);
		decode_copy(&line);
		buf_free(&line);
	}
}
END_TEST

TCase *mutation_tests(void)
{
	TCase *tests = tcase_create("mutation");
	tcase_set_timeout(tests, 60); /* under valgrind */
	tcase_add_loop_test(tests, a_line_changed_at_random_is_taken_or_refused_in_order, 0, EXAMPLE_COUNT);
	return tests;
}

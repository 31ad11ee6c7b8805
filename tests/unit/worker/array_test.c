#include "worker/array.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../check_main.h"

TCase *array_tests(void);

static const struct array_words words = {"a table of", "choose a smaller n"}, bare = {"", "choose a smaller pupil"};

/* For AddressSanitizer, which by itself ends the program on such a size. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "allocator_may_return_null=1";
}

/* Every byte can be written to. */
static void assert_border(size_t bytes, enum array_pages pages, size_t border)
{
	char *array = array_allocate(bytes, pages, &words, NULL);
	ck_assert_ptr_nonnull(array);
	ck_assert_uint_eq((uintptr_t)array % border, 0);
	memset(array, 1, bytes);
	free(array);
}

START_TEST(an_array_starts_at_a_cache_line)
{
	for (size_t bytes = 1; bytes <= (size_t)5 << 20; bytes = bytes * 3 + 1)
		assert_border(bytes, ARRAY_ANY_PAGES, 64);
}
END_TEST

START_TEST(an_array_in_huge_pages_starts_at_one)
{
	assert_border(100, ARRAY_HUGE_PAGES, 64);
	assert_border((size_t)2 << 20, ARRAY_HUGE_PAGES, 64);
	assert_border(((size_t)2 << 20) + 1, ARRAY_HUGE_PAGES, (size_t)2 << 20);
	assert_border((size_t)5 << 20, ARRAY_HUGE_PAGES, (size_t)2 << 20);
}
END_TEST

START_TEST(what_does_not_fit_is_an_error_with_its_size)
{
	struct error err = ERROR_INIT;
	ck_assert_ptr_null(array_allocate((size_t)1 << 57, ARRAY_ANY_PAGES, &words, &err));
	ck_assert_str_eq(err.message, "no memory for a table of 128 PiB; choose a smaller n");
	ck_assert_ptr_null(array_allocate((size_t)1 << 57, ARRAY_HUGE_PAGES, &bare, &err));
	ck_assert_str_eq(err.message, "no memory for 128 PiB; choose a smaller pupil");
}
END_TEST

TCase *array_tests(void)
{
	TCase *tests = tcase_create("array");
	tcase_add_test(tests, an_array_starts_at_a_cache_line);
	tcase_add_test(tests, an_array_in_huge_pages_starts_at_one);
	tcase_add_test(tests, what_does_not_fit_is_an_error_with_its_size);
	return tests;
}

#include "base/mem.h"

#include <stdint.h>
#include <string.h>

#include "../check_main.h"

TCase *mem_tests(void);

START_TEST(nothing_is_memory_too)
{
	void *memory = mem_alloc(0);
	ck_assert_ptr_nonnull(memory);
	free(memory);
	memory = mem_zero(0, 8);
	ck_assert_ptr_nonnull(memory);
	free(memory);
	memory = mem_resize(NULL, 0, 8);
	ck_assert_ptr_nonnull(memory);
	free(memory);
}
END_TEST

START_TEST(a_product_that_overflows_ends_the_program)
{
	free(mem_resize(NULL, SIZE_MAX / 2, 3));
}
END_TEST

START_TEST(zeroed_memory_that_overflows_ends_the_program)
{
	free(mem_zero(SIZE_MAX / 2, 3));
}
END_TEST

START_TEST(no_text_stays_no_text)
{
	ck_assert_ptr_null(mem_text(NULL));
	char *text = mem_text_n("abc", 2);
	ck_assert_str_eq(text, "ab");
	mem_replace(&text, text + 1); /* a part of itself */
	ck_assert_str_eq(text, "b");
	mem_replace(&text, NULL);
	ck_assert_ptr_null(text);
}
END_TEST

START_TEST(an_array_grows_and_keeps_what_it_holds)
{
	int *numbers = NULL;
	size_t count = 0, capacity = 0;
	for (int i = 0; i < 1000; i++) {
		MEM_GROW(numbers, count, capacity);
		numbers[count++] = i;
	}
	for (int i = 0; i < 1000; i++)
		ck_assert_int_eq(numbers[i], i);
	free(numbers);
}
END_TEST

START_TEST(printed_text_has_any_length)
{
	char *spaces = mem_printf("%5000s", "");
	ck_assert_uint_eq(strlen(spaces), 5000);
	free(spaces);
}
END_TEST

TCase *mem_tests(void)
{
	TCase *tests = tcase_create("mem");
	tcase_add_test(tests, nothing_is_memory_too);
	if (!getenv("CK_FORK")) { /* without a process of its own the first would end all tests */
		tcase_add_exit_test(tests, a_product_that_overflows_ends_the_program, 2);
		tcase_add_exit_test(tests, zeroed_memory_that_overflows_ends_the_program, 2);
	}
	tcase_add_test(tests, no_text_stays_no_text);
	tcase_add_test(tests, an_array_grows_and_keeps_what_it_holds);
	tcase_add_test(tests, printed_text_has_any_length);
	return tests;
}

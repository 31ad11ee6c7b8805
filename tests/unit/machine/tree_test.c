#include "machine/tree.h"

#include <locale.h>

#include "../check_main.h"
#include "scratch.h"

TCase *tree_tests(void);

START_TEST(a_field_is_found_at_the_start_of_a_line_only)
{
	const char *text = "model\t\t: 85\nmodel name\t: A thing: with a colon  \nempty:\nx model : 3";
	char *model = text_field(text, "model"), *name = text_field(text, "model name");
	ck_assert_str_eq(model, "85");
	ck_assert_str_eq(name, "A thing: with a colon");
	ck_assert_ptr_null(text_field(text, "empty"));
	ck_assert_ptr_null(text_field(text, "name"));
	ck_assert_ptr_null(text_field(NULL, "model"));
	free(model);
	free(name);
}
END_TEST

START_TEST(a_number_in_a_field_may_have_a_unit_and_be_hexadecimal)
{
	int64_t number = 7;
	ck_assert(text_field_int(&number, "MemTotal:   16 kB", "MemTotal"));
	ck_assert_int_eq(number, 16);
	ck_assert(text_field_int(&number, "CPU part\t: 0xd0c", "CPU part"));
	ck_assert_int_eq(number, 0xd0c);
	ck_assert(!text_field_int(&number, "stepping\t: unknown", "stepping"));
	ck_assert(!text_field_int(&number, "n: 99999999999999999999", "n"));
	ck_assert_int_eq(number, 0xd0c);
}
END_TEST

START_TEST(lists_of_cpus_are_counted_and_nonsense_counts_nothing)
{
	ck_assert_uint_eq(cpulist_count("0"), 1);
	ck_assert_uint_eq(cpulist_count("0-3,8,10-11"), 7);
	ck_assert_uint_eq(cpulist_count(""), 0);
	ck_assert_uint_eq(cpulist_count("3-1"), 0);
	ck_assert_uint_eq(cpulist_count("0-3 x"), 0);
	ck_assert_uint_eq(cpulist_count("0-99999999999"), 0);
	ck_assert_uint_eq(cpulist_count("(null)"), 0);
}
END_TEST

START_TEST(a_decimal_number_has_a_point_whatever_the_locale_says)
{
	double number;
	setlocale(LC_ALL, "de_DE.UTF-8"); /* where it is installed */
	ck_assert(text_decimal(&number, "2600.125 and more"));
	ck_assert_double_eq(number, 2600.125);
	ck_assert(!text_decimal(&number, ""));
	ck_assert(!text_decimal(&number, "fast"));
	ck_assert(!text_decimal(&number, "1.2.3"));
	setlocale(LC_ALL, "C");
}
END_TEST

START_TEST(a_number_file_must_hold_a_number_and_nothing_else)
{
	int64_t number = 7;
	char *root = scratch_empty();
	scratch_write(root, "/good", "-1\n");
	scratch_write(root, "/max", "max\n");
	scratch_write(root, "/more", "12 kB\n");
	scratch_write(root, "/nothing", "\n");
	ck_assert(tree_int(&number, root, "/%s", "good"));
	ck_assert_int_eq(number, -1);
	ck_assert(!tree_int(&number, root, "/max"));
	ck_assert(!tree_int(&number, root, "/more"));
	ck_assert(!tree_int(&number, root, "/nothing"));
	ck_assert(!tree_int(&number, root, "/absent"));
	ck_assert_int_eq(number, -1);
	ck_assert_ptr_null(tree_text(root, "/nothing"));
	ck_assert_ptr_null(tree_text(root, "/"));
	scratch_drop(root);
}
END_TEST

START_TEST(numbered_names_come_in_order_without_their_neighbours)
{
	int *numbers;
	char *root = scratch_empty();
	scratch_write(root, "/f/cpu10/x", "");
	scratch_write(root, "/f/cpu2/x", "");
	scratch_write(root, "/f/cpufreq/x", "");
	scratch_write(root, "/f/cpu3x/x", "");
	scratch_write(root, "/f/cpu99999999999999999999/x", "");
	ck_assert_uint_eq(tree_numbered(&numbers, root, "/f", "cpu"), 2);
	ck_assert_int_eq(numbers[0], 2);
	ck_assert_int_eq(numbers[1], 10);
	free(numbers);
	ck_assert_uint_eq(tree_numbered(&numbers, root, "/absent", "cpu"), 0);
	ck_assert_ptr_null(numbers);
	scratch_drop(root);
}
END_TEST

TCase *tree_tests(void)
{
	TCase *tests = tcase_create("tree");
	tcase_add_test(tests, a_field_is_found_at_the_start_of_a_line_only);
	tcase_add_test(tests, a_number_in_a_field_may_have_a_unit_and_be_hexadecimal);
	tcase_add_test(tests, lists_of_cpus_are_counted_and_nonsense_counts_nothing);
	tcase_add_test(tests, a_decimal_number_has_a_point_whatever_the_locale_says);
	tcase_add_test(tests, a_number_file_must_hold_a_number_and_nothing_else);
	tcase_add_test(tests, numbered_names_come_in_order_without_their_neighbours);
	return tests;
}

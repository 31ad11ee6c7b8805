#include <stdint.h>

#include "worker/kernel.h"

#include "../check_main.h"

TCase *kernel_tests(void);

static struct params params_of(const char *text)
{
	struct params params = {0};
	ck_assert(params_parse(&params, text, NULL));
	return params;
}

START_TEST(a_number_within_its_bounds_is_taken)
{
	struct params params = params_of("n=100");
	int64_t n = 0;
	ck_assert(kernel_param_int(&n, &params, "n", 100, 100, NULL));
	ck_assert_int_eq(n, 100);
	params_free(&params);
}
END_TEST

static void assert_number_refused(const char *text, const char *message)
{
	struct params params = params_of(text);
	struct error err = ERROR_INIT;
	int64_t n = 7;
	ck_assert(!kernel_param_int(&n, &params, "n", 1, 10, &err));
	ck_assert_str_eq(err.message, message);
	ck_assert_int_eq(err.kind, ERROR_USAGE);
	ck_assert_int_eq(n, 7);
	params_free(&params);
}

START_TEST(other_numbers_are_refused)
{
	assert_number_refused("m=1", "the parameter n is missing; add --param n=VALUE");
	assert_number_refused("n=0", "parameter n: 0 is not within 1 ... 10");
	assert_number_refused("n=11", "parameter n: 11 is not within 1 ... 10");
	assert_number_refused("n=1.5", "parameter n: '1.5' is not a whole number");
}
END_TEST

START_TEST(a_word_is_found_in_its_list)
{
	static const char *const words[] = {"double", "complex", NULL};
	struct params good = params_of("type=complex"), bad = params_of("type=comp"), none = {0};
	struct error err = ERROR_INIT;
	int type = -1;
	ck_assert(kernel_param_word(&type, &good, "type", words, NULL));
	ck_assert_int_eq(type, 1);
	ck_assert(!kernel_param_word(&type, &bad, "type", words, &err));
	ck_assert_str_eq(err.message, "parameter type: 'comp' is not one of double, complex");
	ck_assert(!kernel_param_word(&type, &none, "type", words, &err));
	ck_assert_str_eq(err.message, "the parameter type is missing; add --param type=VALUE");
	params_free(&good);
	params_free(&bad);
}
END_TEST

START_TEST(parameters_are_known_from_either_list)
{
	static const char *const names[] = {"n", NULL}, *const more[] = {"threads", NULL};
	struct params params = params_of("n=1,threads=2");
	struct error err = ERROR_INIT;
	ck_assert(kernel_params_known(&params, names, more, NULL));
	ck_assert(!kernel_params_known(&params, names, NULL, &err));
	ck_assert_str_eq(err.message, "there is no parameter threads here");
	ck_assert(!kernel_params_known(&params, NULL, more, &err));
	ck_assert_str_eq(err.message, "there is no parameter n here");
	params_free(&params);
}
END_TEST

TCase *kernel_tests(void)
{
	TCase *tests = tcase_create("kernel");
	tcase_add_test(tests, a_number_within_its_bounds_is_taken);
	tcase_add_test(tests, other_numbers_are_refused);
	tcase_add_test(tests, a_word_is_found_in_its_list);
	tcase_add_test(tests, parameters_are_known_from_either_list);
	return tests;
}

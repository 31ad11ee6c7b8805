#include "model/visit.h"

#include <string.h>

#include "base/mem.h"

#include "../check_main.h"

TCase *visit_tests(void);

START_TEST(states_have_the_names_that_the_database_holds)
{
	static const char *const names[] = {"ok",      "skipped",   "unavailable",  "failed",
					    "crashed", "timed-out", "out-of-memory"};
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		enum state state;
		ck_assert_str_eq(state_name((enum state)i), names[i]);
		ck_assert(state_parse(&state, names[i], NULL));
		ck_assert_uint_eq(state, i);
	}
	ck_assert_uint_eq(COUNT_OF(names), STATE_OUT_OF_MEMORY + 1);
}
END_TEST

START_TEST(other_words_are_no_state)
{
	static const char *const words[] = {"", "OK", "ok ", "timed out", "fail"};
	for (size_t i = 0; i < COUNT_OF(words); i++) {
		struct error err = ERROR_INIT;
		enum state state = STATE_CRASHED;
		ck_assert(!state_parse(&state, words[i], &err));
		ck_assert_ptr_nonnull(strstr(err.message, words[i]));
		ck_assert_int_eq(state, STATE_CRASHED);
	}
}
END_TEST

START_TEST(the_first_failure_stays)
{
	struct visit visit = {0};
	visit_fail(&visit, STATE_TIMED_OUT, "after %d s", 5);
	visit_fail(&visit, STATE_CRASHED, "killed by us");
	ck_assert_int_eq(visit.state, STATE_TIMED_OUT);
	ck_assert_str_eq(visit.reason, "after 5 s");
	visit_free(&visit);
	ck_assert_int_eq(visit.state, STATE_OK);
	ck_assert_ptr_null(visit.reason);
}
END_TEST

START_TEST(samples_stay_in_the_order_measured)
{
	struct visit visit = {0};
	for (int i = 0; i < 100; i++)
		visit_add_sample(&visit, 1.0 / (i + 1));
	ck_assert_uint_eq(visit.sample_count, 100);
	ck_assert_double_eq(visit.samples[0], 1);
	ck_assert_double_eq(visit.samples[99], 0.01);
	visit_free(&visit);
	ck_assert_uint_eq(visit.sample_count, 0);
}
END_TEST

TCase *visit_tests(void)
{
	TCase *tests = tcase_create("visit");
	tcase_add_test(tests, states_have_the_names_that_the_database_holds);
	tcase_add_test(tests, other_words_are_no_state);
	tcase_add_test(tests, the_first_failure_stays);
	tcase_add_test(tests, samples_stay_in_the_order_measured);
	return tests;
}

/*
 * angular_cut_ranks_test.c: the angular cut by MPI ranks. The values are those
 * of tests/unit/angular-cut/angular_cut_test.c.
 */
#include "../check_main.h"
#include "base/mem.h"
#include "support.h"

TCase *angular_cut_ranks_tests(void);

static const struct {
	const char *params, *removed, *sum, *looked, *hash;
} goldens[] = {
	{"contaminants=500,objects=5000,ranks=1", "188", "465917", "2452830", "a459d85d97d5bc1a"},
	{"contaminants=500,objects=5000,ranks=2", "188", "465917", "2452830", "a459d85d97d5bc1a"},
	{"contaminants=500,objects=5000,ranks=3", "188", "465917", "2452830", "a459d85d97d5bc1a"},
	{"contaminants=1,objects=1,ranks=2", "0", "0", "1", "14650fb0739d0383"}, /* fewer objects than ranks */
	{"contaminants=5,objects=0,ranks=2", "0", "0", "0", "14650fb0739d0383"},
};

/* After a warm-up and two samples: each run starts anew. */
START_TEST(any_number_of_ranks_gives_the_golden_answer)
{
	struct race race;
	race_begin(&race, ANGULAR_CUT_WORKER, "angular-cut", goldens[_i].params);
	race_expect(&race, STATE_OK, NULL);
	race_expect_value(&race, "removed", goldens[_i].removed);
	race_expect_value(&race, "sum", goldens[_i].sum);
	race_expect_value(&race, "looked", goldens[_i].looked);
	race_expect_value(&race, "hash", goldens[_i].hash);
	race_end(&race);
}
END_TEST

static const struct {
	const char *params, *reason;
} refused[] = {
	{"contaminants=10,objects=-1,ranks=2", "parameter objects: -1 is not within 0 ... 100000000"},
	{"contaminants=10,objects=10,ranks=2,threads=2", "there is no parameter threads here"},
};

START_TEST(bad_parameters_are_refused_by_all_ranks_with_one_word)
{
	struct race race;
	race_begin(&race, ANGULAR_CUT_WORKER, "angular-cut", refused[_i].params);
	race_expect(&race, STATE_FAILED, refused[_i].reason);
	race_end(&race);
}
END_TEST

TCase *angular_cut_ranks_tests(void)
{
	TCase *tests = tcase_create("angular-cut");
	tcase_set_timeout(tests, 120);
	tcase_add_loop_test(tests, any_number_of_ranks_gives_the_golden_answer, 0, COUNT_OF(goldens));
	tcase_add_loop_test(tests, bad_parameters_are_refused_by_all_ranks_with_one_word, 0, COUNT_OF(refused));
	return tests;
}

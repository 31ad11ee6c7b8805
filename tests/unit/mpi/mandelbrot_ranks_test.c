/*
 * mandelbrot_ranks_test.c: the Mandelbrot sets by MPI ranks. The values are
 * those of tests/unit/worker/mandelbrot_test.c.
 */
#include "../check_main.h"
#include "base/mem.h"
#include "support.h"

TCase *mandelbrot_ranks_tests(void);

static const struct {
	const char *benchmark, *params, *sum, *escaped, *iterations, *points, *hash;
} goldens[] = {
	{"mandelbrot-tutorial", "maxiter=300,width=100", "10201", "1998", "162799", "2500", "633b6e24c8ebb72a"},
	{"mandelbrot-tutorial", "maxiter=100,width=300", "75014", "17872", "555686", "22500", "b66d26bfdaab782b"},
	{"mandelbrot-salon", "counting=cython,maxi=512,n=100", "1320704", "7512", "1328216", "10000",
	 "16476f5808c4d2c7"},
	{"mandelbrot-salon", "maxi=5,n=2", "6", "4", "6", "4", NULL}, /* fewer rows than ranks */
};

static const char *const ranks[] = {"1", "2", "3"};

static void visit(size_t golden, const char *count)
{
	struct race race;
	race_begin(&race, MANDELBROT_WORKER, goldens[golden].benchmark, goldens[golden].params);
	params_set(&race.point.params, "ranks", count);
	race_expect(&race, STATE_OK, NULL);
	race_expect_value(&race, "sum", goldens[golden].sum);
	race_expect_value(&race, "escaped", goldens[golden].escaped);
	race_expect_value(&race, "iterations", goldens[golden].iterations);
	race_expect_value(&race, "points", goldens[golden].points);
	if (goldens[golden].hash)
		race_expect_value(&race, "hash", goldens[golden].hash);
	race_end(&race);
}

/* After a warm-up and two samples: each run starts anew. */
START_TEST(any_number_of_ranks_gives_the_golden_answer)
{
	visit((size_t)_i / COUNT_OF(ranks), ranks[(size_t)_i % COUNT_OF(ranks)]);
}
END_TEST

static const struct {
	const char *params, *reason;
} refused[] = {
	{"maxiter=10,ranks=2,width=0", "parameter width: 0 is not within 1 ... 65536"},
	{"maxiter=10,ranks=2", "the parameter width is missing; add --param width=VALUE"},
	{"maxiter=10,ranks=2,threads=2,width=10", "there is no parameter threads here"},
};

START_TEST(bad_parameters_are_refused_by_all_ranks_with_one_word)
{
	struct race race;
	race_begin(&race, MANDELBROT_WORKER, "mandelbrot-tutorial", refused[_i].params);
	race_expect(&race, STATE_FAILED, refused[_i].reason);
	race_end(&race);
}
END_TEST

TCase *mandelbrot_ranks_tests(void)
{
	TCase *tests = tcase_create("mandelbrot");
	tcase_set_timeout(tests, 120);
	tcase_add_loop_test(tests, any_number_of_ranks_gives_the_golden_answer, 0, COUNT_OF(goldens) * COUNT_OF(ranks));
	tcase_add_loop_test(tests, bad_parameters_are_refused_by_all_ranks_with_one_word, 0, COUNT_OF(refused));
	return tests;
}

/* One program for each backend of the benchmark `expression`: the same answers from whichever it is linked with. */
#include <string.h>

#include "base/mem.h"
#include "expression/problem.h"

#include "../check_main.h"

/* Computed by data/benchmarks/golden_expression.py. */
static const struct {
	const char *params, *checksum;
} goldens[] = {
	{"expression=arithmetic,n=1", "3fe5b319e8ee036b"},
	{"expression=mandelbrot-step,n=1", "ff98d803072eed71"},
	{"expression=arithmetic,n=77", "8e45e5c9c5c218dc"},
	{"expression=mandelbrot-step,n=77", "9299d11a6527b9a8"},
	{"expression=arithmetic,n=10000", "c147ee64bae72df3"},
	{"expression=mandelbrot-step,n=10000", "fffc54efac7834d4"},
	{"expression=arithmetic,n=100000", "c735982887bc79f4"},
	{"expression=mandelbrot-step,n=100000", "ab79a9525e0ccfe5"},
};

static struct params params_of(const char *text, const char *threads)
{
	struct params params = {0};
	struct error err = ERROR_INIT;
	ck_assert_msg(params_parse(&params, text, &err), "%s", err.message);
	if (backend.kernels[0].params)
		params_set(&params, "threads", threads);
	return params;
}

static void *prepare(const char *text, const char *threads)
{
	struct params params = params_of(text, threads);
	struct error err = ERROR_INIT;
	void *state = NULL;
	ck_assert_msg(backend.kernels[0].prepare(&state, &params, &err), "%s", err.message);
	params_free(&params);
	return state;
}

static void run(void *state)
{
	struct error err = ERROR_INIT;
	ck_assert_msg(backend.kernels[0].run(state, &err), "%s", err.message);
}

static void assert_answer(void *state, const char *wrong, const char *checksum)
{
	struct answer answer = {0};
	ck_assert(backend.kernels[0].answer(state, &answer, NULL));
	ck_assert_str_eq(answer_find(&answer, "wrong")->text, wrong);
	if (checksum)
		ck_assert_str_eq(answer_find(&answer, "checksum")->text, checksum);
	answer_free(&answer);
}

START_TEST(the_answer_is_the_golden_one)
{
	static const char *const threads[] = {"1", "2", "3", "7"};
	for (size_t i = 0; i < COUNT_OF(threads); i++) {
		void *state = prepare(goldens[_i].params, threads[i]);
		run(state);
		assert_answer(state, "0", goldens[_i].checksum);
		backend.kernels[0].finish(state);
	}
}
END_TEST

START_TEST(each_run_starts_anew)
{
	void *state = prepare(goldens[0].params, "2");
	for (int i = 0; i < 3; i++)
		run(state);
	assert_answer(state, "0", goldens[0].checksum);
	backend.kernels[0].finish(state);
}
END_TEST

START_TEST(what_did_not_run_is_wrong_everywhere)
{
	void *arithmetic = prepare("expression=arithmetic,n=100", "1");
	void *step = prepare("expression=mandelbrot-step,n=100", "1");
	assert_answer(arithmetic, "100", NULL);
	assert_answer(step, "100", NULL);
	run(step);
	problem_wipe(step);
	assert_answer(step, "100", NULL);
	backend.kernels[0].finish(arithmetic);
	backend.kernels[0].finish(step);
}
END_TEST

/* A bit of one element, the sign of a zero. */
START_TEST(one_wrong_bit_is_seen)
{
	void *arithmetic = prepare("expression=arithmetic,n=1000", "1");
	void *step = prepare("expression=mandelbrot-step,n=1000", "1");
	struct expression_complex *stepped = ((struct problem *)step)->stepped;
	double *a = ((struct problem *)arithmetic)->a;
	size_t i = 0;
	run(arithmetic);
	run(step);
	((unsigned char *)&a[17])[0] ^= 1;
	assert_answer(arithmetic, "1", NULL);
	while (stepped[i].im != 0)
		i++;
	stepped[i].im = -0.0;
	assert_answer(step, "1", NULL);
	backend.kernels[0].finish(arithmetic);
	backend.kernels[0].finish(step);
}
END_TEST

static void assert_refused(const char *text, const char *threads, const char *message)
{
	struct params params = params_of(text, threads);
	struct error err = ERROR_INIT;
	void *state = NULL;
	ck_assert_msg(!backend.kernels[0].prepare(&state, &params, &err), "%s was taken", text);
	ck_assert_str_eq(err.message, message);
	ck_assert_int_eq(err.kind, ERROR_USAGE);
	backend.kernels[0].finish(state);
	params_free(&params);
}

START_TEST(bad_parameters_are_refused_with_their_name)
{
	assert_refused("n=10", "1", "the parameter expression is missing; add --param expression=VALUE");
	assert_refused("expression=arithmetic", "1", "the parameter n is missing; add --param n=VALUE");
	assert_refused("expression=arithmetic,n=0", "1", "parameter n: 0 is not within 1 ... 1000000000");
	assert_refused("expression=sum,n=1", "1",
		       "parameter expression: 'sum' is not one of arithmetic, mandelbrot-step");
	assert_refused("expression=arithmetic,m=1,n=1", "1", "there is no parameter m here");
	if (backend.kernels[0].params)
		assert_refused("expression=arithmetic,n=1", "0", "parameter threads: 0 is not within 1 ... 4096");
	backend.kernels[0].finish(NULL);
}
END_TEST

static TCase *problem_tests(void)
{
	TCase *tests = tcase_create("problem");
	tcase_add_loop_test(tests, the_answer_is_the_golden_one, 0, COUNT_OF(goldens));
	tcase_add_test(tests, each_run_starts_anew);
	tcase_add_test(tests, what_did_not_run_is_wrong_everywhere);
	tcase_add_test(tests, one_wrong_bit_is_seen);
	tcase_add_test(tests, bad_parameters_are_refused_with_their_name);
	return tests;
}

CHECK_MAIN(backend.name, problem_tests)
